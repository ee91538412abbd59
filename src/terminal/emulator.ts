import type { IBufferCell, Terminal } from '@xterm/headless';
import xterm from '@xterm/headless';
import { loadGraphemeWidths } from './grapheme-widths.ts';

/** Rows kept above the screen. 2 MB a session at 1,000 rows, so a flood cannot grow the tutor. */
const scrollback = 1000;

/** xterm's cell with the fields that its public type leaves out: three numbers tell whether a run of style goes on. */
export type Cell = IBufferCell & {
  readonly fg: number;
  readonly bg: number;
  readonly extended: { readonly ext: number };
  getUnderlineStyle(): number;
  getUnderlineColor(): number;
  isUnderlineColorRGB(): boolean;
  isUnderlineColorPalette(): boolean;
};

/**
 * A terminal without a screen: bytes in, cells out. Widths are those of grapheme clusters, as today's terminals draw
 * them. What a program asks of its terminal is answered through `onData`; nothing it says reaches a real terminal.
 */
export function createEmulator(columns: number, rows: number): Terminal {
  const emulator = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback,
    allowProposedApi: true,
    logLevel: 'off',
  });
  loadGraphemeWidths(emulator);
  return emulator;
}

/** A cell to be filled again and again by `getCell`. Throws when the emulator's cells are not the kind we know. */
export function createCell(emulator: Terminal): Cell {
  const cell = emulator.buffer.active.getNullCell();
  if (!isCell(cell))
    throw new TypeError('This version of @xterm/headless keeps the style of a cell elsewhere.');
  return cell;
}

function isCell(cell: IBufferCell): cell is Cell {
  return 'fg' in cell && 'bg' in cell && 'extended' in cell && 'getUnderlineStyle' in cell;
}
