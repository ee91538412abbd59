import stringWidth from 'string-width';
import { graphemesOf } from '../editor/cells.ts';

/** One row of a pager's screen: the part of a line that fits, and the line that it is of. */
export type ScreenRow = { readonly line: number; readonly cells: readonly Cell[] };

type Cell = { readonly text: string; readonly style: string; readonly width: number; readonly at: number };

export type RowOptions = {
  readonly columns: number;
  readonly hasNumbers: boolean;
  /** Long lines are cut rather than folded; `shift` cells of each are left out at the left. */
  readonly isChopped: boolean;
  readonly shift: number;
};

/** The rows that a text takes on a screen of so many columns. */
export function rowsOf(lines: readonly string[], options: RowOptions): ScreenRow[] {
  const room = Math.max(1, options.columns - (options.hasNumbers ? numberWidth : 0));
  return lines.flatMap((line, number) => foldLine(line, number, room, options));
}

/** A row as it is written, with what was searched for in reverse video. */
export function drawRow(
  row: ScreenRow,
  hasNumbers: boolean,
  found: readonly (readonly [number, number])[],
): string {
  const number = `\x1b[1m${String(row.line + 1).padStart(numberWidth - 1)}\x1b[0m `;
  let drawn = hasNumbers ? number : '';
  let current = '';
  for (const { text, style, at } of row.cells) {
    const wanted = style + (found.some(([from, to]) => at >= from && at < to) ? '\x1b[7m' : '');
    if (wanted !== current) drawn += `\x1b[0m${wanted}`;
    current = wanted;
    drawn += text;
  }
  return current === '' ? drawn : `${drawn}\x1b[0m`;
}

/** The text of a line without its colours: what is searched. */
export const plainText = (line: string): string => line.replace(colours, '');

// As less -N has them: seven digits and a blank.
const numberWidth = 8;
const colours = /\x1b\[[\d;]*m/g;

function foldLine(line: string, number: number, room: number, options: RowOptions): ScreenRow[] {
  const cells = cellsOf(line);
  if (options.isChopped) {
    const shown: Cell[] = [];
    let left = -options.shift;
    for (const cell of cells) {
      if (left >= 0 && left + cell.width <= room) shown.push(cell);
      left += cell.width;
    }
    // What goes on to the right is told by a mark in the last cell.
    const last = shown.at(-1);
    if (left > room && last) shown.splice(-1, 1, { ...last, text: '>', style: '\x1b[7m' });
    return [{ line: number, cells: shown }];
  }
  const rows: ScreenRow[] = [];
  let row: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    if (width + cell.width > room) {
      rows.push({ line: number, cells: row });
      row = [];
      width = 0;
    }
    row.push(cell);
    width += cell.width;
  }
  rows.push({ line: number, cells: row });
  return rows;
}

/** Control characters are shown as `^X` in reverse video; colours stay colours. */
function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let style = '';
  let at = 0;
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith('\x1b[') && part.endsWith('m')) {
      style = /^\x1b\[0?m$/.test(part) ? '' : style + part;
      continue;
    }
    for (const { text, drawn, index } of graphemesOf(part)) {
      const isControl = text !== '\t' && drawn !== text;
      const shown = text === '\x1b' ? 'ESC' : drawn;
      cells.push({
        text: shown,
        style: isControl ? `${style}\x1b[7m` : style,
        width: stringWidth(shown),
        at: at + index,
      });
    }
    at += part.length;
  }
  return cells;
}
