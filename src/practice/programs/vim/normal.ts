import { nextIndex, previousIndex } from '../editor/cells.ts';
import type { Key } from '../editor/keys.ts';
import { readCount } from './count.ts';
import { runExCommand, typeExCommand } from './ex.ts';
import { typeText } from './insert.ts';
import { follow, type Motion, readMotion } from './motion.ts';
import { wordAround, wordEnd } from './motions.ts';
import { operate, put, type Stretch } from './operators.ts';
import { searchNext } from './search.ts';
import { complain, firstNonBlank, inform, inOrder, moveTo, moveToLine, type VimState } from './vim-state.ts';
import { selectVisually } from './visual.ts';

/**
 * One command of normal mode; true when it changed the text in a way that `.` repeats by the same keys, or the keys
 * with which it repeats it.
 */
export async function normalCommand(vim: VimState): Promise<boolean | readonly Key[]> {
  const { count, key } = await readCount(vim.nextKey);
  vim.message = { text: '', isError: false };
  if (['d', 'c', 'y', '>', '<'].includes(key)) return operator(vim, key, count);
  if (key === 'g') return goCommand(vim, count);
  if (key === 'v' || key === 'V') return selectVisually(vim, key === 'v' ? 'visual' : 'visual-line');
  const change = changes[key];
  if (change) {
    await change(vim, count ?? 1);
    return true;
  }
  const action = actions[key];
  if (action) {
    await action(vim, count);
    return false;
  }
  const motion = await readMotion(vim, key, count);
  if (motion && motion !== 'fails') follow(vim, key, motion);
  return false;
}

type Change = (vim: VimState, count: number) => Promise<void> | void;
type Action = (vim: VimState, count: number | undefined) => Promise<void> | void;

const changes: Readonly<Record<string, Change>> = {
  i: (vim, count) => insertAt(vim, vim.cursor.index, count),
  '<Insert>': (vim) => insertAt(vim, vim.cursor.index),
  a: (vim, count) => insertAt(vim, nextIndex(vim.document.line(vim.cursor.line), vim.cursor.index), count),
  I: (vim) =>
    insertAt(
      vim,
      vim.document.line(vim.cursor.line).trim() === '' ? 0 : firstNonBlank(vim, vim.cursor.line).index,
    ),
  A: (vim, count) => insertAt(vim, vim.document.line(vim.cursor.line).length, count),
  o: (vim) => openLine(vim, vim.cursor.line + 1),
  O: (vim) => openLine(vim, vim.cursor.line),
  R: async (vim) => {
    vim.document.begin(vim.cursor);
    vim.mode = 'replace';
    await typeText(vim);
  },
  x: (vim, count) => eraseCharacters(vim, count),
  '<Del>': (vim, count) => eraseCharacters(vim, count),
  X: (vim, count) => {
    const { line, index } = vim.cursor;
    const start = Math.max(0, index - count);
    if (start < index) operate(vim, 'd', { from: { line, index: start }, to: vim.cursor, isLines: false });
  },
  s: async (vim, count) => {
    eraseCharacters(vim, count);
    await insertAt(vim, vim.cursor.index);
  },
  S: (vim, count) => changeLines(vim, count),
  D: (vim) => operate(vim, 'd', toEndOfLine(vim)),
  C: async (vim) => {
    operate(vim, 'c', toEndOfLine(vim));
    await typeText(vim);
  },
  r: replaceCharacter,
  '~': (vim, count) => {
    const { line, index } = vim.cursor;
    const to = { line, index: Math.min(vim.document.line(line).length, index + count) };
    operate(vim, '~', { from: vim.cursor, to, isLines: false });
    moveTo(vim, to);
  },
  J: joinLines,
  p: (vim, count) => put(vim, true, count),
  P: (vim, count) => put(vim, false, count),
};

