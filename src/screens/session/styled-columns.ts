import stringWidth from 'string-width';
import { plainStyle } from '../../terminal/cell-style.ts';
import type { RowText } from '../../terminal/row-text.ts';
import { withoutColor } from './without-color.ts';

const token =
  /\x1b\[([\d;:]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[\x20-\x3f]*[\x40-\x7e]|[\x20-\x7e]+|[^\x00-\x7f]+/g;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The columns from `from` to before `to` of a line that Ink drew, with the style in which they stand. A wide character
 * that the cut goes through becomes blanks. Only text and SGR come out.
 */
export function styledColumns(line: string, from: number, to: number, noColor: boolean): RowText {
  let text = '';
  let column = 0;
  let covered = from;
  let styles = '';
  const add = (characters: string, width: number): void => {
    const left = Math.max(column, from);
    const right = Math.min(column + width, to);
    column += width;
    if (right < left || (right === left && width > 0)) return;
    if (text === '') text = styles;
    text += right - left === width ? characters : ' '.repeat(right - left);
    covered = right;
  };
  for (const [match, codes] of line.matchAll(token)) {
    if (codes !== undefined) {
      const style = noColor ? withoutColor(codes) : match;
      styles = isReset(codes) ? '' : styles + style;
      if (text !== '') text += style;
    } else if (match.startsWith('\x1b')) {
      // Links and the like: the words stay
    } else if (match.charCodeAt(0) < 0x7f) {
      addPrintable(match);
    } else {
      for (const { segment } of graphemes.segment(match))
        if (!isControl(segment)) add(segment, stringWidth(segment));
    }
  }
  return { text: text.includes('\x1b') ? text + plainStyle : text, columns: covered - from };

  function addPrintable(characters: string): void {
    const start = Math.min(Math.max(from - column, 0), characters.length);
    const end = Math.min(Math.max(to - column, 0), characters.length);
    column += start;
    if (end > start) add(characters.slice(start, end), end - start);
    column += characters.length - Math.max(end, start);
  }
}

function isReset(codes: string): boolean {
  return codes === '' || codes === '0';
}

function isControl(segment: string): boolean {
  const code = segment.charCodeAt(0);
  return code >= 0x80 && code <= 0x9f;
}
