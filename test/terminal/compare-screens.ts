import type { IBufferCell, Terminal } from '@xterm/headless';
import { type Cell, createCell } from '../../src/terminal/emulator.ts';

type Area = {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
};

/**
 * What differs between an area of one screen and the whole of another: text, colours, attributes and cursor of every
 * cell. Empty when they are equal; at most five lines of what is wrong.
 */
export function differences(shown: Terminal, area: Area, wanted: Terminal): string[] {
  const found: string[] = [];
  const one = createCell(shown);
  const other = createCell(wanted);
  for (let row = 0; row < area.rows && found.length < 5; row++) {
    for (let column = 0; column < area.columns && found.length < 5; column++) {
      load(shown, area.row + row, area.column + column, one);
      load(wanted, row, column, other);
      const [is, should] = [describeCell(one), describeCell(other)];
      if (is !== should) found.push(`row ${row} column ${column}: shown ${is}, wanted ${should}`);
    }
  }
  const is = [shown.buffer.active.cursorX - area.column, shown.buffer.active.cursorY - area.row].join();
  const should = [
    Math.min(wanted.buffer.active.cursorX, area.columns - 1),
    wanted.buffer.active.cursorY,
  ].join();
  if (is !== should) found.push(`cursor: shown at ${is}, wanted at ${should}`);
  return found;
}

/** The text of a screen, one string a row, blanks at the ends left out. */
export function screenText(screen: Terminal): string[] {
  return Array.from({ length: screen.rows }, (_, row) => {
    const line = screen.buffer.active.getLine(screen.buffer.active.viewportY + row);
    return line?.translateToString(true) ?? '';
  });
}

function load(screen: Terminal, row: number, column: number, cell: IBufferCell): void {
  screen.buffer.active.getLine(screen.buffer.active.viewportY + row)?.getCell(column, cell);
}

function describeCell(cell: Cell): string {
  const attributes = [
    cell.isBold() && 'bold',
    cell.isDim() && 'dim',
    cell.isItalic() && 'italic',
    cell.isUnderline() && `underline ${cell.getUnderlineStyle()} ${cell.getUnderlineColor()}`,
    cell.isBlink() && 'blink',
    cell.isInverse() && 'inverse',
    cell.isInvisible() && 'invisible',
    cell.isStrikethrough() && 'struck',
    cell.isOverline() && 'overline',
  ].filter(Boolean);
  const foreground = `${cell.getFgColorMode().toString(16)}:${cell.getFgColor()}`;
  const background = `${cell.getBgColorMode().toString(16)}:${cell.getBgColor()}`;
  return `${JSON.stringify(cell.getChars() || ' ')} width ${cell.getWidth()} ${foreground} on ${background} ${attributes.join(' ')}`;
}