const actions: Readonly<Record<string, Action>> = {
  u: (vim, count) => travel(vim, 'undo', count ?? 1),
  '<C-r>': (vim, count) => travel(vim, 'redo', count ?? 1),
  Y: (vim, count) => operate(vim, 'y', wholeLines(vim, count ?? 1)),
  ':': (vim, count) => typeExCommand(vim, count === undefined ? ':' : `:.,.+${count - 1}`),
  '*': (vim) => searchWord(vim, true),
  '#': (vim) => searchWord(vim, false),
  '<C-d>': (vim) => moveToLine(vim, vim.cursor.line + Math.ceil(vim.textRows / 2)),
  '<C-u>': (vim) => moveToLine(vim, vim.cursor.line - Math.ceil(vim.textRows / 2)),
  '<C-f>': (vim) => page(vim, 1),
  '<PageDown>': (vim) => page(vim, 1),
  '<C-b>': (vim) => page(vim, -1),
  '<PageUp>': (vim) => page(vim, -1),
  '<C-c>': (vim) => inform(vim, 'Type  :qa!  and press <Enter> to abandon all changes and exit Vim'),
  '<C-z>': (vim) => complain(vim, 'E: no job control here; leave with :q'),
  '<C-g>': (vim) => {
    const { lines } = vim.document;
    const percent = Math.round(((vim.cursor.line + 1) / lines.length) * 100);
    inform(
      vim,
      `"${vim.name ?? '[No Name]'}"${vim.document.isChanged ? ' [Modified]' : ''} ${lines.length} lines --${percent}%--`,
    );
  },
  Z: async (vim) => {
    const key = await vim.nextKey();
    if (key === 'Z') await runExCommand(vim, 'x');
    if (key === 'Q') await runExCommand(vim, 'q!');
  },
  z: async (vim) => {
    const key = await vim.nextKey();
    const above = { z: Math.floor(vim.textRows / 2), t: 0, b: vim.textRows - 1 }[key];
    if (above !== undefined) vim.top = Math.max(0, vim.cursor.line - above);
  },
};

// What `g` begins: `gg`, and the operators on letters (`gUU`, `guw`, `g~~`).
async function goCommand(vim: VimState, count: number | undefined): Promise<boolean> {
  const key = await vim.nextKey();
  if (['u', 'U', '~'].includes(key)) return operator(vim, key, count);
  if (key === 'g') moveTo(vim, firstNonBlank(vim, Math.min((count ?? 1) - 1, vim.document.lines.length - 1)));
  return false;
}

async function operator(vim: VimState, key: string, outerCount: number | undefined): Promise<boolean> {
  const { count: innerCount, key: next } = await readCount(vim.nextKey);
  const given = outerCount !== undefined || innerCount !== undefined;
  const count = given ? (outerCount ?? 1) * (innerCount ?? 1) : undefined;
  const stretch = await stretchFor(vim, key, next, count);
  if (!stretch) return false;
  const column = vim.cursor.index;
  operate(vim, key, stretch);
  if (key === 'y' && stretch.isLines && next === key) moveTo(vim, { line: vim.cursor.line, index: column });
  if (key === 'c') {
    vim.mode = 'insert';
    await typeText(vim);
  }
  return key !== 'y';
}

// What an operator works on: the line itself when its key is doubled, a word (`iw`, `aw`), or as far as a motion goes.
async function stretchFor(
  vim: VimState,
  key: string,
  next: string,
  count: number | undefined,
): Promise<Stretch | undefined> {
  if (next === key) return wholeLines(vim, count ?? 1);
  if (next === 'i' || next === 'a') {
    const word =
      (await vim.nextKey()) === 'w' ? wordAround(vim.document, vim.cursor, next === 'a') : undefined;
    return word && { ...word, isLines: false };
  }
  const isChangedWord = key === 'c' && (next === 'w' || next === 'W') && /\S/.test(characterUnder(vim));
  const motion = isChangedWord
    ? endOfThisWord(vim, count ?? 1, next === 'W')
    : await readMotion(vim, next, count);
  if (!motion || motion === 'fails') return undefined;
  return toStretch(vim, motion, next);
}

function toStretch(vim: VimState, motion: Motion, key: string): Stretch {
  const [from, last] = inOrder(vim.cursor, motion.to);
  if (motion.isLines) return { from, to: last, isLines: true };
  const text = vim.document.line(last.line);
  if (motion.isInclusive)
    return { from, to: { line: last.line, index: nextIndex(text, last.index) }, isLines: false };
  // `dw` on the last word of a line ends with the line (":help word").
  const goesOver = (key === 'w' || key === 'W') && last.line > from.line;
  const to = goesOver ? { line: from.line, index: vim.document.line(from.line).length } : last;
  return { from, to, isLines: false };
}

