/** A place in a document: line from 0, offset in the line in UTF-16 units. */
export type Place = { readonly line: number; readonly index: number };

type State = { readonly lines: readonly string[]; readonly cursor: Place };

// Undo keeps whole arrays of lines; the strings in them are shared, so one step costs little.
const undoSteps = 1000;

/**
 * The text that an editor works on: lines, and steps to undo. A change is made between `begin` and the next `begin`,
 * so that everything typed in one go is undone in one go.
 */
export class Document {
  #lines: readonly string[];
  #savedLines: readonly string[];
  readonly #undo: State[] = [];
  #redo: State[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = lines.length > 0 ? lines : [''];
    this.#savedLines = this.#lines;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get isChanged(): boolean {
    const saved = this.#savedLines;
    return (
      this.#lines !== saved &&
      !(this.#lines.length === saved.length && this.#lines.every((line, i) => line === saved[i]))
    );
  }

  line(number: number): string {
    return this.#lines[number] ?? '';
  }

  /** A change starts here, with the cursor where undo brings it back. */
  begin(cursor: Place): void {
    this.#undo.push({ lines: this.#lines, cursor });
    if (this.#undo.length > undoSteps) this.#undo.shift();
    this.#redo = [];
  }

  /** Replaces `count` lines from `start`. A document never has less than one line. */
  replaceLines(start: number, count: number, lines: readonly string[]): void {
    const all = [...this.#lines.slice(0, start), ...lines, ...this.#lines.slice(start + count)];
    this.#lines = all.length > 0 ? all : [''];
  }

  /** Replaces the text between two places by another, which may hold line breaks; returns the place after it. */
  replace(from: Place, to: Place, text: string): Place {
    const head = this.line(from.line).slice(0, from.index);
    const tail = this.line(to.line).slice(to.index);
    const inserted = text.split('\n');
    const last = inserted.length - 1;
    const end = {
      line: from.line + last,
      index: (inserted[last] ?? '').length + (last === 0 ? head.length : 0),
    };
    inserted[0] = head + (inserted[0] ?? '');
    inserted[last] = (inserted[last] ?? '') + tail;
    this.replaceLines(from.line, to.line - from.line + 1, inserted);
    return end;
  }

  /** The text between two places. */
  text(from: Place, to: Place): string {
    if (from.line === to.line) return this.line(from.line).slice(from.index, to.index);
    const middle = this.#lines.slice(from.line + 1, to.line);
    return [this.line(from.line).slice(from.index), ...middle, this.line(to.line).slice(0, to.index)].join(
      '\n',
    );
  }

  /** Takes the last change back; returns where the cursor was, or undefined when there is none. */
  undo(cursor: Place): Place | undefined {
    return this.#travel(this.#undo, this.#redo, cursor);
  }

  redo(cursor: Place): Place | undefined {
    return this.#travel(this.#redo, this.#undo, cursor);
  }

  markSaved(): void {
    this.#savedLines = this.#lines;
  }

  #travel(from: State[], to: State[], cursor: Place): Place | undefined {
    const state = from.pop();
    if (!state) return undefined;
    to.push({ lines: this.#lines, cursor });
    this.#lines = state.lines;
    return state.cursor;
  }
}
