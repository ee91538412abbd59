import { lettersOf } from './edit-buffer.ts';
import { lastLine, type Place, placeAfter, promptEnd, shownLetter } from './line-layout.ts';

/**
 * Shows a prompt and the line behind it, and changes on the screen only what has changed: a letter typed at the end
 * is one letter sent. The prompt is sent once; the marks of other programs in it are not repeated with each key.
 */
export class LineDisplay {
  readonly #write: (text: string) => void;
  readonly #columns: () => number;
  #prompt = '';
  #start: Place = { row: 0, column: 0 };
  #text = '';
  #cursor: Place = { row: 0, column: 0 };
  #cursorIndex = 0;

  constructor(write: (text: string) => void, columns: () => number) {
    this.#write = write;
    this.#columns = columns;
  }

  /** Begins a line where the cursor stands. */
  begin(prompt: string): void {
    this.#write(prompt.replace(/\r?\n/g, '\r\n'));
    this.#settle(prompt);
  }

  show(text: string, cursor: number): void {
    const columns = this.#columns();
    const same = commonLetters(this.#text, text);
    let output = '';
    let at = this.#cursor;
    const oldEnd = placeAfter(this.#text, this.#start, columns);
    if (same < this.#text.length || same < text.length) {
      const from = placeAfter(text.slice(0, same), this.#start, columns);
      const end = placeAfter(text, this.#start, columns);
      output += move(at, from) + shown(text.slice(same), from, columns);
      if (isBefore(end, oldEnd)) output += '\x1b[J';
      at = end;
    }
    const goal = placeAfter(text.slice(0, cursor), this.#start, columns);
    output += move(at, goal);
    this.#text = text;
    this.#cursor = goal;
    this.#cursorIndex = cursor;
    if (output !== '') this.#write(output);
  }

  /** Puts another prompt in the place of this one, with the same or another line behind it. */
  replacePrompt(prompt: string, text: string, cursor: number): void {
    this.#write(`${move(this.#cursor, { row: 0, column: 0 })}\x1b[J${lastLine(prompt)}`);
    this.#settle(prompt);
    this.show(text, cursor);
  }

  /** The terminal has another width, and has wrapped its lines anew: the line is drawn where it now begins. */
  reflow(): void {
    const text = this.#text;
    const index = this.#cursorIndex;
    const columns = this.#columns();
    this.#cursor = placeAfter(text.slice(0, index), promptEnd(this.#prompt, columns), columns);
    this.replacePrompt(this.#prompt, text, index);
  }

  /** Clears the screen and shows the same again at its top. */
  clearScreen(text: string, cursor: number): void {
    this.#write('\x1b[H\x1b[2J');
    this.begin(this.#prompt);
    this.show(text, cursor);
  }

  /** Leaves the line as it stands and goes to the next row. */
  end(): void {
    const end = placeAfter(this.#text, this.#start, this.#columns());
    this.#write(`${move(this.#cursor, end)}\r\n`);
  }

  get prompt(): string {
    return this.#prompt;
  }

  #settle(prompt: string): void {
    const columns = this.#columns();
    this.#prompt = prompt;
    this.#start = promptEnd(prompt, columns);
    if (this.#start.column === 0 && this.#start.row > 0) this.#write(' \r');
    this.#text = '';
    this.#cursor = this.#start;
  }
}

function commonLetters(one: string, other: string): number {
  const letters = lettersOf(other);
  let length = 0;
  for (const [index, letter] of lettersOf(one).entries()) {
    if (letters[index] !== letter) break;
    length += letter.length;
  }
  return length;
}

const isBefore = (one: Place, other: Place): boolean =>
  one.row < other.row || (one.row === other.row && one.column < other.column);

function move(from: Place, to: Place): string {
  if (from.row === to.row && from.column === to.column) return '';
  const rows = to.row - from.row;
  const vertical = rows > 0 ? `\x1b[${rows}B` : rows < 0 ? `\x1b[${-rows}A` : '';
  if (from.column === to.column) return vertical;
  if (to.column === 0) return `${vertical}\r`;
  return from.row === to.row && to.column === from.column - 1 ? '\b' : `${vertical}\r\x1b[${to.column}C`;
}

/** The text as it is written from a place on: a row that is exactly full is left, or the cursor would hang at its edge. */
function shown(text: string, from: Place, columns: number): string {
  let output = '';
  let at = from;
  for (const letter of lettersOf(text)) {
    const next = placeAfter(letter, at, columns);
    if (letter === '\n') output += '\x1b[K\r\n';
    else output += shownLetter(letter) + (next.column === 0 && next.row > at.row ? ' \r' : '');
    at = next;
  }
  return output;
}
