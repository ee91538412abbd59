import { nextIndex, previousIndex } from '../editor/cells.ts';
import { diskOf } from '../editor/disk.ts';
import { Document } from '../editor/document.ts';
import type { KeyQueue } from '../editor/key-queue.ts';
import { runEditor } from '../editor/run-editor.ts';
import { newFormat } from '../editor/text-file.ts';
import type { Program, ProgramContext } from '../program.ts';
import { exit, readFile, writeOut } from './nano-files.ts';
import { drawNano } from './nano-screen.ts';
import { moveTo, moveToLine, type NanoState } from './nano-state.ts';
import { whereIs } from './where-is.ts';

/** A small nano with the keys and the words of the real one. */
export const nano: Program = { names: ['nano', 'pico'], run: runNano };

async function runNano(context: ProgramContext): Promise<number> {
  const { terminal } = context;
  if (!terminal) {
    context.stderr('Standard input is not a terminal\n');
    return 1;
  }
  return runEditor(context, terminal, { hasAlt: true }, (keys) => {
    const state = emptyState(context, keys);
    return {
      draw: (columns, rows) => drawNano(state, columns, rows),
      async work() {
        const name = context.arguments.slice(1).find((word) => !/^[-+]./.test(word));
        if (name !== undefined) await openFirst(state, name);
        while (!state.isDone) await command(state);
      },
      saveAside: () => saveAside(state),
    };
  });
}

function emptyState(context: ProgramContext, keys: KeyQueue): NanoState {
  return {
    document: new Document([]),
    name: '',
    format: newFormat,
    cursor: { line: 0, index: 0 },
    wantedCell: 0,
    cutLines: [],
    wasCut: false,
    lastSearch: '',
    remark: '',
    prompt: undefined,
    isHelpOpen: false,
    top: 0,
    textRows: 1,
    isDone: false,
    disk: diskOf(context),
    nextKey: () => keys.next(),
  };
}

async function openFirst(nano: NanoState, name: string): Promise<void> {
  const opened = await nano.disk.open(name);
  switch (opened.kind) {
    case 'text':
      nano.name = name;
      nano.document = new Document(opened.lines);
      nano.format = opened.format;
      nano.remark = `Read ${opened.lines.length} ${opened.lines.length === 1 ? 'line' : 'lines'}`;
      return;
    case 'new':
      nano.name = name;
      nano.remark = 'New File';
      return;
    case 'folder':
      nano.remark = `"${name}" is a directory`;
      return;
    case 'refused':
      nano.remark =
        opened.code === 'EFBIG'
          ? `"${name}" is too large for this editor`
          : `Error reading ${name}: Permission denied`;
  }
}

// As the real nano does when its terminal goes away.
async function saveAside(nano: NanoState): Promise<void> {
  if (!nano.document.isChanged) return;
  await nano.disk.save(`${nano.name || 'nano'}.save`, nano.document.lines, nano.format).catch(() => 0);
}

async function command(nano: NanoState): Promise<void> {
  const key = await nano.nextKey();
  nano.remark = '';
  const wasCut = nano.wasCut;
  nano.wasCut = false;
  if (nano.isHelpOpen) {
    nano.isHelpOpen = false;
    return;
  }
  const act = actions[key];
  if (act) return act(nano, wasCut);
  if (key.length === 1 || !/^<.+>$/.test(key)) type(nano, key);
  else nano.remark = 'Unbound key';
}

type Act = (nano: NanoState, wasCut: boolean) => void | Promise<void>;

const toLineStart: Act = (nano) => moveTo(nano, { line: nano.cursor.line, index: 0 });
const toLineEnd: Act = (nano) =>
  moveTo(nano, { line: nano.cursor.line, index: nano.document.line(nano.cursor.line).length });
const lineUp: Act = (nano) => moveToLine(nano, nano.cursor.line - 1);
const lineDown: Act = (nano) => moveToLine(nano, nano.cursor.line + 1);
const pageUp: Act = (nano) => moveToLine(nano, nano.cursor.line - nano.textRows + 2);
const pageDown: Act = (nano) => moveToLine(nano, nano.cursor.line + nano.textRows - 2);
const left: Act = (nano) => moveTo(nano, before(nano));
const right: Act = (nano) => moveTo(nano, after(nano));

