import { createHash } from 'node:crypto';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { nameIfOdd } from './quote-name.ts';

/** `sha256sum` and its kin: by what two people see that they have the same file. */
export const checksums: readonly GuestCommand[] = ['md5', 'sha1', 'sha256', 'sha512'].map((algorithm) => ({
  name: `${algorithm}sum`,
  help: `Usage: ${algorithm}sum [OPTION]... [FILE]...
Print or check ${algorithm.toUpperCase()} checksums.

With no FILE, or when FILE is -, read standard input.

  -b, --binary   read in binary mode
  -c, --check    read checksums from the FILEs and check them
  -t, --text     read in text mode (default)
      --quiet    don't print OK for each successfully verified file
      --status   don't output anything, status code shows success
`,
  run: (context) => run(context, algorithm),
}));

async function run(context: CommandContext, algorithm: string): Promise<number> {
  const { name, complain, write } = context;
  const options = parseOptions(context.arguments, {
    flags: 'bctwzqs',
    long: { binary: 'b', check: 'c', text: 't', quiet: 'q', status: 's' },
  });
  if (options.kind === 'wrong') return usageError(context, options);
  let exitCode = 0;
  for (const operand of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const bytes = await readOperand(context, operand);
      if (options.has('c')) {
        if (!(await check(context, algorithm, bytes.toString(), options.has))) exitCode = 1;
      } else {
        write(`${digest(algorithm, bytes)} ${options.has('b') ? '*' : ' '}${operand}\n`);
      }
    } catch (error) {
      complain(`${name}: ${nameIfOdd(operand)}: ${errorText(error)}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

const digest = (algorithm: string, bytes: Buffer): string =>
  createHash(algorithm).update(bytes).digest('hex');

async function readOperand({ files, directory, input }: CommandContext, operand: string): Promise<Buffer> {
  return operand === '-' ? input() : files.read(files.resolve(directory, operand));
}

/** Compares files with the sums that a list gives for them. */
async function check(
  context: CommandContext,
  algorithm: string,
  list: string,
  has: (flag: string) => boolean,
): Promise<boolean> {
  const { name, complain, write } = context;
  const count = { wrong: 0, missing: 0, unreadable: 0 };
  for (const line of list.split('\n').filter((text) => text !== '')) {
    const [, expected, file] = /^([0-9a-f]+) [ *](.+)$/i.exec(line) ?? [];
    if (expected === undefined || file === undefined) {
      count.unreadable++;
      continue;
    }
    const bytes = await readOperand(context, file).catch((error: unknown) => {
      complain(`${name}: ${nameIfOdd(file)}: ${errorText(error)}\n`);
      return undefined;
    });
    const isSame = bytes !== undefined && digest(algorithm, bytes) === expected.toLowerCase();
    if (bytes === undefined) count.missing++;
    else if (!isSame) count.wrong++;
    const verdict = bytes === undefined ? 'FAILED open or read' : isSame ? 'OK' : 'FAILED';
    if (!has('s') && !(isSame && has('q'))) write(`${file}: ${verdict}\n`);
  }
  const warn = (words: string) => {
    if (!has('s')) complain(`${name}: WARNING: ${words}\n`);
  };
  const { wrong, missing, unreadable } = count;
  if (unreadable > 0) warn(`${unreadable} line${unreadable === 1 ? ' is' : 's are'} improperly formatted`);
  if (missing > 0) warn(`${missing} listed file${missing === 1 ? '' : 's'} could not be read`);
  if (wrong > 0) warn(`${wrong} computed checksum${wrong === 1 ? '' : 's'} did NOT match`);
  return wrong === 0 && missing === 0;
}
