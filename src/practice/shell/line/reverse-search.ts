import type { EditBuffer } from './edit-buffer.ts';
import { lettersOf } from './edit-buffer.ts';
import type { Key } from './keys.ts';

export type SearchStep =
  | { readonly kind: 'searching' }
  /** Left with the line as it should now stand. */
  | { readonly kind: 'left'; readonly buffer: EditBuffer }
  /** The line that was found stands, and the key is still to be carried out on it. */
  | { readonly kind: 'found'; readonly buffer: EditBuffer };

/** Ctrl-R: each letter typed looks further back for a line that has them. */
export class ReverseSearch {
  readonly #history: readonly string[];
  readonly #before: EditBuffer;
  #wanted = '';
  #at: number;
  #found: EditBuffer;
  #hasFailed = false;

  constructor(history: readonly string[], before: EditBuffer) {
    this.#history = history;
    this.#before = before;
    this.#found = before;
    this.#at = history.length;
  }

  get prompt(): string {
    return `(${this.#hasFailed ? 'failed ' : ''}reverse-i-search)\`${this.#wanted}': `;
  }

  get buffer(): EditBuffer {
    return this.#found;
  }

  press(key: Key): SearchStep {
    if (key.kind !== 'key') return this.#look(this.#wanted + key.text, this.#at);
    switch (key.name) {
      case 'C-r':
        return this.#look(this.#wanted, this.#at - 1);
      case 'backspace':
        return this.#look(lettersOf(this.#wanted).slice(0, -1).join(''), this.#history.length);
      case 'C-g':
        return { kind: 'left', buffer: this.#before };
      case 'escape':
      case 'tab':
        return { kind: 'left', buffer: this.#found };
      default:
        return { kind: 'found', buffer: this.#found };
    }
  }

  #look(wanted: string, from: number): SearchStep {
    this.#wanted = wanted;
    this.#hasFailed = false;
    if (wanted === '') return { kind: 'searching' };
    for (let at = Math.min(from, this.#history.length - 1); at >= 0; at--) {
      const text = this.#history[at] ?? '';
      const place = text.lastIndexOf(wanted);
      if (place < 0) continue;
      this.#at = at;
      this.#found = { text, cursor: place };
      return { kind: 'searching' };
    }
    this.#hasFailed = true;
    return { kind: 'searching' };
  }
}
