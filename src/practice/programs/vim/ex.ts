import { GuestFileError } from '../../guest-files.ts';
import { Document } from '../editor/document.ts';
import { newFormat } from '../editor/text-file.ts';
import { operate } from './operators.ts';
import { type Range, substitute } from './substitute.ts';
import { typeLine } from './type-line.ts';
import { complain, firstNonBlank, inform, moveTo, type VimState } from './vim-state.ts';

const noWrite = 'E37: No write since last change (add ! to override)';

/** Types a command in the last row and carries it out. */
export async function typeExCommand(vim: VimState, start: string): Promise<void> {
  const line = await typeLine(vim, start);
  if (line !== undefined) await runExCommand(vim, line.slice(1));
}

/** Carries out a command typed after `:`, such as `wq`, `12`, `%s/a/b/g` or `set nu`. */
export async function runExCommand(vim: VimState, text: string): Promise<void> {
  const { range, rest } = takeRange(vim, text.trim().replace(/^:+/, ''));
  const match = /^([a-zA-Z]+|&&?|[!<>=])(!?)\s*(.*)$/s.exec(rest);
  if (!match) {
    if (rest !== '') return complain(vim, `E492: Not an editor command: ${text}`);
    if (range) moveTo(vim, firstNonBlank(vim, range.last));
    return;
  }
  const [, word = '', bang = '', argument = ''] = match;
  const split = /^(s)(?![a-z])/.exec(rest);
  if (split) return substitute(vim, range, rest.slice(1));
  const command = commands.find(({ names }) => names.includes(word));
  if (!command) return complain(vim, `E492: Not an editor command: ${text}`);
  await command.run(vim, { argument, isForced: bang === '!', range });
}

type Given = { readonly argument: string; readonly isForced: boolean; readonly range: Range | undefined };

type ExCommand = {
  readonly names: readonly string[];
  run(vim: VimState, given: Given): Promise<void> | void;
};

const commands: readonly ExCommand[] = [
  {
    names: ['w', 'write', 'wa', 'wall', 'up', 'update'],
    run: async (vim, given) => void (await write(vim, given)),
  },
  {
    names: ['q', 'quit', 'qa', 'qall', 'quita', 'clo', 'close'],
    run: (vim, { isForced }) => {
      if (vim.document.isChanged && !isForced) complain(vim, noWrite);
      else vim.isDone = true;
    },
  },
  { names: ['wq', 'wqa', 'wqall', 'xall', 'xa'], run: writeAndQuit },
  {
    names: ['x', 'xit', 'exi', 'exit'],
    run: (vim, given) => {
      if (vim.document.isChanged || given.argument !== '') return writeAndQuit(vim, given);
      vim.isDone = true;
    },
  },
  { names: ['e', 'edit', 'ene', 'enew'], run: edit },
  { names: ['r', 'read'], run: read },
  { names: ['d', 'delete'], run: (vim, { range }) => operateOnRange(vim, range, 'd') },
  { names: ['y', 'yank'], run: (vim, { range }) => operateOnRange(vim, range, 'y') },
  { names: ['set', 'se'], run: (vim, { argument }) => set(vim, argument) },
  { names: ['noh', 'nohlsearch', 'syntax', 'sy', 'filetype'], run: () => {} },
  { names: ['u', 'undo'], run: (vim) => moveTo(vim, vim.document.undo(vim.cursor) ?? vim.cursor) },
  { names: ['red', 'redo'], run: (vim) => moveTo(vim, vim.document.redo(vim.cursor) ?? vim.cursor) },
  {
    names: ['f', 'file'],
    run: (vim) => inform(vim, `"${vim.name ?? '[No Name]'}" ${vim.document.lines.length} lines`),
  },
  {
    names: ['h', 'help'],
    run: (vim) =>
      inform(
        vim,
        'i inserts   <Esc> stops   :w saves   :q leaves   :wq both   :q! leaves without saving   u undoes',
      ),
  },
  {
    names: ['!'],
    run: (vim) => complain(vim, 'E145: Shell commands are not here; leave with :q and type it at the prompt'),
  },
];

// A range before a command: `%`, line numbers, `.`, `$`, each with `+n` or `-n` (":help cmdline-ranges").
function takeRange(vim: VimState, text: string): { range: Range | undefined; rest: string } {
  const limit = vim.document.lines.length - 1;
  if (text.startsWith('%')) return { range: { first: 0, last: limit }, rest: text.slice(1).trim() };
  const address = String.raw`(\d+|[.$])?([+-]\d+)?`;
  const match = new RegExp(`^${address}(?:\\s*,\\s*${address})?`).exec(text);
  if (!match || match[0] === '') return { range: undefined, rest: text };
  const first = lineOf(vim, match[1], match[2]);
  const last = match[0].includes(',') ? lineOf(vim, match[3], match[4]) : first;
  const clamp = (line: number) => Math.max(0, Math.min(line, limit));
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  return { range: { first: clamp(low), last: clamp(high) }, rest: text.slice(match[0].length).trim() };
}

function lineOf(vim: VimState, base: string | undefined, offset: string | undefined): number {
  const start =
    base === '$'
      ? vim.document.lines.length - 1
      : base === undefined || base === '.'
        ? vim.cursor.line
        : Number(base) - 1;
  return start + Number(offset ?? 0);
}

