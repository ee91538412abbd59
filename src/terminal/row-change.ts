import { plainStyle } from './cell-style.ts';
import type { RowText } from './row-text.ts';

const style = /\x1b\[[\d;:]*m/y;

/**
 * What to write so that a row that shows `previous` shows `next`: from the first column that differs to the end. The
 * row begins at `column` (from 0) of screen row `row`; addresses are absolute. Empty when nothing changed.
 */
export function rowChange(previous: RowText, next: RowText, row: number, column: number): string {
  if (previous.text === next.text) return '';
  const same = commonStart(previous.text, next.text);
  const tail = next.text.slice(same.index);
  let change = `\x1b[${row + 1};${column + same.columns + 1}H`;
  if (tail !== '') change += same.style + tail;
  if (next.columns < previous.columns) {
    if (tail !== '') change += `\x1b[${row + 1};${column + next.columns + 1}H`;
    change += `\x1b[${previous.columns - next.columns}X`;
  }
  return change;
}

// Only printable ASCII and styles are skipped: there one character is one column on every terminal
function commonStart(previous: string, next: string): { index: number; columns: number; style: string } {
  let index = 0;
  let columns = 0;
  let active = '';
  while (index < next.length) {
    const code = next.charCodeAt(index);
    if (code === 0x1b) {
      style.lastIndex = index;
      const sequence = style.exec(next)?.[0];
      if (sequence === undefined || !previous.startsWith(sequence, index)) break;
      if (sequence === plainStyle) active = '';
      else active = sequence.startsWith('\x1b[0;') ? sequence : active + sequence;
      index += sequence.length;
    } else {
      if (code !== previous.charCodeAt(index) || code < 0x20 || code > 0x7e) break;
      index += 1;
      columns += 1;
    }
  }
  return { index, columns, style: active };
}
