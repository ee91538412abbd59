import { graphemesOf } from '../editor/cells.ts';
import { type Disk, diskOf } from '../editor/disk.ts';
import { Document } from '../editor/document.ts';
import type { Frame } from '../editor/frame.ts';
import type { KeyQueue } from '../editor/key-queue.ts';
import type { Key } from '../editor/keys.ts';
import { runEditor } from '../editor/run-editor.ts';
import { newFormat } from '../editor/text-file.ts';
import { wrapDocument } from '../editor/wrapped-view.ts';
import type { Program, ProgramContext } from '../program.ts';
import { openInto, runExCommand } from './ex.ts';
import { normalCommand } from './normal.ts';
import { type VimState, visualSelection } from './vim-state.ts';

/** A small vim: what a beginner's tutorial uses, with the words and messages of the real one. */
export const vim: Program = {
  names: ['vim', 'vi', 'view'],
  run: runVim,
};

async function runVim(context: ProgramContext): Promise<number> {
  const { terminal } = context;
  if (context.arguments.includes('--version')) {
    context.stdout('VIM - Vi IMproved, the part of it that the practice machine has\n');
    return 0;
  }
  if (!terminal) {
    context.stderr('Vim: Warning: Output is not to a terminal\nVim: Error reading input, exiting...\n');
    return 1;
  }
  return runEditor(context, terminal, { hasAlt: false }, (keys) => {
    const recorder = new Recorder(keys);
    const state = emptyState(diskOf(context), () => recorder.next());
    return {
      draw: (columns, rows) => draw(state, columns, rows),
      async work() {
        await openFirst(state, context.arguments.slice(1));
        while (!state.isDone) await command(state, recorder);
      },
      saveAside: () => saveAside(state),
    };
  });
}

// Remembers the keys of the last change, for `.`.
class Recorder {
  readonly #keys: KeyQueue;
  #current: Key[] = [];
  #lastChange: readonly Key[] = [];

  constructor(keys: KeyQueue) {
    this.#keys = keys;
  }

  async next(): Promise<Key> {
    const key = await this.#keys.next();
    this.#current.push(key);
    return key;
  }

  begin(): void {
    this.#current = [];
  }

  keepAsChange(keys: readonly Key[] = this.#current): void {
    this.#lastChange = keys;
  }

  /** The key that was just read was `.`: what it repeats comes next. */
  repeatLast(): void {
    this.#keys.pushFront(this.#lastChange);
  }

  async peekIsDot(): Promise<boolean> {
    const key = await this.#keys.next();
    if (key === '.') return true;
    this.#keys.pushFront([key]);
    return false;
  }
}

async function command(state: VimState, recorder: Recorder): Promise<void> {
  if (await recorder.peekIsDot()) {
    recorder.repeatLast();
    return;
  }
  recorder.begin();
  const change = await normalCommand(state);
  if (change === true) recorder.keepAsChange();
  else if (change && change.length > 0) recorder.keepAsChange(change);
}

function emptyState(disk: Disk, nextKey: () => Promise<Key>): VimState {
  return {
    document: new Document([]),
    name: undefined,
    format: newFormat,
    isNew: true,
    cursor: { line: 0, index: 0 },
    wantedCell: 0,
    mode: 'normal',
    anchor: { line: 0, index: 0 },
    message: { text: '', isError: false },
    commandLine: '',
    register: { text: '', isLines: false },
    search: undefined,
    find: undefined,
    settings: { hasNumbers: false, ignoresCase: false },
    top: 0,
    textRows: 1,
    isDone: false,
    disk,
    nextKey,
  };
}

async function openFirst(state: VimState, words: readonly string[]): Promise<void> {
  const name = words.find((word) => !/^[-+]./.test(word));
  if (name !== undefined) await openInto(state, name);
  const start = words.find((word) => word.startsWith('+'));
  if (start !== undefined) await runExCommand(state, start === '+' ? '$' : start.slice(1));
}

// What was not saved when the line was cut is put beside the file: nothing of the student's is lost.
async function saveAside(state: VimState): Promise<void> {
  if (!state.document.isChanged) return;
  const name = `${state.name ?? 'vim'}.save`;
  await state.disk.save(name, state.document.lines, state.format).catch(() => 0);
}

function draw(state: VimState, columns: number, rows: number): Frame {
  state.textRows = Math.max(1, rows - 1);
  const isVisual = state.mode === 'visual' || state.mode === 'visual-line';
  const options = {
    columns,
    rows: state.textRows,
    hasNumbers: state.settings.hasNumbers,
    selection: isVisual ? visualSelection(state) : undefined,
  };
  if (state.cursor.line < state.top) state.top = state.cursor.line;
  if (state.cursor.line > state.top + state.textRows * 2)
    state.top = state.cursor.line - Math.floor(state.textRows / 2);
  let view = wrapDocument(state.document, state.top, state.cursor, options);
  while (!view.cursor && state.top < state.cursor.line) {
    state.top += 1;
    view = wrapDocument(state.document, state.top, state.cursor, options);
  }
  const last = lastRow(state, columns);
  const typed = graphemesOf(state.commandLine).reduce((width, grapheme) => width + grapheme.width, 0);
  const cursor =
    state.mode === 'command'
      ? { row: rows - 1, column: Math.min(typed, columns - 1) }
      : (view.cursor ?? { row: 0, column: 0 });
  return { rows: [...view.rows, last], cursor };
}

const modeNames: Readonly<Record<string, string>> = {
  insert: '-- INSERT --',
  replace: '-- REPLACE --',
  visual: '-- VISUAL --',
  'visual-line': '-- VISUAL LINE --',
};

function lastRow(state: VimState, columns: number): string {
  if (state.mode === 'command') return cut(state.commandLine, columns - 1);
  const mode = modeNames[state.mode];
  const text = cut(mode ?? state.message.text, columns - 1);
  const style = mode ? '\x1b[1m' : state.message.isError && text !== '' ? '\x1b[37;41m' : '';
  const left = style === '' ? text : `${style}${text}\x1b[0m`;
  const width = graphemesOf(text).reduce((sum, grapheme) => sum + grapheme.width, 0);
  const ruler = rulerOf(state);
  const room = columns - 18 - width;
  return room >= 1 && columns >= 40 ? `${left}${' '.repeat(room)}${cut(ruler, 17)}` : left;
}

function rulerOf(state: VimState): string {
  const { lines } = state.document;
  const { line, index } = state.cursor;
  const column = state.document.line(line) === '' ? '0-1' : String(index + 1);
  const isAtTop = state.top === 0;
  const isAtEnd = state.top + state.textRows >= lines.length;
  const percent = Math.round((state.top / Math.max(1, lines.length - state.textRows)) * 100);
  const where = isAtTop && isAtEnd ? 'All' : isAtTop ? 'Top' : isAtEnd ? 'Bot' : `${percent}%`;
  return `${line + 1},${column}`.padEnd(14) + where;
}

function cut(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const grapheme of graphemesOf(text)) {
    width += grapheme.width;
    if (width > columns) break;
    kept += grapheme.drawn;
  }
  return kept;
}
