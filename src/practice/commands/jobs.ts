import type { GuestCommand } from './guest-command.ts';

/** `jobs`, `fg`, `bg` and `kill`: there is no job control, so there is never a job. */
export const jobCommands: readonly GuestCommand[] = [
  { name: 'jobs', run: () => 0 },
  ...['fg', 'bg'].map((name) => ({
    name,
    run({ complain }: { complain: (text: string) => void }) {
      complain(`bash: ${name}: current: no such job\n`);
      return 1;
    },
  })),
  {
    name: 'kill',
    run({ arguments: args, complain }) {
      const targets = args.filter((argument) => !/^-[A-Za-z\d]+$/.test(argument) || /^-\d+$/.test(argument));
      if (targets.length === 0) {
        complain(
          'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
        );
        return 2;
      }
      for (const target of targets) {
        complain(
          `bash: kill: ${target.startsWith('%') ? `${target}: no such job` : `(${target}) - No such process`}\n`,
        );
      }
      return 1;
    },
  },
];
