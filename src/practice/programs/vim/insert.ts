import { nextIndex, previousIndex } from '../editor/cells.ts';
import type { Place } from '../editor/document.ts';
import { wordBack } from './motions.ts';
import { moveTo, moveToLine, type VimState } from './vim-state.ts';

/** Types text until Escape, then as often again as the count says. The change was begun by whoever opened the mode. */
export async function typeText(vim: VimState, count = 1): Promise<void> {
  const typed: string[] = [];
  for (;;) {
    const key = await vim.nextKey();
    if (key === '<Esc>' || key === '<C-c>') break;
    typeKey(vim, key);
    typed.push(key);
  }
  for (let i = 1; i < Math.min(count, 1000); i += 1) for (const key of typed) typeKey(vim, key);
  vim.message = { text: '', isError: false };
  const { line, index } = vim.cursor;
  vim.mode = 'normal';
  moveTo(vim, { line, index: index === 0 ? 0 : previousIndex(vim.document.line(line), index) });
}

function typeKey(vim: VimState, key: string): void {
  const { line, index } = vim.cursor;
  const text = vim.document.line(line);
  switch (key) {
    case '<Enter>':
      return insert(vim, '\n');
    case '<Tab>':
      return insert(vim, '\t');
    case '<Backspace>':
    case '<C-h>':
      return eraseBack(vim, { line, index: previousIndex(text, index) });
    case '<C-w>':
      return eraseBack(
        vim,
        index === 0 ? { line, index } : within(line, wordBack(vim.document, vim.cursor, false)),
      );
    case '<C-u>':
      return eraseBack(vim, { line, index: 0 });
    case '<Del>':
      return eraseForward(vim);
    case '<Left>':
      return travel(vim, { line, index: previousIndex(text, index) });
    case '<Right>':
      return travel(vim, { line, index: nextIndex(text, index) });
    case '<Home>':
      return travel(vim, { line, index: 0 });
    case '<End>':
      return travel(vim, { line, index: text.length });
    case '<Up>':
      return travelToLine(vim, line - 1);
    case '<Down>':
      return travelToLine(vim, line + 1);
    case '<PageUp>':
      return travelToLine(vim, line - vim.textRows);
    case '<PageDown>':
      return travelToLine(vim, line + vim.textRows);
    default:
      if (key.length === 1 || !/^<.+>$/.test(key)) insert(vim, key);
  }
}

function insert(vim: VimState, text: string): void {
  const { line, index } = vim.cursor;
  const isOver = vim.mode === 'replace' && text !== '\n' && index < vim.document.line(line).length;
  const to = isOver ? { line, index: nextIndex(vim.document.line(line), index) } : vim.cursor;
  moveTo(vim, vim.document.replace(vim.cursor, to, text));
}

function eraseBack(vim: VimState, from: Place): void {
  const { line, index } = vim.cursor;
  if (index === 0 && line === 0) return;
  const start = index === 0 ? { line: line - 1, index: vim.document.line(line - 1).length } : from;
  if (vim.mode === 'replace') return travel(vim, start);
  vim.document.replace(start, vim.cursor, '');
  moveTo(vim, start);
}

function eraseForward(vim: VimState): void {
  const { line, index } = vim.cursor;
  const text = vim.document.line(line);
  if (index < text.length) vim.document.replace(vim.cursor, { line, index: nextIndex(text, index) }, '');
  else if (line + 1 < vim.document.lines.length)
    vim.document.replace(vim.cursor, { line: line + 1, index: 0 }, '');
}

// What is typed after the cursor has travelled is a change of its own to undo.
function travel(vim: VimState, place: Place): void {
  vim.document.begin(vim.cursor);
  moveTo(vim, place);
}

function travelToLine(vim: VimState, line: number): void {
  vim.document.begin(vim.cursor);
  moveToLine(vim, line);
}

function within(line: number, place: Place): Place {
  return place.line === line ? place : { line, index: 0 };
}
