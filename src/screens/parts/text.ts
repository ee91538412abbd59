import stringWidth from 'string-width';
import { visible } from '../../language/untrusted-text.ts';

/** Palette colours only, so that they fit light and dark backgrounds; a colour never says anything alone. */
type Colour = 'green' | 'yellow' | 'red' | 'cyan';

/** A run of text in one style. */
export type Span = {
  readonly text: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
  readonly colour?: Colour;
};

export type Style = Omit<Span, 'text'>;

/** One row of the screen. */
export type Line = readonly Span[];

export const blank: Line = [];

/** One span, its control characters made visible: every text that reaches a screen passes here. */
export function span(text: string, style: Style = {}): Span {
  return { ...style, text: visible(text) };
}

/** A line in one style. */
export const line = (text: string, style: Style = {}): Line => [span(text, style)];

/** Cells that a text takes; a wide character takes two. */
export const widthOf = (text: string): number => (isPlain(text) ? text.length : stringWidth(text));

/**
 * Latin letters alone, accents included: one code unit, one letter, one cell each. Nearly all text is of these, and
 * measuring each word the long way would cost several milliseconds a frame.
 */
const isPlain = (text: string): boolean => /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/.test(text);

export const lineWidth = (spans: Line): number =>
  spans.reduce((total, part) => total + widthOf(part.text), 0);

/** What a person reads of a line, without its styles. */
export const plainText = (spans: Line): string => spans.map((part) => part.text).join('');

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a person takes for one character: `ñ` written in two code points, an emoji of four, are one. */
export const characters = (text: string): readonly string[] =>
  isPlain(text) ? [...text] : Array.from(segmenter.segment(text), (part) => part.segment);

/** Cuts a line to a width, with the mark at its end when something was cut. */
export function truncate(spans: Line, width: number, ellipsis = '…'): Line {
  if (lineWidth(spans) <= width) return spans;
  const room = Math.max(0, width - widthOf(ellipsis));
  const kept: Span[] = [];
  let used = 0;
  for (const part of spans) {
    let text = '';
    for (const character of characters(part.text)) {
      const cells = widthOf(character);
      if (used + cells > room) return finish(text, part);
      text += character;
      used += cells;
    }
    kept.push(part);
  }
  return kept;

  function finish(text: string, part: Span): Line {
    return [...kept, { ...part, text: text + ellipsis.slice(0, width - used) }];
  }
}

/** Fills a text with spaces up to a width; a longer one stays. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** A line with something at its right edge; the left part is cut to make room. */
export function spread(left: Line, right: Line, width: number, ellipsis = '…'): Line {
  const room = width - lineWidth(right);
  if (room < 1) return truncate(left, width, ellipsis);
  const cut = truncate(left, right.length > 0 ? room - 1 : room, ellipsis);
  return [...cut, { text: ' '.repeat(Math.max(0, room - lineWidth(cut))) }, ...right];
}
