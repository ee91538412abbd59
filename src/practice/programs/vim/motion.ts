import { nextIndex, previousIndex } from '../editor/cells.ts';
import type { Place } from '../editor/document.ts';
import { findCharacter, matchingBracket, paragraph, wordBack, wordEnd, wordForward } from './motions.ts';
import { searchNext } from './search.ts';
import { typeLine } from './type-line.ts';
import { firstNonBlank, moveTo, moveToLine, type VimState } from './vim-state.ts';

/** Where a motion ends, and what an operator takes with it: whole lines, or the last character too. */
export type Motion = { readonly to: Place; readonly isLines?: boolean; readonly isInclusive?: boolean };

/**
 * The motion that a key begins, asking for more keys where it has some (`f`, `g`). Undefined when the key is no
 * motion; `'fails'` when it is one that leads nowhere. The cursor stays where it is, but for the wanted column.
 */
export async function readMotion(
  vim: VimState,
  key: string,
  count: number | undefined,
): Promise<Motion | 'fails' | undefined> {
  const { document, cursor } = vim;
  const times = count ?? 1;
  const text = document.line(cursor.line);
  switch (key) {
    case 'h':
    case '<Left>':
    case '<Backspace>':
      return cursor.index === 0
        ? 'fails'
        : { to: { ...cursor, index: repeat(times, cursor.index, (i) => previousIndex(text, i)) } };
    case 'l':
    case '<Right>':
    case ' ':
      return { to: { ...cursor, index: repeat(times, cursor.index, (i) => nextIndex(text, i)) } };
    case 'j':
    case '<Down>':
    case '<C-n>':
      return vertical(vim, cursor.line + times);
    case 'k':
    case '<Up>':
    case '<C-p>':
      return vertical(vim, cursor.line - times);
    case '<Enter>':
    case '+':
      return linewise(vim, cursor.line + times);
    case '-':
      return linewise(vim, cursor.line - times);
    case '0':
    case '<Home>':
      return { to: { ...cursor, index: 0 } };
    case '^':
      return { to: firstNonBlank(vim, cursor.line) };
    case '$':
    case '<End>':
      return endOfLine(vim, cursor.line + times - 1);
    case 'w':
    case 'W':
    case '<C-Right>':
      return { to: repeat(times, cursor, (at) => wordForward(document, at, key === 'W')) };
    case 'b':
    case 'B':
    case '<C-Left>':
      return { to: repeat(times, cursor, (at) => wordBack(document, at, key === 'B')) };
    case 'e':
    case 'E':
      return { to: repeat(times, cursor, (at) => wordEnd(document, at, key === 'E')), isInclusive: true };
    case 'G':
    case '<C-End>':
      return linewise(vim, count === undefined ? document.lines.length - 1 : count - 1);
    case 'g':
      return (await vim.nextKey()) === 'g' ? linewise(vim, times - 1) : 'fails';
    case 'H':
      return linewise(vim, vim.top + times - 1);
    case 'L':
      return linewise(vim, Math.min(vim.top + vim.textRows, document.lines.length) - times);
    case 'M':
      return linewise(vim, vim.top + Math.floor(Math.min(vim.textRows, document.lines.length - vim.top) / 2));
    case '{':
    case '}':
      return {
        to: {
          line: repeat(times, cursor.line, (line) => paragraph(document, line, key === '}' ? 1 : -1)),
          index: 0,
        },
      };
    case '%': {
      const to = matchingBracket(document, cursor);
      return to ? { to, isInclusive: true } : 'fails';
    }
    case 'f':
    case 'F':
    case 't':
    case 'T': {
      const character = await vim.nextKey();
      if (character.length > 1 && character.startsWith('<')) return 'fails';
      vim.find = { kind: key, character };
      return inLine(vim, key, character, times);
    }
    case ';':
      return vim.find ? inLine(vim, vim.find.kind, vim.find.character, times) : 'fails';
    case ',':
      return vim.find ? inLine(vim, swapped(vim.find.kind), vim.find.character, times) : 'fails';
    case '/':
    case '?':
      return searchedFor(vim, key);
    case 'n':
    case 'N':
      return searched(vim, (key === 'n') === (vim.search?.isForward ?? true));
    default:
      return undefined;
  }
}

function repeat<Value>(times: number, start: Value, step: (value: Value) => Value): Value {
  let value = start;
  // A count such as 99999j ends at the document's edge long before.
  for (let i = 0; i < Math.min(times, 10_000); i += 1) value = step(value);
  return value;
}

function vertical(vim: VimState, line: number): Motion | 'fails' {
  const { cursor, wantedCell } = vim;
  const target = Math.max(0, Math.min(line, vim.document.lines.length - 1));
  if (target === cursor.line) return 'fails';
  moveToLine(vim, target);
  const to = vim.cursor;
  vim.cursor = cursor;
  vim.wantedCell = wantedCell;
  return { to, isLines: true };
}

function linewise(vim: VimState, line: number): Motion {
  const target = Math.max(0, Math.min(line, vim.document.lines.length - 1));
  return { to: firstNonBlank(vim, target), isLines: true };
}

function endOfLine(vim: VimState, line: number): Motion {
  const target = Math.min(line, vim.document.lines.length - 1);
  const text = vim.document.line(target);
  return { to: { line: target, index: previousIndex(text, text.length) }, isInclusive: text !== '' };
}

function inLine(vim: VimState, kind: string, character: string, times: number): Motion | 'fails' {
  const text = vim.document.line(vim.cursor.line);
  let index: number | undefined = vim.cursor.index;
  for (let i = 0; i < times && index !== undefined; i += 1)
    index = findCharacter(text, index, kind, character);
  if (index === undefined) return 'fails';
  return { to: { line: vim.cursor.line, index }, isInclusive: kind === 'f' || kind === 't' };
}

function swapped(kind: string): string {
  return kind === kind.toLowerCase() ? kind.toUpperCase() : kind.toLowerCase();
}

async function searchedFor(vim: VimState, kind: '/' | '?'): Promise<Motion | 'fails'> {
  const line = await typeLine(vim, kind);
  const pattern = line?.slice(1) || vim.search?.pattern;
  if (line === undefined) return 'fails';
  if (pattern !== undefined) vim.search = { pattern, isForward: kind === '/' };
  return searched(vim, kind === '/');
}

function searched(vim: VimState, isForward: boolean): Motion | 'fails' {
  const { cursor, wantedCell } = vim;
  searchNext(vim, isForward);
  const to = vim.cursor;
  vim.cursor = cursor;
  vim.wantedCell = wantedCell;
  return to === cursor ? 'fails' : { to };
}

/** Moves the cursor by a motion, remembering the column for up and down. */
export function follow(vim: VimState, key: string, motion: Motion): void {
  const wanted = vim.wantedCell;
  moveTo(vim, motion.to);
  if (['j', 'k', '<Up>', '<Down>', '<C-n>', '<C-p>'].includes(key)) vim.wantedCell = wanted;
  if (key === '$' || key === '<End>') vim.wantedCell = Number.POSITIVE_INFINITY;
}
