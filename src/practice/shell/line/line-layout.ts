import stringWidth from 'string-width';
import { lettersOf } from './edit-buffer.ts';

/** A place on the screen, counted from the row in which the last line of the prompt begins. */
export type Place = { readonly row: number; readonly column: number };

/** How a letter is shown: control characters as `^X`, so that nothing in a line can steer the terminal. */
export function shownLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (letter.length === 1 && (code < 0x20 || code === 0x7f)) return `^${String.fromCharCode(code ^ 0x40)}`;
  return letter;
}

/** Where the cursor stands after `text`, which begins at `start`, on a screen of so many columns. */
export function placeAfter(text: string, start: Place, columns: number): Place {
  let { row, column } = start;
  for (const letter of lettersOf(text)) {
    if (letter === '\n') {
      row++;
      column = 0;
      continue;
    }
    const width = stringWidth(shownLetter(letter));
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column >= columns) {
      row++;
      column = 0;
    }
  }
  return { row, column };
}

/** Columns that the last line of a prompt takes, its colours and marks not counted, and the rows that it wraps over. */
export function promptEnd(prompt: string, columns: number): Place {
  return placeAfter(withoutSequences(lastLine(prompt)), { row: 0, column: 0 }, columns);
}

export const lastLine = (prompt: string): string => prompt.slice(prompt.lastIndexOf('\n') + 1);

const withoutSequences = (text: string): string =>
  text.replace(
    /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[\d;?]*[@-~]|\x1b[@-Z\\-_()][A-Z0-9]?|[\x00-\x09\x0b-\x1f]/g,
    '',
  );
