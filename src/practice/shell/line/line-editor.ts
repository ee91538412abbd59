import type { Completion } from '../worker-messages.ts';
import { completionText, listCandidates } from './completion.ts';
import {
  blankBefore,
  bufferOf,
  type EditBuffer,
  emptyBuffer,
  insert,
  letterAfter,
  letterBefore,
  removeBetween,
  wordAfter,
  wordBefore,
} from './edit-buffer.ts';
import { HistoryWalk } from './history-walk.ts';
import { type Key, readKey } from './keys.ts';
import { LineDisplay } from './line-display.ts';
import { ReverseSearch } from './reverse-search.ts';

/** How the reading of a line ended. */
export type LineResult =
  | { readonly kind: 'line'; readonly text: string }
  /** Ctrl-C. */
  | { readonly kind: 'interrupted' }
  /** Ctrl-D on an empty line. */
  | { readonly kind: 'end' };

export type EditorSide = {
  write(text: string): void;
  columns(): number;
  complete(before: string): Promise<Completion>;
  /** Called when an answer has come and the bytes that were held back may be taken. */
  goOn(): void;
};

/**
 * Reads one line at a time from a terminal, as readline does with its emacs keys. node:readline was not enough: it
 * has no reverse search, lists completions in its own way, and repeats the prompt (and the marks in it) at each key.
 */
export class LineEditor {
  readonly #side: EditorSide;
  readonly #display: LineDisplay;
  #buffer: EditBuffer = emptyBuffer;
  #walk = new HistoryWalk([]);
  #search: ReverseSearch | undefined;
  #killed = '';
  #lastKey = '';
  #undo: EditBuffer[] = [];
  #isCompleting = false;
  #pending: readonly Completion['candidates'][number][] | undefined;
  #finish: ((result: LineResult) => void) | undefined;

