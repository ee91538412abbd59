import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const tabStop = 8;

/** What a person sees as one character of a line, and the cells that it takes. */
export type Grapheme = {
  readonly text: string;
  /** Offset in the line, in UTF-16 units. */
  readonly index: number;
  /** First cell, counted from the line's start. */
  readonly cell: number;
  /** What is drawn: a tab as spaces, a control character as `^X`. */
  readonly drawn: string;
  readonly width: number;
};

/** The line's characters with the cells that they take. */
export function graphemesOf(line: string): readonly Grapheme[] {
  const graphemes: Grapheme[] = [];
  let cell = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const drawn = draw(segment, cell);
    const width = stringWidth(drawn);
    graphemes.push({ text: segment, index, cell, drawn, width });
    cell += width;
  }
  return graphemes;
}

/** Offset of the character after the one at `index`; the line's length at its end. */
export function nextIndex(line: string, index: number): number {
  const grapheme = segmenter.segment(line).containing(index);
  return grapheme ? grapheme.index + grapheme.segment.length : line.length;
}

/** Offset of the character before `index`; 0 at the start. */
export function previousIndex(line: string, index: number): number {
  return segmenter.segment(line).containing(index - 1)?.index ?? 0;
}

/** The cell in which the character at `index` begins; past the end, the line's width. */
export function cellAt(line: string, index: number): number {
  const graphemes = graphemesOf(line);
  const at = graphemes.find((grapheme) => grapheme.index >= index);
  const last = graphemes.at(-1);
  return at?.cell ?? (last ? last.cell + last.width : 0);
}

/** The offset of the character that covers a cell; the last one's when the line is shorter. */
export function indexAtCell(line: string, cell: number): number {
  const graphemes = graphemesOf(line);
  const covering = graphemes.find((grapheme) => cell < grapheme.cell + grapheme.width);
  return covering?.index ?? graphemes.at(-1)?.index ?? 0;
}

function draw(segment: string, cell: number): string {
  if (segment === '\t') return ' '.repeat(tabStop - (cell % tabStop));
  const code = segment.charCodeAt(0);
  if (segment.length === 1 && code < 32) return `^${String.fromCharCode(code + 64)}`;
  if (code === 127) return '^?';
  return code >= 128 && code < 160 ? `~${String.fromCharCode(code - 64)}` : segment;
}
