import { posix } from 'node:path';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { humanSize } from './human-size.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `du [-hsacbkm] [-d N] [FILE…]`: what folders take on a disk of blocks of 4 KiB. */
export const du: GuestCommand = {
  name: 'du',
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'hsacbkmSxlL0',
      values: 'dB',
      long: {
        'human-readable': 'h',
        summarize: 's',
        all: 'a',
        total: 'c',
        bytes: 'b',
        'max-depth': 'd',
        'apparent-size': 'A',
      },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const depth = options.value('d');
    if (depth !== undefined && !/^\d+$/.test(depth))
      return usageError(context, { message: `invalid maximum depth ${curlyName(depth)}` });
    const isExact = options.has('b') || options.has('A');
    const show = (bytes: number) => {
      if (options.has('h')) return humanSize(bytes);
      if (options.has('b')) return String(bytes);
      return String(Math.ceil(bytes / (options.has('m') ? 1_048_576 : 1024)));
    };
    const walk: Walk = {
      context,
      isExact,
      showsFiles: options.has('a'),
      depth: options.has('s') ? 0 : Number(depth ?? Number.POSITIVE_INFINITY),
      print: (bytes, name) => context.write(`${show(bytes)}\t${name}\n`),
      hasFailed: false,
    };
    let total = 0;
    for (const operand of options.operands.length > 0 ? options.operands : ['.']) {
      try {
        total += await measure(walk, context.files.resolve(context.directory, operand), operand, 0);
      } catch (error) {
        context.complain(`du: cannot access ${quoteName(operand)}: ${errorText(error)}\n`);
        walk.hasFailed = true;
      }
    }
    if (options.has('c')) walk.print(total, 'total');
    return walk.hasFailed ? 1 : 0;
  },
};

type Walk = {
  readonly context: CommandContext;
  readonly isExact: boolean;
  readonly showsFiles: boolean;
  readonly depth: number;
  readonly print: (bytes: number, name: string) => void;
  hasFailed: boolean;
};

async function measure(walk: Walk, path: string, shown: string, level: number): Promise<number> {
  const { files, complain, isInterrupted } = walk.context;
  const { kind, size } = await files.lstat(path);
  let sum =
    kind === 'link' && !walk.isExact
      ? 0
      : walk.isExact
        ? kind === 'folder'
          ? 4096
          : size
        : onDisk(kind, size);
  if (kind === 'folder') {
    try {
      for (const name of await files.list(path)) {
        if (isInterrupted()) return sum;
        sum += await measure(walk, posix.join(path, name), `${shown.replace(/\/$/, '')}/${name}`, level + 1);
      }
    } catch (error) {
      complain(`du: cannot read directory ${quoteName(shown)}: ${errorText(error)}\n`);
      walk.hasFailed = true;
    }
  }
  const isShown = level === 0 || kind === 'folder' || walk.showsFiles;
  if (isShown && level <= walk.depth) walk.print(sum, shown);
  return sum;
}

const onDisk = (kind: string, size: number): number =>
  kind === 'folder' ? 4096 : Math.ceil(size / 4096) * 4096;
