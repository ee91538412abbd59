import { type Grapheme, graphemesOf } from './cells.ts';
import type { Document, Place } from './document.ts';

/** What of a document is drawn selected: from one place up to, not including, the other. */
export type Selection = { readonly from: Place; readonly to: Place };

type ViewOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly hasNumbers: boolean;
  readonly selection: Selection | undefined;
};

/**
 * The rows of a document from a line on, long lines wrapped as vim does, and where the cursor is in them.
 * The cursor's row is undefined when the cursor is below what fits: the view must begin further down.
 */
export function wrapDocument(document: Document, top: number, cursor: Place, options: ViewOptions) {
  const numberWidth = options.hasNumbers ? Math.max(3, String(document.lines.length).length) + 1 : 0;
  const width = Math.max(1, options.columns - numberWidth);
  const rows: string[] = [];
  let cursorAt: { readonly row: number; readonly column: number } | undefined;
  for (let number = top; number < document.lines.length && rows.length < options.rows; number += 1) {
    const pieces = wrapLine(graphemesOf(document.line(number)), width);
    if (rows.length + pieces.length > options.rows && rows.length > 0) {
      while (rows.length < options.rows) rows.push('\x1b[34m@\x1b[0m');
      break;
    }
    if (number === cursor.line)
      cursorAt = placeInPieces(pieces, cursor.index, rows.length, numberWidth, width);
    pieces.slice(0, options.rows - rows.length).forEach((piece, index) => {
      const label = numberWidth === 0 ? '' : lineNumber(index === 0 ? number + 1 : undefined, numberWidth);
      rows.push(label + drawPiece(piece, number, document, options.selection));
    });
  }
  while (rows.length < options.rows) rows.push('\x1b[34m~\x1b[0m');
  const isVisible = cursorAt !== undefined && cursorAt.row < options.rows;
  return { rows, cursor: isVisible ? cursorAt : undefined };
}

function wrapLine(graphemes: readonly Grapheme[], width: number): (readonly Grapheme[])[] {
  const pieces: Grapheme[][] = [[]];
  let used = 0;
  for (const grapheme of graphemes) {
    if (used + grapheme.width > width) {
      pieces.push([]);
      used = 0;
    }
    pieces.at(-1)?.push(grapheme);
    used += grapheme.width;
  }
  return pieces;
}

function placeInPieces(
  pieces: readonly (readonly Grapheme[])[],
  index: number,
  firstRow: number,
  indent: number,
  width: number,
) {
  for (const [row, piece] of pieces.entries()) {
    let column = indent;
    for (const grapheme of piece) {
      if (grapheme.index >= index) return { row: firstRow + row, column };
      column += grapheme.width;
    }
    // Past the last character of the line: one cell further, or on the next row when this one is full.
    if (row === pieces.length - 1) {
      return column - indent < width
        ? { row: firstRow + row, column }
        : { row: firstRow + row, column: indent + width - 1 };
    }
  }
  return { row: firstRow, column: indent };
}

function lineNumber(number: number | undefined, width: number): string {
  return number === undefined ? ' '.repeat(width) : `\x1b[33m${String(number).padStart(width - 1)} \x1b[39m`;
}

function drawPiece(
  piece: readonly Grapheme[],
  line: number,
  document: Document,
  selection: Selection | undefined,
): string {
  if (!selection || line < selection.from.line || line > selection.to.line) {
    return piece.map((grapheme) => grapheme.drawn).join('');
  }
  const from = line === selection.from.line ? selection.from.index : 0;
  const to = line === selection.to.line ? selection.to.index : document.line(line).length + 1;
  const drawn = piece.map(({ index, drawn: text }) =>
    index >= from && index < to ? `\x1b[7m${text}\x1b[27m` : text,
  );
  return document.line(line) === '' ? '\x1b[7m \x1b[27m' : drawn.join('');
}
