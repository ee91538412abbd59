import type { GuestCommand } from './guest-command.ts';

/** `fc -l [-n] [-r] [FIRST [LAST]]`: lists the history. Editing it with `fc` alone is not there. */
export const fc: GuestCommand = {
  name: 'fc',
  run({ arguments: args, shell, write, complainAsShell }) {
    const options = args.filter((argument) => /^-[a-z]+$/.test(argument)).join('');
    const operands = args.filter((argument) => !/^-[a-z]+$/.test(argument));
    if (!options.includes('l')) {
      complainAsShell('fc: here it only lists the history: fc -l');
      return 1;
    }
    const entries = shell.history();
    const place = (asked: string | undefined, otherwise: number): number | undefined => {
      if (asked === undefined) return otherwise;
      if (asked === '0' || asked === '-0') return entries.length - 1;
      if (/^-\d+$/.test(asked)) return Math.max(0, entries.length - 1 + Number(asked));
      if (/^\d+$/.test(asked)) return Math.min(entries.length, Number(asked)) - 1;
      const found = entries.findLastIndex((entry) => entry.startsWith(asked));
      return found < 0 ? undefined : found;
    };
    const first = place(operands[0], Math.max(0, entries.length - 17));
    const last = place(operands[1], operands[0] === undefined ? entries.length - 2 : entries.length - 1);
    if (first === undefined || last === undefined) {
      complainAsShell('fc: no command found');
      return 1;
    }
    const listed = entries
      .slice(first, last + 1)
      .map((entry, index) => (options.includes('n') ? `\t ${entry}\n` : `${first + index + 1}\t ${entry}\n`));
    write((options.includes('r') ? listed.reverse() : listed).join(''));
    return 0;
  },
};
