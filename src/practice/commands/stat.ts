import type { GuestFacts } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import { modeText } from './file-mode.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';

/** `stat [-L] [-c FORMAT] FILE…` */
export const stat: GuestCommand = {
  name: 'stat',
  help: `Usage: stat [OPTION]... FILE...
Display file or file system status.

  -L, --dereference     follow links
  -c  --format=FORMAT   use the specified FORMAT instead of the default;
                          output a newline after each use of FORMAT
      --printf=FORMAT   like --format, but interpret backslash escapes
`,
  async run(context) {
    const { files, directory, complain, write } = context;
    const options = parseOptions(context.arguments, {
      flags: 'Lt',
      values: 'cp',
      long: { dereference: 'L', format: 'c', printf: 'p' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    if (options.operands.length === 0) return usageError(context, { message: 'missing operand' });
    const printf = options
      .value('p')
      ?.replace(/\\([nt\\])/g, (_, letter: string) => escapes[letter] ?? letter);
    const format = printf ?? (options.has('c') ? `${options.value('c')}\n` : undefined);
    let exitCode = 0;
    for (const operand of options.operands) {
      const path = files.resolve(directory, operand);
      try {
        const facts = options.has('L') ? await files.stat(path) : await files.lstat(path);
        const target = facts.kind === 'link' ? await files.readLink(path) : undefined;
        write(fillFormat(format ?? usual(facts), facts, operand, target));
      } catch (error) {
        complain(`stat: cannot statx ${quoteName(operand)}: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

function usual({ kind }: GuestFacts): string {
  return [
    `  File: ${kind === 'link' ? '%n -> %N' : '%n'}`,
    '  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F',
    'Device: 8,1\tInode: %-11i Links: %h',
    'Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)',
    'Access: %x',
    'Modify: %y',
    'Change: %z',
    ' Birth: %w\n',
  ].join('\n');
}

function fillFormat(format: string, facts: GuestFacts, shown: string, target: string | undefined): string {
  const named = target === undefined ? quoteName(shown) : `${quoteName(shown)} -> ${quoteName(target)}`;
  const values: Readonly<Record<string, string | number>> = {
    a: facts.mode.toString(8),
    A: modeText(facts),
    b: Math.ceil(facts.size / 4096) * 8,
    B: 512,
    f: (facts.mode | (facts.kind === 'folder' ? 0o40000 : 0o100000)).toString(16),
    F:
      facts.kind === 'folder'
        ? 'directory'
        : facts.kind === 'link'
          ? 'symbolic link'
          : facts.size === 0
            ? 'regular empty file'
            : 'regular file',
    g: facts.userId,
    G: facts.owner,
    h: facts.kind === 'folder' ? 2 : 1,
    i: inodeOf(shown),
    n: shown,
    N: target !== undefined && format.startsWith('  File') ? target : named,
    o: 4096,
    s: facts.size,
    u: facts.userId,
    U: facts.owner,
    w: stamp(facts.modified),
    x: stamp(facts.accessed),
    X: seconds(facts.accessed),
    y: stamp(facts.modified),
    Y: seconds(facts.modified),
    z: stamp(facts.modified),
    Z: seconds(facts.modified),
    '%': '%',
  };
  return format.replace(/%(-?)(0?)(\d*)([a-zA-Z%])/g, (whole, left, zero, width, letter) => {
    const value = values[letter as string];
    if (value === undefined) return whole;
    const text = String(value);
    return left ? text.padEnd(Number(width)) : text.padStart(Number(width || 0), zero ? '0' : ' ');
  });
}

const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);

const stamp = (moment: Date): string =>
  `${moment
    .toISOString()
    .replace('T', ' ')
    .replace(/\.(\d{3})Z/, '.$1000000')} +0000`;

// The host's numbers would say something of the host: each path has one of its own.
function inodeOf(path: string): number {
  let number = 131_072;
  for (const letter of path) number = (number * 31 + (letter.codePointAt(0) ?? 0)) % 4_000_000;
  return number;
}
