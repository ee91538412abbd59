import type { CommandContext, GuestCommand } from './guest-command.ts';
import { type GuestProcess, memoryShare, processesOf } from './processes.ts';

/** `ps`, `ps -e`, `ps -ef`, `ps aux`, `ps -p N`, `ps -u NAME`. */
export const ps: GuestCommand = {
  name: 'ps',
  run(context) {
    const { arguments: args, account, terminal, variables, complain, write } = context;
    const letters = args.filter((word) => !/^\d+$/.test(word)).join('');
    const command = ['ps', ...args].join(' ');
    const shell = Number(variables.get('$')) || 1001;
    const all = processesOf(account, { shell, command, hasTerminal: terminal !== undefined });
    const wrong = /^-?[aAefluxpwh]*$/.test(letters.replace(account.name, '')) ? undefined : letters;
    if (wrong !== undefined || letters.startsWith('--')) {
      complain(`error: unsupported option\n\n${usage}`);
      return 1;
    }
    const isBsd = args.length > 0 && !args[0]?.startsWith('-') && !/^\d/.test(args[0] ?? '');
    const asked = args.filter((word) => /^\d+$/.test(word)).map(Number);
    const named = letters.startsWith('-') && args.includes(account.name);
    const everything = /^-.*[eA]/.test(letters) || (isBsd && letters.includes('x') && letters.includes('a'));
    const shown = all.filter((process) => {
      if (asked.length > 0) return asked.includes(process.id);
      if (everything) return true;
      if (named || (isBsd && letters.includes('x'))) return process.owner === account.name;
      return process.owner === account.name && process.terminal !== '?';
    });
    if (isBsd && letters.includes('u')) write(userList(context, shown));
    else if (/^-.*f/.test(letters)) write(fullList(context, shown));
    else write(isBsd ? bsdList(shown) : plainList(shown));
    return shown.length > 0 ? 0 : 1;
  },
};

const usage = `Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`;

function plainList(processes: readonly GuestProcess[]): string {
  const rows = processes.map(
    ({ id, terminal, command }) =>
      `${String(id).padStart(7)} ${terminal.padEnd(8)} 00:00:00 ${shortName(command)}\n`,
  );
  return `    PID TTY          TIME CMD\n${rows.join('')}`;
}

function bsdList(processes: readonly GuestProcess[]): string {
  const rows = processes.map(
    ({ id, terminal, state, command }) =>
      `${String(id).padStart(7)} ${terminal.padEnd(8)} ${state.padEnd(6)} 0:00 ${command}\n`,
  );
  return `    PID TTY      STAT   TIME COMMAND\n${rows.join('')}`;
}

function fullList({ environment }: CommandContext, processes: readonly GuestProcess[]): string {
  const rows = processes.map(
    (process) =>
      `${process.owner.padEnd(8)} ${String(process.id).padStart(7)} ${String(process.parent).padStart(7)}  0 ${startOf(process, environment.TZ)} ${process.terminal.padEnd(8)} 00:00:00 ${process.command}\n`,
  );
  return `UID          PID    PPID  C STIME TTY          TIME CMD\n${rows.join('')}`;
}

function userList({ environment }: CommandContext, processes: readonly GuestProcess[]): string {
  const rows = processes.map(
    (process) =>
      `${process.owner.padEnd(8)} ${String(process.id).padStart(7)}  0.0 ${memoryShare(process).padStart(4)} ${String(process.virtual).padStart(6)} ${String(process.resident).padStart(5)} ${process.terminal.padEnd(8)} ${process.state.padEnd(4)} ${startOf(process, environment.TZ)}   0:00 ${process.command}\n`,
  );
  return `USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n${rows.join('')}`;
}

/** The hour, or the day once it was not today. */
function startOf({ age }: GuestProcess, zone: string | undefined): string {
  const start = new Date(Date.now() - age * 1000);
  if (age < 86_400) return start.toLocaleTimeString('en-GB', { timeZone: zone || 'UTC' }).slice(0, 5);
  const [day = '', month = ''] = start
    .toLocaleDateString('en-GB', { timeZone: zone || 'UTC', day: '2-digit', month: 'short' })
    .split(' ');
  return month.slice(0, 3) + day;
}

const shortName = (command: string): string =>
  (command.split(' ')[0] ?? '').replace(/^.*\//, '').replace(/[:-]$/, '').replace(/^-/, '');
