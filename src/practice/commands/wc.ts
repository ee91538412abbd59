import stringWidth from 'string-width';
import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { nameIfOdd } from './quote-name.ts';

/** `wc [-l] [-w] [-c] [-m] [-L] [FILE]…` */
export const wc: GuestCommand = {
  name: 'wc',
  help: `Usage: wc [OPTION]... [FILE]...
Print newline, word, and byte counts for each FILE, and a total line if
more than one FILE is specified.

With no FILE, or when FILE is -, read standard input.

  -c, --bytes            print the byte counts
  -m, --chars            print the character counts
  -l, --lines            print the newline counts
  -L, --max-line-length  print the maximum display width
  -w, --words            print the word counts
`,
  async run(context) {
    const { write, complain } = context;
    const options = parseOptions(context.arguments, {
      flags: 'clmwL',
      long: { bytes: 'c', chars: 'm', lines: 'l', words: 'w', 'max-line-length': 'L' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const asked = [...'lwmcL'].filter((letter) => options.has(letter));
    const letters = asked.length > 0 ? asked : ['l', 'w', 'c'];
    const operands = options.operands.length > 0 ? options.operands : ['-'];
    const rows: { readonly counts: Counts; readonly label: string }[] = [];
    let exitCode = 0;
    let hasStream = false;
    for (const operand of operands) {
      const label = options.operands.length > 0 ? ` ${nameIfOdd(operand)}` : '';
      hasStream ||= operand === '-';
      try {
        rows.push({ counts: countAll(await readOperand(context, operand), options.has('L')), label });
      } catch (error) {
        complain(`wc: ${nameIfOdd(operand)}: ${errorText(error)}\n`);
        exitCode = 1;
        if (error instanceof GuestFileError && error.code !== 'EISDIR') continue;
        hasStream = true;
        rows.push({ counts: countAll(Buffer.alloc(0)), label });
      }
    }
    const total = rows.map(({ counts }) => counts).reduce(addCounts, countAll(Buffer.alloc(0)));
    const isSingle = operands.length === 1 && letters.length === 1;
    // The columns are as wide as the sum of all sizes; of what has no size, seven.
    const width = isSingle ? 1 : Math.max(String(total.c).length, hasStream ? 7 : 1);
    const line = (counts: Counts, label: string) =>
      `${letters.map((letter) => String(counts[letter as keyof Counts]).padStart(width)).join(' ')}${label}\n`;
    write(rows.map(({ counts, label }) => line(counts, label)).join(''));
    if (operands.length > 1) write(line(total, ' total'));
    return exitCode;
  },
};

type Counts = {
  readonly l: number;
  readonly w: number;
  readonly m: number;
  readonly c: number;
  readonly L: number;
};

async function readOperand({ files, directory, input }: CommandContext, operand: string): Promise<Buffer> {
  return operand === '-' ? input() : files.read(files.resolve(directory, operand));
}

function countAll(bytes: Buffer, withWidth = false): Counts {
  const text = bytes.toString();
  const lines = text.split('\n');
  return {
    l: lines.length - 1,
    w: text.match(/\S+/g)?.length ?? 0,
    m: [...text].length,
    c: bytes.length,
    // Measuring each line of a large file would take seconds, and is almost never asked for.
    L: withWidth ? lines.reduce((widest, line) => Math.max(widest, stringWidth(line)), 0) : 0,
  };
}

const addCounts = (one: Counts, other: Counts): Counts => ({
  l: one.l + other.l,
  w: one.w + other.w,
  m: one.m + other.m,
  c: one.c + other.c,
  L: Math.max(one.L, other.L),
});