const actions: Readonly<Record<string, Act>> = {
  '<C-x>': exit,
  '<C-o>': async (nano) => void (await writeOut(nano)),
  '<C-s>': async (nano) => void (await writeOut(nano, nano.name)),
  '<C-r>': readFile,
  '<C-w>': whereIs,
  '<C-g>': (nano) => {
    nano.isHelpOpen = true;
  },
  '<C-k>': cutLine,
  '<C-u>': paste,
  '<C-c>': tellPlace,
  '<M-u>': (nano) => travel(nano, 'undo'),
  '<M-e>': (nano) => travel(nano, 'redo'),
  '<Enter>': (nano) => type(nano, '\n'),
  '<Tab>': (nano) => type(nano, '\t'),
  '<Backspace>': (nano) => erase(nano, before(nano), nano.cursor),
  '<C-h>': (nano) => erase(nano, before(nano), nano.cursor),
  '<Del>': (nano) => erase(nano, nano.cursor, after(nano)),
  '<C-d>': (nano) => erase(nano, nano.cursor, after(nano)),
  '<Left>': left,
  '<C-b>': left,
  '<Right>': right,
  '<C-f>': right,
  '<Up>': lineUp,
  '<C-p>': lineUp,
  '<Down>': lineDown,
  '<C-n>': lineDown,
  '<PageUp>': pageUp,
  '<C-y>': pageUp,
  '<PageDown>': pageDown,
  '<C-v>': pageDown,
  '<Home>': toLineStart,
  '<C-a>': toLineStart,
  '<End>': toLineEnd,
  '<C-e>': toLineEnd,
  '<C-Home>': (nano) => moveTo(nano, { line: 0, index: 0 }),
  '<C-End>': (nano) => moveTo(nano, { line: nano.document.lines.length, index: Number.MAX_SAFE_INTEGER }),
  '<C-l>': () => {},
  '<Esc>': () => {},
};

function type(nano: NanoState, text: string): void {
  nano.document.begin(nano.cursor);
  moveTo(nano, nano.document.replace(nano.cursor, nano.cursor, text));
}

function erase(nano: NanoState, from: NanoState['cursor'], to: NanoState['cursor']): void {
  if (from.line === to.line && from.index === to.index) return;
  nano.document.begin(nano.cursor);
  nano.document.replace(from, to, '');
  moveTo(nano, from);
}

function before({ document, cursor }: NanoState): NanoState['cursor'] {
  if (cursor.index > 0)
    return { line: cursor.line, index: previousIndex(document.line(cursor.line), cursor.index) };
  return cursor.line === 0 ? cursor : { line: cursor.line - 1, index: document.line(cursor.line - 1).length };
}

function after({ document, cursor }: NanoState): NanoState['cursor'] {
  const text = document.line(cursor.line);
  if (cursor.index < text.length) return { line: cursor.line, index: nextIndex(text, cursor.index) };
  return cursor.line + 1 >= document.lines.length ? cursor : { line: cursor.line + 1, index: 0 };
}

function cutLine(nano: NanoState, wasCut: boolean): void {
  const { line } = nano.cursor;
  nano.document.begin(nano.cursor);
  nano.cutLines = [...(wasCut ? nano.cutLines : []), nano.document.line(line)];
  nano.document.replaceLines(line, 1, []);
  nano.wasCut = true;
  moveTo(nano, { line, index: 0 });
}

function paste(nano: NanoState): void {
  if (nano.cutLines.length === 0) {
    nano.remark = 'Cutbuffer is empty';
    return;
  }
  nano.document.begin(nano.cursor);
  nano.document.replaceLines(nano.cursor.line, 0, nano.cutLines);
  moveTo(nano, { line: nano.cursor.line + nano.cutLines.length, index: 0 });
}

function tellPlace(nano: NanoState): void {
  const { lines } = nano.document;
  const { line, index } = nano.cursor;
  nano.remark = `line ${line + 1}/${lines.length} (${Math.round(((line + 1) / lines.length) * 100)}%), col ${index + 1}/${nano.document.line(line).length + 1}`;
}

function travel(nano: NanoState, direction: 'undo' | 'redo'): void {
  const place = nano.document[direction](nano.cursor);
  if (place) moveTo(nano, place);
  nano.remark = place ? (direction === 'undo' ? 'Undid edit' : 'Redid edit') : `Nothing to ${direction}`;
}
