import type { GuestCommand } from './guest-command.ts';

/** `history [N]`, `history -c`. */
export const history: GuestCommand = {
  name: 'history',
  run({ arguments: args, shell, write, complainAsShell }) {
    const [asked] = args;
    if (asked === '-c') {
      shell.forgetHistory();
      return 0;
    }
    // `-a`, `-w` and the like move lines between the list and the file; here that is done at the exit.
    if (asked !== undefined && /^-[anrw]$/.test(asked)) return 0;
    if (asked !== undefined && !/^\d+$/.test(asked)) {
      complainAsShell(`history: ${asked}: numeric argument required`);
      return 1;
    }
    const entries = shell.history();
    const first = asked === undefined ? 0 : Math.max(0, entries.length - Number(asked));
    write(
      entries
        .slice(first)
        .map((entry, index) => `${String(first + index + 1).padStart(5)}  ${entry}\n`)
        .join(''),
    );
    return 0;
  },
};
