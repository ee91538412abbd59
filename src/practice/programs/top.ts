import { freemem, totalmem, uptime } from 'node:os';
import { upFor } from '../commands/machine-load.ts';
import { memoryShare, processesOf } from '../commands/processes.ts';
import type { KeyQueue } from './editor/key-queue.ts';
import { runEditor } from './editor/run-editor.ts';
import type { Program, ProgramContext } from './program.ts';

/** `top`: what runs on the machine, painted anew every three seconds until `q`; `-b -n 1` writes it once. */
export const top: Program = { names: ['top'], run: runTop };

async function runTop(context: ProgramContext): Promise<number> {
  const { arguments: args, terminal, stdout, stderr } = context;
  const isBatch = args.some((word) => /^-\w*b/.test(word));
  if (isBatch) {
    await stdout(`${linesOf(context).join('\n')}\n`);
    return 0;
  }
  if (!terminal) {
    stderr('top: failed tty get\n');
    return 1;
  }
  return runEditor(context, terminal, { hasAlt: false }, (keys) => ({
    draw: (columns, rows) => {
      const lines = linesOf(context).map((line) => line.slice(0, columns));
      // The head of the table is in reverse video over the whole row.
      lines[6] = `\x1b[7m${(lines[6] ?? '').padEnd(columns)}\x1b[27m`;
      while (lines.length < rows) lines.push('');
      return { rows: lines.slice(0, rows), cursor: { row: 5, column: 0 } };
    },
    work: () => untilQ(keys),
    saveAside: async () => {},
  }));
}

async function untilQ(keys: KeyQueue): Promise<void> {
  const timer = setInterval(() => keys.push('<Tick>'), 3000);
  try {
    for (let key = ''; key !== 'q' && key !== '<C-c>'; ) key = await keys.next();
  } finally {
    clearInterval(timer);
  }
}

function linesOf({ account, environment, terminal, arguments: args }: ProgramContext): string[] {
  const zone = environment.TZ || 'UTC';
  const clock = new Date().toLocaleTimeString('en-GB', { timeZone: zone });
  const all = processesOf(account, {
    shell: 1001,
    command: args.join(' '),
    hasTerminal: terminal !== undefined,
  });
  const mebi = (bytes: number) => (bytes / 1024 ** 2).toFixed(1).padStart(8);
  const available = freemem();
  const cache = available / 4;
  const used = totalmem() - available;
  const rows = all.map(
    (process) =>
      `${String(process.id).padStart(7)} ${process.owner.slice(0, 8).padEnd(8)}  20   0 ${String(process.virtual).padStart(7)} ${String(process.resident).padStart(6)} ${String(Math.floor(process.resident * 0.7)).padStart(6)} ${process.state[0]}   0.0 ${memoryShare(process).padStart(5)}   0:00.00 ${(process.command.split(' ')[0] ?? '').replace(/^.*\//, '').replace(/[:-]$/, '').replace(/^-/, '')}`,
  );
  return [
    `top - ${clock} up ${upFor(Math.floor(uptime()))},  1 user,  load average: 0.00, 0.00, 0.00`,
    `Tasks: ${String(all.length).padStart(3)} total,   1 running, ${String(all.length - 1).padStart(3)} sleeping,   0 stopped,   0 zombie`,
    '%Cpu(s):  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ',
    `MiB Mem : ${mebi(totalmem())} total, ${mebi(available - cache)} free, ${mebi(used)} used, ${mebi(cache)} buff/cache     `,
    `MiB Swap: ${mebi(0)} total, ${mebi(0)} free, ${mebi(0)} used. ${mebi(available)} avail Mem `,
    '',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
    ...rows,
  ];
}
