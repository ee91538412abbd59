import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { nameIfOdd } from './quote-name.ts';

/** `cat`: files one after another, or what is typed, line by line as it comes. */
export const cat: GuestCommand = {
  name: 'cat',
  help: `Usage: cat [OPTION]... [FILE]...
Concatenate FILE(s) to standard output.

With no FILE, or when FILE is -, read standard input.

  -n, --number             number all output lines
  -b, --number-nonblank    number nonempty output lines, overrides -n
  -A, --show-all           equivalent to -vET
  -E, --show-ends          display $ at end of each line
  -s, --squeeze-blank      suppress repeated empty output lines
`,
  async run(context) {
    const { files, directory, complain, write } = context;
    const options = parseOptions(context.arguments, { flags: 'nbAEsTvetu', long: longNames });
    if (options.kind === 'wrong') return usageError(context, options);
    const print = numbering(options.has, write);
    let exitCode = 0;
    for (const operand of options.operands.length > 0 ? options.operands : ['-']) {
      if (operand === '-') {
        await typed(context, print);
        continue;
      }
      try {
        const path = files.resolve(directory, operand);
        const { kind } = await files.stat(path);
        if (kind === 'folder') throw new GuestFileError('EISDIR', path);
        await printFile(context, path, print);
      } catch (error) {
        complain(`cat: ${nameIfOdd(operand)}: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};

const longNames = {
  number: 'n',
  'number-nonblank': 'b',
  'show-all': 'A',
  'show-ends': 'E',
  'squeeze-blank': 's',
  'show-tabs': 'T',
  'show-nonprinting': 'v',
};

type Print = (bytes: Buffer) => void | Promise<void>;

/** Piece by piece, so that a large file neither fills the memory nor outruns Ctrl-C. */
async function printFile(
  { files, isInterrupted }: CommandContext,
  path: string,
  print: Print,
): Promise<void> {
  await using file = await files.open(path, { read: true });
  const piece = Buffer.alloc(pieceSize);
  for (let position = 0; !isInterrupted(); ) {
    const length = await file.read(piece, position);
    if (length === 0) return;
    position += length;
    await print(Buffer.from(piece.subarray(0, length)));
  }
}

const pieceSize = 64 * 1024;

async function typed({ terminal, streams, input, inputLine }: CommandContext, print: Print): Promise<void> {
  if (!terminal || !streams.input) return print(await input());
  for (let line = await inputLine(); line; line = await inputLine()) await print(line);
}

function numbering(has: (flag: string) => boolean, write: Print): Print {
  const all = has('A');
  const marks = { ends: all || has('E') || has('e'), tabs: all || has('T') || has('t') };
  if (!has('n') && !has('b') && !has('s') && !marks.ends && !marks.tabs) return write;
  let number = 0;
  let isAtStart = true;
  let wasBlank = false;
  return (bytes: Buffer) => {
    let output = '';
    for (const line of bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const isBlank = line === '\n';
      if (has('s') && isBlank && wasBlank && isAtStart) continue;
      wasBlank = isBlank;
      const isCounted = has('b') ? !isBlank : has('n');
      if (isAtStart && isCounted) output += `${String(++number).padStart(6)}\t`;
      let text = line;
      if (marks.tabs) text = text.replaceAll('\t', '^I');
      if (marks.ends) text = text.replace(/\r?\n$/, (end) => (all && end.length > 1 ? '^M$\n' : '$\n'));
      output += text;
      isAtStart = line.endsWith('\n');
    }
    return write(Buffer.from(output, 'latin1'));
  };
}