function endOfThisWord(vim: VimState, count: number, isBig: boolean): Motion {
  // From just before the word's character, so that a word of one character ends on itself.
  let at = { line: vim.cursor.line, index: vim.cursor.index - 1 };
  for (let i = 0; i < count; i += 1) at = wordEnd(vim.document, at, isBig);
  return { to: at, isInclusive: true };
}

function characterUnder(vim: VimState): string {
  return vim.document.line(vim.cursor.line).charAt(vim.cursor.index);
}

function wholeLines(vim: VimState, count: number): Stretch {
  const { line } = vim.cursor;
  const last = Math.min(line + count - 1, vim.document.lines.length - 1);
  return { from: { line, index: 0 }, to: { line: last, index: 0 }, isLines: true };
}

function toEndOfLine(vim: VimState): Stretch {
  const { line } = vim.cursor;
  return { from: vim.cursor, to: { line, index: vim.document.line(line).length }, isLines: false };
}

async function insertAt(vim: VimState, index: number, count = 1): Promise<void> {
  vim.document.begin(vim.cursor);
  vim.mode = 'insert';
  moveTo(vim, { line: vim.cursor.line, index });
  await typeText(vim, count);
}

async function openLine(vim: VimState, line: number): Promise<void> {
  vim.document.begin(vim.cursor);
  vim.document.replaceLines(line, 0, ['']);
  vim.mode = 'insert';
  moveTo(vim, { line, index: 0 });
  await typeText(vim);
}

function eraseCharacters(vim: VimState, count: number): void {
  const { line, index } = vim.cursor;
  const text = vim.document.line(line);
  let end = index;
  for (let i = 0; i < count && end < text.length; i += 1) end = nextIndex(text, end);
  if (end > index) operate(vim, 'd', { from: vim.cursor, to: { line, index: end }, isLines: false });
}

async function changeLines(vim: VimState, count: number): Promise<void> {
  operate(vim, 'c', wholeLines(vim, count));
  vim.mode = 'insert';
  await typeText(vim);
}

async function replaceCharacter(vim: VimState, count: number): Promise<void> {
  const key = await vim.nextKey();
  const { line, index } = vim.cursor;
  if (
    (key.length > 1 && key.startsWith('<') && key !== '<Enter>') ||
    index + count > vim.document.line(line).length
  )
    return;
  vim.document.begin(vim.cursor);
  const text = key === '<Enter>' ? '\n' : key.repeat(count);
  const end = vim.document.replace(vim.cursor, { line, index: index + count }, text);
  moveTo(vim, key === '<Enter>' ? end : { line, index: previousIndex(vim.document.line(line), end.index) });
}

function joinLines(vim: VimState, count: number): void {
  const { line } = vim.cursor;
  const joins = Math.max(1, count - 1);
  if (line + 1 >= vim.document.lines.length) return;
  vim.document.begin(vim.cursor);
  let index = 0;
  for (let i = 0; i < joins && line + 1 < vim.document.lines.length; i += 1) {
    const head = vim.document.line(line).trimEnd();
    const tail = vim.document.line(line + 1).trimStart();
    index = head.length;
    vim.document.replaceLines(line, 2, [head === '' || tail === '' ? head + tail : `${head} ${tail}`]);
  }
  moveTo(vim, { line, index });
}

function travel(vim: VimState, direction: 'undo' | 'redo', count: number): void {
  for (let i = 0; i < count; i += 1) {
    const before = vim.document.lines;
    let place = vim.document[direction](vim.cursor);
    // A change that changed nothing (an insert left at once) is no step of its own.
    while (place && vim.document.lines === before) place = vim.document[direction](vim.cursor);
    if (!place)
      return inform(vim, direction === 'undo' ? 'Already at oldest change' : 'Already at newest change');
    moveTo(vim, place);
  }
}

function searchWord(vim: VimState, isForward: boolean): void {
  const word = wordAround(vim.document, vim.cursor, false);
  const text = word && vim.document.text(word.from, word.to);
  if (!text || !/\S/.test(text)) return complain(vim, 'E348: No string under cursor');
  vim.search = { pattern: `\\<${text.replace(/[\\/.*$^~[\]]/g, '\\$&')}\\>`, isForward };
  searchNext(vim, isForward);
}

function page(vim: VimState, direction: 1 | -1): void {
  const step = Math.max(1, vim.textRows - 2) * direction;
  vim.top = Math.max(0, Math.min(vim.top + step, vim.document.lines.length - 1));
  moveToLine(vim, vim.cursor.line + step);
}
