import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { humanSize } from './human-size.ts';
import { parseOptions, usageError } from './options.ts';

/** `df [-h] [FILE…]`: the disk under the student's home, and the memory that Debian keeps /run in. */
export const df: GuestCommand = {
  name: 'df',
  async run(context) {
    const { files, directory, account, complain, write } = context;
    const options = parseOptions(context.arguments, {
      flags: 'haTkmHil',
      long: { 'human-readable': 'h', all: 'a', 'print-type': 'T' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const disk = diskOf(account.homeFolder);
    const run = {
      name: 'tmpfs',
      type: 'tmpfs',
      total: Math.floor(totalmem() / 10),
      used: 1_048_576,
      place: '/run',
    };
    const systems = [
      { name: '/dev/vda1', type: 'ext4', ...disk, place: '/' },
      { ...run, left: run.total - run.used },
    ];
    let exitCode = 0;
    const asked: typeof systems = [];
    for (const operand of options.operands) {
      try {
        const path = await files.realPath(files.resolve(directory, operand));
        const system = path === '/run' || path.startsWith('/run/') ? systems[1] : systems[0];
        if (system) asked.push(system);
      } catch (error) {
        complain(`df: ${operand}: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    const shown = options.operands.length > 0 ? asked : systems;
    if (shown.length === 0) return exitCode;
    const isHuman = options.has('h');
    const size = (bytes: number) =>
      isHuman ? humanSize(bytes) : String(Math.ceil(bytes / (options.has('m') ? 1_048_576 : 1024)));
    const rows = shown.map(({ name, type, total, used, left, place }) => [
      name,
      ...(options.has('T') ? [type] : []),
      size(total),
      size(used),
      size(left),
      `${used + left === 0 ? 0 : Math.ceil((used * 100) / (used + left))}%`,
      place,
    ]);
    const head = [
      'Filesystem',
      ...(options.has('T') ? ['Type'] : []),
      isHuman ? 'Size' : options.has('m') ? '1M-blocks' : '1K-blocks',
      'Used',
      isHuman ? 'Avail' : 'Available',
      'Use%',
      'Mounted on',
    ];
    write(table([head, ...rows], options.has('T') ? 2 : 1));
    return exitCode;
  },
};

function diskOf(folder: string): { readonly total: number; readonly used: number; readonly left: number } {
  const { bsize, blocks, bfree, bavail } = statfsSync(folder);
  return { total: blocks * bsize, used: (blocks - bfree) * bsize, left: bavail * bsize };
}

/** Columns with a blank between; so many at the left and the last one begin at their left edge. */
function table(rows: readonly (readonly string[])[], leftColumns: number): string {
  const columns = rows[0]?.length ?? 0;
  // The narrowest that df makes its first column and its numbers.
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      column === 0 ? 14 : column === columns - 2 ? 4 : 5,
      ...rows.map((row) => row[column]?.length ?? 0),
    ),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          if (column === columns - 1) return cell;
          return column < leftColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
        })
        .join(' '),
    )
    .map((line) => `${line}\n`)
    .join('');
}