  constructor(side: EditorSide) {
    this.#side = side;
    this.#display = new LineDisplay(
      (text) => side.write(text),
      () => side.columns(),
    );
  }

  /** Shows the prompt and settles when the line is done. Bytes come through `take`. */
  read(prompt: string, history: readonly string[]): Promise<LineResult> {
    this.#buffer = emptyBuffer;
    this.#walk = new HistoryWalk(history);
    this.#search = undefined;
    this.#undo = [];
    this.#lastKey = '';
    this.#display.begin(prompt);
    return new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  /** Takes the next key out of what has arrived; returns its bytes, 0 while it is not whole or must wait. */
  take(bytes: Buffer): number {
    if (this.#isCompleting || !this.#finish) return 0;
    const read = readKey(bytes);
    if (!read) return 0;
    this.#press(read.key);
    return read.length;
  }

  resized(): void {
    if (this.#finish) this.#display.reflow();
  }

  #press(key: Key): void {
    if (this.#pending) return this.#answerListing(key);
    if (this.#search) {
      const next = this.#search.press(key);
      if (next.kind === 'searching') return this.#showSearch();
      this.#search = undefined;
      this.#buffer = next.buffer;
      this.#display.replacePrompt(this.#prompt, this.#buffer.text, this.#buffer.cursor);
      if (next.kind === 'left') return;
    }
    const name = key.kind === 'key' ? key.name : '';
    if (key.kind !== 'key') this.#change(insert(this.#buffer, key.text));
    else if (name !== 'unknown') this.#act(name);
    this.#lastKey = name;
  }

  #act(name: string): void {
    const buffer = this.#buffer;
    const { text, cursor } = buffer;
    const go = (to: number) => this.#move({ text, cursor: to });
    switch (name) {
      case 'enter':
        return this.#end({ kind: 'line', text });
      case 'C-c':
        return this.#interrupt();
      case 'C-d':
        if (text === '') return this.#end({ kind: 'end' });
        return this.#change(removeBetween(buffer, cursor, letterAfter(buffer)));
      case 'delete':
        return this.#change(removeBetween(buffer, cursor, letterAfter(buffer)));
      case 'backspace':
        return this.#change(removeBetween(buffer, letterBefore(buffer), cursor));
      case 'left':
      case 'C-b':
        return go(letterBefore(buffer));
      case 'right':
      case 'C-f':
        return go(letterAfter(buffer));
      case 'home':
      case 'C-a':
        return go(0);
      case 'end':
      case 'C-e':
        return go(text.length);
      case 'C-left':
      case 'M-b':
        return go(wordBefore(buffer));
      case 'C-right':
      case 'M-f':
        return go(wordAfter(buffer));
      case 'C-k':
        return this.#kill(cursor, text.length, 'after');
      case 'C-u':
        return this.#kill(0, cursor, 'before');
      case 'C-w':
        return this.#kill(blankBefore(buffer), cursor, 'before');
      case 'M-backspace':
        return this.#kill(wordBefore(buffer), cursor, 'before');
      case 'M-d':
      case 'C-delete':
        return this.#kill(cursor, wordAfter(buffer), 'after');
      case 'C-y':
        return this.#change(insert(buffer, this.#killed));
      case 'C-_':
        return this.#undoLast();
      case 'up':
      case 'C-p':
        return this.#recall(this.#walk.older(text));
      case 'down':
      case 'C-n':
        return this.#recall(this.#walk.newer(text));
      case 'C-l':
        return this.#display.clearScreen(text, cursor);
      case 'C-r':
        this.#search = new ReverseSearch(this.#walk.history, buffer);
        return this.#showSearch();
      case 'tab':
        return void this.#complete();
      default:
        return;
    }
  }

  get #prompt(): string {
    return this.#promptText ?? this.#display.prompt;
  }

  #promptText: string | undefined;

  #change(next: EditBuffer): void {
    if (next.text !== this.#buffer.text) this.#undo.push(this.#buffer);
    this.#move(next);
  }

  #move(next: EditBuffer): void {
    this.#buffer = next;
    this.#display.show(next.text, next.cursor);
  }

  #recall(text: string | undefined): void {
    if (text === undefined) this.#side.write('\x07');
    else this.#change(bufferOf(text));
  }

  /** Cut text of several cuts in a row is kept together, in the order in which it stood. */
  #kill(from: number, to: number, side: 'before' | 'after'): void {
    const cut = this.#buffer.text.slice(from, to);
    const isNext = kills.has(this.#lastKey);
    if (cut !== '') this.#killed = !isNext ? cut : side === 'after' ? this.#killed + cut : cut + this.#killed;
    this.#change(removeBetween(this.#buffer, from, to));
  }

  #undoLast(): void {
    const before = this.#undo.pop();
    if (before) this.#move(before);
  }

  #showSearch(): void {
    if (!this.#search) return;
    this.#promptText ??= this.#display.prompt;
    const { prompt, buffer } = this.#search;
    this.#display.replacePrompt(prompt, buffer.text, buffer.cursor);
  }

  #interrupt(): void {
    this.#display.show(this.#buffer.text, this.#buffer.text.length);
    this.#side.write('^C');
    this.#end({ kind: 'interrupted' });
  }

  #end(result: LineResult): void {
    const finish = this.#finish;
    this.#finish = undefined;
    this.#promptText = undefined;
    if (result.kind === 'end') this.#side.write('');
    else if (result.kind === 'interrupted') this.#side.write('\r\n');
    else this.#display.end();
    finish?.(result);
  }

  async #complete(): Promise<void> {
    const isSecond = this.#lastKey === 'tab';
    const before = this.#buffer.text.slice(0, this.#buffer.cursor);
    this.#isCompleting = true;
    const completion = await this.#side.complete(before);
    this.#isCompleting = false;
    if (!this.#finish) return;
    const added = completionText(completion, before);
    if (added !== undefined) {
      const { text, cursor } = this.#buffer;
      const start = cursor - completion.wordLength;
      this.#change(insert(removeBetween({ text, cursor }, start, cursor), added));
      if (completion.candidates.length > 1) this.#side.write('\x07');
    } else if (isSecond && completion.candidates.length > 1) {
      this.#list(completion.candidates);
    } else {
      this.#side.write('\x07');
    }
    this.#side.goOn();
  }

  #list(candidates: Completion['candidates']): void {
    this.#display.end();
    if (candidates.length > 100) {
      this.#pending = candidates;
      this.#side.write(`Display all ${candidates.length} possibilities? (y or n)`);
      return;
    }
    this.#side.write(
      listCandidates(
        candidates.map(({ shown }) => shown),
        this.#side.columns(),
      ),
    );
    this.#again();
  }

  #answerListing(key: Key): void {
    const candidates = this.#pending ?? [];
    this.#pending = undefined;
    this.#side.write('\r\n');
    if (key.kind === 'text' && /^[yYsS ]/.test(key.text)) {
      this.#side.write(
        listCandidates(
          candidates.map(({ shown }) => shown),
          this.#side.columns(),
        ),
      );
    }
    this.#again();
  }

  #again(): void {
    this.#display.begin(this.#display.prompt.slice(this.#display.prompt.lastIndexOf('\n') + 1));
    this.#display.show(this.#buffer.text, this.#buffer.cursor);
  }
}

const kills = new Set(['C-k', 'C-u', 'C-w', 'M-d', 'M-backspace', 'C-delete']);
