import type { CommandContext, GuestCommand } from './guest-command.ts';

/** `jobs`, `fg`, `bg` and `kill`: there is no job control, so there is never a job. */
export const jobCommands: readonly GuestCommand[] = [
  { name: 'jobs', run: () => 0 },
  ...['fg', 'bg'].map((name) => ({
    name,
    run({ complainAsShell }: CommandContext) {
      complainAsShell(`${name}: current: no such job`);
      return 1;
    },
  })),
  {
    name: 'kill',
    run({ arguments: args, complain, complainAsShell }) {
      const targets = args.filter((argument) => !/^-[A-Za-z\d]+$/.test(argument) || /^-\d+$/.test(argument));
      if (targets.length === 0) {
        complain(
          'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
        );
        return 2;
      }
      for (const target of targets) {
        const isJob = target.startsWith('%');
        complainAsShell(`kill: ${isJob ? `${target}: no such job` : `(${target}) - No such process`}`);
      }
      return 1;
    },
  },
];
