import type { Place } from '../editor/document.ts';
import { firstNonBlank, inform, moveTo, type VimState } from './vim-state.ts';

/** What an operator works on: from one place up to, not including, another; or whole lines, the last one included. */
export type Stretch = { readonly from: Place; readonly to: Place; readonly isLines: boolean };

const indent = '\t';

/** Applies `d`, `c`, `y`, `>`, `<`, `~`, `u` or `U` to a stretch. After `c` the caller goes on in insert mode. */
export function operate(vim: VimState, operator: string, stretch: Stretch): void {
  if (operator === 'y') {
    keep(vim, stretch);
    moveTo(vim, stretch.isLines ? { line: stretch.from.line, index: vim.cursor.index } : stretch.from);
    tell(vim, stretch, 'yanked');
    return;
  }
  vim.document.begin(vim.cursor);
  if (operator === 'd' || operator === 'c') remove(vim, stretch, operator === 'c');
  else if (operator === '>' || operator === '<') shift(vim, stretch, operator === '>');
  else changeCase(vim, stretch, operator);
}

/** Puts the register after (`p`) or before (`P`) the cursor, `count` times. */
export function put(vim: VimState, isAfter: boolean, count: number): void {
  const { document, register, cursor } = vim;
  if (register.text === '' && !register.isLines) return;
  document.begin(cursor);
  if (register.isLines) {
    const lines = Array.from({ length: count }, () => register.text.split('\n')).flat();
    const line = cursor.line + (isAfter ? 1 : 0);
    document.replaceLines(line, 0, lines);
    moveTo(vim, firstNonBlank(vim, line));
    return;
  }
  const line = document.line(cursor.line);
  const at = {
    line: cursor.line,
    index: isAfter && line !== '' ? Math.min(line.length, cursor.index + 1) : cursor.index,
  };
  const end = document.replace(at, at, register.text.repeat(count));
  moveTo(vim, { line: end.line, index: Math.max(0, end.index - 1) });
}

function remove(vim: VimState, stretch: Stretch, leavesLine: boolean): void {
  keep(vim, stretch);
  const { document } = vim;
  if (stretch.isLines) {
    const count = stretch.to.line - stretch.from.line + 1;
    document.replaceLines(stretch.from.line, count, leavesLine ? [''] : []);
    const line = Math.min(stretch.from.line, document.lines.length - 1);
    moveTo(vim, leavesLine ? { line, index: 0 } : firstNonBlank(vim, line));
    if (!leavesLine) tell(vim, stretch, 'fewer');
    return;
  }
  document.replace(stretch.from, stretch.to, '');
  if (leavesLine) vim.mode = 'insert';
  moveTo(vim, stretch.from);
}

function keep(vim: VimState, { from, to, isLines }: Stretch): void {
  const text = isLines
    ? vim.document.lines.slice(from.line, to.line + 1).join('\n')
    : vim.document.text(from, to);
  vim.register = { text, isLines };
}

function shift(vim: VimState, { from, to }: Stretch, isRight: boolean): void {
  for (let line = from.line; line <= to.line; line += 1) {
    const text = vim.document.line(line);
    const shifted = isRight ? (text === '' ? '' : indent + text) : text.replace(/^(\t| {1,8})/, '');
    vim.document.replaceLines(line, 1, [shifted]);
  }
  moveTo(vim, firstNonBlank(vim, from.line));
}

function changeCase(vim: VimState, { from, to, isLines }: Stretch, operator: string): void {
  const start = isLines ? { line: from.line, index: 0 } : from;
  const end = isLines ? { line: to.line, index: vim.document.line(to.line).length } : to;
  const text = vim.document.text(start, end);
  const changed =
    operator === 'u' ? text.toLowerCase() : operator === 'U' ? text.toUpperCase() : swapCase(text);
  vim.document.replace(start, end, changed);
  moveTo(vim, start);
}

function swapCase(text: string): string {
  return [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('');
}

// vim speaks up from the third line on ('report' is 2).
function tell(vim: VimState, { from, to, isLines }: Stretch, what: 'fewer' | 'yanked'): void {
  const count = to.line - from.line + 1;
  if (!isLines || count < 3) return;
  inform(vim, what === 'fewer' ? `${count} fewer lines` : `${count} lines yanked`);
}