async function write(vim: VimState, { argument, isForced, range }: Given): Promise<boolean> {
  const name = argument || vim.name;
  if (!name) {
    complain(vim, 'E32: No file name');
    return false;
  }
  const isOther = name !== vim.name;
  const exists = await vim.disk.exists(name);
  if (isOther && exists && !isForced) {
    complain(vim, 'E13: File exists (add ! to override)');
    return false;
  }
  const lines = range ? vim.document.lines.slice(range.first, range.last + 1) : vim.document.lines;
  try {
    const bytes = await vim.disk.save(name, lines, vim.format);
    const isEmpty = lines.length === 1 && lines[0] === '' && bytes === 0;
    const format = vim.format.lineEnd === '\r\n' ? '[dos] ' : vim.format.endsWithLineEnd ? '' : '[noeol] ';
    inform(
      vim,
      `"${name}" ${exists ? '' : '[New] '}${format}${isEmpty ? 0 : lines.length}L, ${bytes}B written`,
    );
  } catch (error) {
    complain(vim, sayWriteError(name, error));
    return false;
  }
  vim.name ??= name;
  if (!isOther || vim.name === name) {
    vim.isNew = false;
    if (!range) vim.document.markSaved();
  }
  return true;
}

function sayWriteError(name: string, error: unknown): string {
  const code = error instanceof GuestFileError ? error.code : '';
  if (code === 'EISDIR') return `"${name}" E17: is a directory`;
  if (code === 'ENOSPC') return `"${name}" E514: Write error (file system full?)`;
  return `"${name}" E212: Can't open file for writing`;
}

async function writeAndQuit(vim: VimState, given: Given): Promise<void> {
  if (await write(vim, given)) vim.isDone = true;
}

async function edit(vim: VimState, { argument, isForced }: Given): Promise<void> {
  const name = argument || vim.name;
  if (vim.document.isChanged && !isForced) return complain(vim, noWrite);
  if (!name) return complain(vim, 'E32: No file name');
  await openInto(vim, name);
}

/** Opens a file in place of the document, and says in the last row what it is, as vim does. */
export async function openInto(vim: VimState, name: string): Promise<void> {
  const opened = await vim.disk.open(name);
  const isText = opened.kind === 'text';
  vim.document = new Document(isText ? opened.lines : []);
  vim.format = isText ? opened.format : newFormat;
  vim.name = name;
  vim.isNew = opened.kind === 'new';
  vim.cursor = { line: 0, index: 0 };
  vim.wantedCell = 0;
  vim.top = 0;
  switch (opened.kind) {
    case 'text': {
      const format = opened.format;
      const notes = `${format.endsWithLineEnd ? '' : '[noeol] '}${format.lineEnd === '\r\n' ? '[dos] ' : ''}${format.encoding === 'latin1' ? '[converted] ' : ''}`;
      return inform(vim, `"${name}" ${notes}${opened.lines.length}L, ${opened.bytes}B`);
    }
    case 'new':
      return inform(vim, `"${name}" [New]`);
    case 'folder':
      vim.name = undefined;
      return complain(vim, `"${name}" is a directory`);
    case 'refused':
      // Without its name, so that a save cannot put an empty text over a file that could not be read.
      vim.name = undefined;
      return complain(
        vim,
        opened.code === 'EFBIG' ? `"${name}" is too large for this editor` : `"${name}" [Permission Denied]`,
      );
  }
}

async function read(vim: VimState, { argument }: Given): Promise<void> {
  const opened = await vim.disk.open(argument);
  if (opened.kind !== 'text') return complain(vim, `E484: Can't open file ${argument}`);
  vim.document.begin(vim.cursor);
  vim.document.replaceLines(vim.cursor.line + 1, 0, opened.lines);
  moveTo(vim, firstNonBlank(vim, vim.cursor.line + 1));
}

function operateOnRange(vim: VimState, range: Range | undefined, operator: string): void {
  const { first, last } = range ?? { first: vim.cursor.line, last: vim.cursor.line };
  operate(vim, operator, { from: { line: first, index: 0 }, to: { line: last, index: 0 }, isLines: true });
}

function set(vim: VimState, argument: string): void {
  for (const option of argument.split(/\s+/).filter((word) => word !== '')) {
    const isOn = !option.startsWith('no');
    const name = option.replace(/^no/, '').replace(/[=!&].*$/, '');
    if (['nu', 'number'].includes(name))
      vim.settings.hasNumbers = option.endsWith('!') ? !vim.settings.hasNumbers : isOn;
    else if (['ic', 'ignorecase'].includes(name)) vim.settings.ignoresCase = isOn;
    else if (!knownOptions.has(name)) return complain(vim, `E518: Unknown option: ${option}`);
  }
}

// Accepted and without effect: a tutorial may set them, and nothing here depends on them.
const knownOptions = new Set(
  'hls hlsearch is incsearch ai autoindent et expandtab ts tabstop sw shiftwidth sts softtabstop paste list wrap ruler ru showcmd sc showmode smd mouse syntax cursorline cul relativenumber rnu background bg encoding enc compatible cp smartcase scs'.split(
    ' ',
  ),
);
