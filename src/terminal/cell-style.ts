import type { Cell } from './emulator.ts';

/** Ends every style. */
export const plainStyle = '\x1b[0m';

/**
 * The escape sequence that starts a cell's style from any other. Palette colours stay palette colours, so that the
 * student's own theme holds. Without colour the attributes stay: bold, underline, inverse.
 */
export function cellStyle(cell: Cell, noColor: boolean): string {
  let codes = '0';
  if (cell.isBold()) codes += ';1';
  if (cell.isDim()) codes += ';2';
  if (cell.isItalic()) codes += ';3';
  if (cell.isUnderline()) codes += ';4';
  if (cell.isBlink()) codes += ';5';
  if (cell.isInverse()) codes += ';7';
  if (cell.isInvisible()) codes += ';8';
  if (cell.isStrikethrough()) codes += ';9';
  if (cell.isOverline()) codes += ';53';
  if (!noColor) codes += foreground(cell) + background(cell);
  return `\x1b[${codes}m${underline(cell, noColor)}`;
}

// xterm's mode of the 16 colours that have codes of their own; bold may brighten these and not their twins in the 256
const sixteenColors = 0x1000000;

function foreground(cell: Cell): string {
  const color = cell.getFgColor();
  if (cell.isFgRGB()) return `;38;2;${rgb(color, ';')}`;
  if (!cell.isFgPalette()) return '';
  if (cell.getFgColorMode() !== sixteenColors) return `;38;5;${color}`;
  return `;${color < 8 ? 30 + color : 82 + color}`;
}

function background(cell: Cell): string {
  const color = cell.getBgColor();
  if (cell.isBgRGB()) return `;48;2;${rgb(color, ';')}`;
  if (!cell.isBgPalette()) return '';
  if (cell.getBgColorMode() !== sixteenColors) return `;48;5;${color}`;
  return `;${color < 8 ? 40 + color : 92 + color}`;
}

// In sequences of their own and with colons: a terminal that does not know them drops them, and only them
function underline(cell: Cell, noColor: boolean): string {
  if (!cell.isUnderline()) return '';
  const style = cell.getUnderlineStyle();
  const curl = style > 1 ? `\x1b[4:${style}m` : '';
  if (noColor) return curl;
  if (cell.isUnderlineColorRGB()) return `${curl}\x1b[58:2::${rgb(cell.getUnderlineColor(), ':')}m`;
  if (cell.isUnderlineColorPalette()) return `${curl}\x1b[58:5:${cell.getUnderlineColor()}m`;
  return curl;
}

function rgb(color: number, separator: string): string {
  return [(color >> 16) & 255, (color >> 8) & 255, color & 255].join(separator);
}
