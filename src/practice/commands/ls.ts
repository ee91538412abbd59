import { posix } from 'node:path';
import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { type Entry, readEntry, sortEntries } from './ls-entries.ts';
import { listEntries } from './ls-format.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';

/** `ls`, as coreutils has it, with the options that a beginner meets. */
export const ls: GuestCommand = {
  name: 'ls',
  help: `Usage: ls [OPTION]... [FILE]...
List information about the FILEs (the current directory by default).

  -a, --all             do not ignore entries starting with .
  -A, --almost-all      do not list implied . and ..
  -d, --directory       list directories themselves, not their contents
  -F, --classify        append indicator (one of */=>@|) to entries
  -h, --human-readable  with -l, print sizes like 1K 234M 2G etc.
  -l                    use a long listing format
  -r, --reverse         reverse order while sorting
  -R, --recursive       list subdirectories recursively
  -S                    sort by file size, largest first
  -t                    sort by time, newest first
  -1                    list one file per line
      --color[=WHEN]    color the output WHEN: always, auto or never
`,
  async run(context) {
    const { files, directory, complain, write } = context;
    const options = parseOptions(context.arguments, {
      flags: 'aAdFhlrRStU1CxgonpNiskBcu',
      values: 'wI',
      long: longNames,
    });
    if (options.kind === 'wrong') return usageError(context, options, 2);
    const style = { has: options.has, color: wantsColor(options.value('K'), context), context };
    const folders: { path: string; shown: string; entry: Entry }[] = [];
    const plain: Entry[] = [];
    let exitCode = 0;
    for (const operand of options.operands.length > 0 ? options.operands : ['.']) {
      try {
        const path = files.resolve(directory, operand);
        const isPlain = options.has('d') || (options.has('l') && !operand.endsWith('/'));
        const facts = isPlain
          ? await files.lstat(path)
          : await files.stat(path).catch(() => files.lstat(path));
        const isFolder = facts.kind === 'folder' && !options.has('d');
        if (isFolder) folders.push({ path, shown: operand, entry: await readEntry(files, path, operand) });
        else plain.push(await readEntry(files, path, operand));
      } catch (error) {
        complain(`ls: cannot access ${quoteName(operand)}: ${errorText(error)}\n`);
        exitCode = 2;
      }
    }
    const order = sortEntries(options.has);
    // The columns are as wide as all that was named needs, the folders whose contents follow included.
    if (plain.length > 0)
      write(
        listEntries(
          order(plain),
          style,
          folders.map(({ entry }) => entry),
        ),
      );
    const hasTitles = options.operands.length > 1 || options.has('R');
    let isFirst = plain.length === 0;
    const pending = order(
      folders.map(({ path, shown, entry }) => ({ path, shown, name: shown, facts: entry.facts })),
    );
    while (pending.length > 0 && !context.isInterrupted()) {
      const folder = pending.shift();
      if (!folder) break;
      try {
        const entries = order(await readFolder(context, folder.path, options.has));
        const title = hasTitles ? `${isFirst ? '' : '\n'}${folder.shown}:\n` : '';
        isFirst = false;
        const listed = listEntries(entries, style);
        write(title + (options.has('l') || options.has('s') ? totalOf(entries, options.has) : '') + listed);
        if (options.has('R')) pending.unshift(...foldersWithin(entries, folder.shown));
      } catch (error) {
        complain(`ls: cannot open directory ${quoteName(folder.shown)}: ${errorText(error)}\n`);
        exitCode = 2;
      }
    }
    return exitCode;
  },
};

const longNames = {
  all: 'a',
  'almost-all': 'A',
  classify: 'F',
  color: 'K',
  directory: 'd',
  'human-readable': 'h',
  recursive: 'R',
  reverse: 'r',
  'numeric-uid-gid': 'n',
  'no-group': 'o',
};

function wantsColor(when: string | undefined, { streams, terminal }: CommandContext): boolean {
  if (when === undefined || when === 'never' || when === 'none') return false;
  return when !== 'auto' && when !== 'tty' ? true : streams.output && terminal !== undefined;
}

async function readFolder(
  { files }: CommandContext,
  path: string,
  has: (flag: string) => boolean,
): Promise<Entry[]> {
  const names = (await files.list(path)).filter((name) => has('a') || has('A') || !name.startsWith('.'));
  const entries: Entry[] = [];
  for (const name of has('a') ? ['.', '..', ...names] : names) {
    try {
      entries.push(await readEntry(files, posix.join(path, name), name));
    } catch (error) {
      // It went away while we looked; `..` of a folder that may not be seen.
      if (!(error instanceof GuestFileError)) throw error;
    }
  }
  return entries;
}

function totalOf(entries: readonly Entry[], has: (flag: string) => boolean): string {
  const kilobytes = entries.reduce((sum, { blocks }) => sum + blocks, 0);
  if (!has('h')) return `total ${kilobytes}\n`;
  if (kilobytes === 0) return 'total 0\n';
  return `total ${kilobytes < 10 ? kilobytes.toFixed(1) : kilobytes < 1024 ? kilobytes : (kilobytes / 1024).toFixed(1)}${kilobytes < 1024 ? 'K' : 'M'}\n`;
}

const foldersWithin = (entries: readonly Entry[], shown: string) =>
  entries
    .filter(({ facts, name }) => facts.kind === 'folder' && name !== '.' && name !== '..')
    .map(({ path, name, facts }) => ({
      path,
      name,
      facts,
      shown: shown === '/' ? `/${name}` : `${shown.replace(/\/$/, '')}/${name}`,
    }));
