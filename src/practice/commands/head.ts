import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `head [-n N] [-c N] [-qv] [FILE…]`; a negative N is all but the last so many. */
export const head: GuestCommand = {
  name: 'head',
  help: `Usage: head [OPTION]... [FILE]...
Print the first 10 lines of each FILE to standard output.

  -c, --bytes=[-]NUM       print the first NUM bytes of each file;
                             with the leading '-', print all but the last NUM
  -n, --lines=[-]NUM       print the first NUM lines instead of the first 10;
                             with the leading '-', print all but the last NUM
  -q, --quiet, --silent    never print headers giving file names
  -v, --verbose            always print headers giving file names
`,
  async run(context) {
    const { files, directory, write, complain } = context;
    const args = context.arguments.map((word, index) =>
      // The old form, which only counts in the first place.
      index === 0 ? word.replace(/^-(\d+)$/, '-n$1') : word,
    );
    const options = parseOptions(args, {
      flags: 'qvz',
      values: 'nc',
      long: { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', verbose: 'v' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const unit = options.order.findLast((letter) => letter === 'n' || letter === 'c') ?? 'n';
    const typed = options.value(unit) ?? '10';
    const [, sign, digits, scale = ''] = /^([-+]?)(\d+)([kKMG]?)$/.exec(typed) ?? [];
    if (digits === undefined) {
      complain(`head: invalid number of ${unit === 'n' ? 'lines' : 'bytes'}: ${curlyName(typed)}\n`);
      return 1;
    }
    const count = Number(digits) * 1024 ** ' KMG'.indexOf(scale.toUpperCase() || ' ');
    const cut = unit === 'n' ? firstLines : firstBytes;
    const names = options.operands.length > 0 ? options.operands : ['-'];
    const hasTitles = !options.has('q') && (names.length > 1 || options.has('v'));
    let exitCode = 0;
    let isFirst = true;
    for (const name of names) {
      try {
        const bytes = await readOf(context, name);
        if (bytes === undefined) return 130;
        const title = name === '-' ? 'standard input' : name;
        if (hasTitles) write(`${isFirst ? '' : '\n'}==> ${title} <==\n`);
        isFirst = false;
        write(cut(bytes, count, sign === '-'));
      } catch (error) {
        const isFolder = await files.stat(files.resolve(directory, name)).then(
          ({ kind }) => kind === 'folder',
          () => false,
        );
        if (isFolder) {
          if (hasTitles) write(`${isFirst ? '' : '\n'}==> ${name} <==\n`);
          isFirst = false;
          complain(`head: error reading ${quoteName(name)}: Is a directory\n`);
        } else complain(`head: cannot open ${quoteName(name)} for reading: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};

/** Undefined when Ctrl-C came while it was typed. */
async function readOf(context: CommandContext, name: string): Promise<Buffer | undefined> {
  if (name !== '-') return context.files.read(context.files.resolve(context.directory, name));
  const bytes = await context.input();
  return context.isInterrupted() ? undefined : bytes;
}

function firstLines(bytes: Buffer, count: number, leavesLast: boolean): Buffer {
  let wanted = count;
  if (leavesLast) {
    let lines = bytes.length > 0 && bytes.at(-1) !== lineFeed ? 1 : 0;
    for (const byte of bytes) if (byte === lineFeed) lines++;
    wanted = Math.max(0, lines - count);
  }
  let end = 0;
  for (; wanted > 0 && end < bytes.length; wanted--) {
    const next = bytes.indexOf(lineFeed, end);
    if (next < 0) return bytes;
    end = next + 1;
  }
  return bytes.subarray(0, end);
}

const firstBytes = (bytes: Buffer, count: number, leavesLast: boolean): Buffer =>
  bytes.subarray(0, leavesLast ? Math.max(0, bytes.length - count) : count);

const lineFeed = 10;
