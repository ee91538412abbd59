import type { Frame } from '../editor/frame.ts';
import type { KeyQueue } from '../editor/key-queue.ts';
import type { Editor } from '../editor/run-editor.ts';
import type { PagedText } from './document.ts';
import { helpText } from './help-text.ts';
import { drawRow, plainText, rowsOf, type ScreenRow } from './screen-lines.ts';

export type PagerOptions = {
  readonly hasNumbers: boolean;
  readonly isChopped: boolean;
  readonly ignoresCase: boolean;
  /** What to do first: `G`, or `/` and a pattern. */
  readonly first: string;
  /** What stands in the last row, by the first line that is seen; `total` is there at the end. */
  readonly title?: (line: number, total: number | undefined) => string;
};

/** less, as its screen and its keys: it walks through texts until the student leaves with `q`. */
export class Pager implements Editor {
  readonly #keys: KeyQueue;
  readonly #texts: readonly PagedText[];
  #hasNumbers: boolean;
  #isChopped: boolean;
  #ignoresCase: boolean;
  readonly #title: PagerOptions['title'];
  #number = 0;
  #rows: readonly ScreenRow[] = [];
  #made = '';
  #columns = 80;
  #height = 23;
  #top = 0;
  #shift = 0;
  /** The last row, when it says something else than where we are. */
  #remark: string | undefined;
  #typed: string | undefined;
  #isFresh = true;
  #hasTildes = false;
  #pattern: RegExp | undefined;
  #searchesBack = false;
  #first: string;

  constructor(keys: KeyQueue, texts: readonly PagedText[], options: PagerOptions) {
    this.#keys = keys;
    this.#texts = texts;
    this.#hasNumbers = options.hasNumbers;
    this.#isChopped = options.isChopped;
    this.#ignoresCase = options.ignoresCase;
    this.#title = options.title;
    this.#first = options.first;
  }

  async saveAside(): Promise<void> {}

  draw(columns: number, rows: number): Frame {
    this.#layOut(columns, rows);
    this.#doFirst();
    const shown = this.#rows.slice(this.#top, this.#top + this.#height);
    const drawn = shown.map((row) => drawRow(row, this.#hasNumbers, this.#found(row.line)));
    if (this.#hasTildes) while (drawn.length < this.#height) drawn.push('\x1b[1m~');
    const prompt = this.#prompt();
    drawn.push(prompt.text);
    const row = drawn.length - 1;
    while (drawn.length < rows) drawn.push('');
    return { rows: drawn, cursor: { row, column: Math.min(columns - 1, prompt.width) } };
  }

  async work(): Promise<void> {
    for (let count = ''; ; ) {
      const key = await this.#keys.next();
      if (this.#remark !== undefined) {
        this.#remark = undefined;
        if (key === '<Enter>' || key === ' ') continue;
      }
      if (/^\d$/.test(key)) {
        count += key;
        this.#typed = `:${count}`;
        continue;
      }
      this.#typed = undefined;
      const times = count === '' ? undefined : Number(count);
      count = '';
      if (await this.#act(key, times)) return;
    }
  }

  /** True when the student leaves. */
  async #act(key: string, times: number | undefined): Promise<boolean> {
    const page = this.#height;
    const half = Math.max(1, Math.floor((page + 1) / 2));
    this.#isFresh = false;
    switch (key) {
      case 'q':
      case 'Q':
        return true;
      case 'j':
      case 'e':
      case '<Enter>':
      case '<Down>':
      case '<C-n>':
      case '<C-e>':
        return this.#move(times ?? 1);
      case 'k':
      case 'y':
      case '<Up>':
      case '<C-p>':
      case '<C-y>':
        return this.#move(-(times ?? 1));
      case ' ':
      case 'f':
      case 'z':
      case '<C-f>':
      case '<C-v>':
      case '<PageDown>':
        return this.#move(times ?? page);
      case 'b':
      case 'w':
      case '<C-b>':
      case '<PageUp>':
        return this.#move(-(times ?? page));
      case 'd':
      case '<C-d>':
        return this.#move(times ?? half);
      case 'u':
      case '<C-u>':
        return this.#move(-(times ?? half));
      case '<Right>':
        return this.#sideways(1);
      case '<Left>':
        return this.#sideways(-1);
      case 'g':
      case '<':
      case '<Home>':
        return this.#goTo((times ?? 1) - 1);
      case 'G':
      case '>':
      case '<End>':
        return times === undefined ? this.#toEnd() : this.#goTo(times - 1);
      case 'p':
      case '%':
        return this.#goTo(this.#lineAtShare(Math.min(100, times ?? 0)));
      case '/':
      case '?':
        return this.#askPattern(key);
      case 'n':
        return this.#search(this.#searchesBack, times ?? 1, true);
      case 'N':
        return this.#search(!this.#searchesBack, times ?? 1, true);
      case '=':
      case '<C-g>':
        this.#remark = this.#whereWeAre();
        return false;
      case '-':
        return this.#toggle();
      case ':':
        return this.#colon();
      case 'Z':
        return (await this.#keys.next()) === 'Z';
      case 'h':
      case 'H':
        return this.#help();
      case 'r':
      case '<C-l>':
        this.#hasTildes = true;
        return false;
      default:
        return false;
    }
  }

  get #text(): PagedText {
    return this.#texts[this.#number] ?? { name: '', lines: [], bytes: 0 };
  }

  get #last(): number {
    return Math.max(0, this.#rows.length - this.#height);
  }

  #layOut(columns: number, rows: number): void {
    const made = JSON.stringify([this.#number, columns, this.#hasNumbers, this.#isChopped, this.#shift]);
    const line = this.#rows[this.#top]?.line;
    this.#columns = columns;
    this.#height = Math.max(1, rows - 1);
    if (made === this.#made) return;
    const isSameText = this.#made.startsWith(`[${this.#number},`);
    this.#made = made;
    this.#rows = rowsOf(this.#text.lines, {
      columns,
      hasNumbers: this.#hasNumbers,
      isChopped: this.#isChopped,
      shift: this.#shift,
    });
    if (isSameText && line !== undefined) this.#top = this.#rowOf(line);
    else this.#top = 0;
  }

  #doFirst(): void {
    const first = this.#first;
    this.#first = '';
    if (first === '') return;
    this.#isFresh = false;
    if (first === 'G') this.#toEnd();
    else if (/^\d+$/.test(first)) this.#goTo(Number(first) - 1);
    else if (first.startsWith('/')) {
      this.#setPattern(first.slice(1));
      this.#search(false, 1, false);
    }
  }

  #move(rows: number): false {
    // Where a search has gone beyond the end, going on does not lead back.
    this.#top = Math.max(0, Math.min(this.#top + rows, Math.max(this.#last, rows > 0 ? this.#top : 0)));
    return false;
  }

  #sideways(direction: number): false {
    this.#shift = Math.max(0, this.#shift + direction * Math.floor(this.#columns / 2));
    this.#isChopped ||= this.#shift > 0;
    return false;
  }

  #goTo(line: number): false {
    this.#top = Math.min(this.#rowOf(line), this.#last);
    return false;
  }

  /** The line at so many per cent of the text's bytes. */
  #lineAtShare(percent: number): number {
    const { lines, bytes } = this.#text;
    let left = Math.floor((bytes * percent) / 100);
    const line = lines.findIndex((text) => {
      left -= Buffer.byteLength(text) + 1;
      return left < 0;
    });
    return line < 0 ? lines.length - 1 : line;
  }

  #toEnd(): false {
    this.#top = this.#last;
    return false;
  }

  #rowOf(line: number): number {
    const row = this.#rows.findIndex((each) => each.line >= line);
    return row < 0 ? Math.max(0, this.#rows.length - 1) : row;
  }

  async #askPattern(direction: string): Promise<boolean> {
    const typed = await this.#ask(direction);
    if (typed === undefined) return false;
    this.#searchesBack = direction === '?';
    if (typed !== '' && !this.#setPattern(typed)) return false;
    return this.#search(this.#searchesBack, 1, typed === '');
  }

  /** Asks in the last row; undefined when the student thought better of it. */
  async #ask(question: string): Promise<string | undefined> {
    let answer = '';
    for (;;) {
      this.#typed = question + answer;
      const key = await this.#keys.next();
      this.#typed = undefined;
      if (key === '<Enter>') return answer;
      if (key === '<Esc>' || key === '<C-c>') return undefined;
      if (key === '<Backspace>') {
        if (answer === '') return undefined;
        answer = [...answer].slice(0, -1).join('');
      } else if (key === '<C-u>') answer = '';
      else if (key === '<Tab>') answer += '\t';
      else if (!/^<.+>$/.test(key)) answer += key;
    }
  }

  #setPattern(text: string): boolean {
    const ignores = this.#ignoresCase && text === text.toLowerCase();
    try {
      this.#pattern = new RegExp(text, ignores ? 'gi' : 'g');
      return true;
    } catch {
      this.#remark = 'Invalid pattern';
      return false;
    }
  }

  #search(goesBack: boolean, times: number, isRepeated: boolean): false {
    const pattern = this.#pattern;
    if (!pattern) {
      this.#remark = 'No previous regular expression';
      return false;
    }
    const { lines } = this.#text;
    const bottom = this.#rows[Math.min(this.#rows.length, this.#top + this.#height) - 1]?.line ?? 0;
    const top = this.#rows[this.#top]?.line ?? 0;
    const step = goesBack ? -1 : 1;
    let line = isRepeated ? top + step : goesBack ? bottom : top;
    let left = times;
    for (; line >= 0 && line < lines.length; line += step) {
      if (plainText(lines[line] ?? '').search(pattern) < 0) continue;
      if (--left > 0) continue;
      this.#top = this.#rowOf(line);
      this.#hasTildes = true;
      return false;
    }
    this.#hasTildes = true;
    this.#remark = 'Pattern not found';
    return false;
  }

  #found(line: number): readonly (readonly [number, number])[] {
    if (!this.#pattern) return [];
    return [...plainText(this.#text.lines[line] ?? '').matchAll(this.#pattern)].map(
      ({ index, 0: text }) => [index, index + text.length] as const,
    );
  }

  async #toggle(): Promise<boolean> {
    this.#typed = '-';
    const key = await this.#keys.next();
    this.#typed = undefined;
    this.#hasTildes = true;
    if (key === 'N' || key === 'n') {
      this.#hasNumbers = key === 'N' && !this.#hasNumbers;
      this.#remark = this.#hasNumbers ? 'Constantly display line numbers' : "Don't use line numbers";
    } else if (key === 'S') {
      this.#isChopped = !this.#isChopped;
      this.#shift = 0;
      this.#remark = this.#isChopped ? 'Chop long lines' : 'Fold long lines';
    } else if (key === 'i' || key === 'I') {
      this.#ignoresCase = !this.#ignoresCase;
      this.#remark = this.#ignoresCase ? 'Ignore case in searches' : 'Case is significant in searches';
    } else this.#remark = `There is no -${key} option`;
    return false;
  }

  async #colon(): Promise<boolean> {
    this.#typed = ':';
    const key = await this.#keys.next();
    this.#typed = undefined;
    if (key === 'q' || key === 'Q') return true;
    if (key !== 'n' && key !== 'p') return false;
    const next = this.#number + (key === 'n' ? 1 : -1);
    if (next < 0 || next >= this.#texts.length)
      this.#remark = key === 'n' ? 'No next file' : 'No previous file';
    else {
      this.#number = next;
      this.#isFresh = true;
    }
    return false;
  }

  async #help(): Promise<boolean> {
    const kept = this.#remark;
    this.#remark = undefined;
    const before = { number: this.#number, top: this.#top };
    const help = new Pager(this.#keys, [helpText], {
      hasNumbers: false,
      isChopped: false,
      ignoresCase: false,
      first: '',
      title: (_, total) =>
        `HELP -- ${total === undefined ? 'Press RETURN for more, or q when done' : 'END -- Press g to see it again, or q when done'}`,
    });
    this.#inner = help;
    await help.work();
    this.#inner = undefined;
    this.#top = before.top;
    this.#remark = kept;
    return false;
  }

  #inner: Pager | undefined;

  /** The help lies over the text while it is open. */
  drawTop(columns: number, rows: number): Frame {
    return (this.#inner ?? this).draw(columns, rows);
  }

  #prompt(): { readonly text: string; readonly width: number } {
    if (this.#remark !== undefined)
      return standout(`${this.#remark}  (press RETURN)`.slice(0, this.#columns - 1));
    if (this.#typed !== undefined) return { text: this.#typed, width: this.#typed.length };
    const isAtEnd = this.#top >= this.#last;
    const end = isAtEnd
      ? this.#number + 1 < this.#texts.length
        ? `(END) - Next: ${this.#texts[this.#number + 1]?.name}`
        : '(END)'
      : '';
    if (this.#title) {
      const line = (this.#rows[this.#top]?.line ?? 0) + 1;
      const title = this.#title(line, isAtEnd ? this.#text.lines.length : undefined);
      return standout(title.slice(0, this.#columns - 1));
    }
    const several = this.#texts.length > 1 ? ` (file ${this.#number + 1} of ${this.#texts.length})` : '';
    const name = this.#isFresh && this.#text.name !== '' ? this.#text.name + several : '';
    const text = [name, end].filter((part) => part !== '').join(' ');
    return text === '' ? { text: ':', width: 1 } : standout(text.slice(0, this.#columns - 1));
  }

  #whereWeAre(): string {
    const { name, lines, bytes } = this.#text;
    const from = (this.#rows[this.#top]?.line ?? 0) + 1;
    const bottom = this.#rows[Math.min(this.#rows.length, this.#top + this.#height) - 1]?.line ?? 0;
    const seen = Buffer.byteLength(`${lines.slice(0, bottom + 1).join('\n')}\n`);
    const share = bytes === 0 ? 100 : Math.min(100, Math.round((seen * 100) / bytes));
    return `${name === '' ? '' : `${name} `}lines ${from}-${bottom + 1}/${lines.length} byte ${Math.min(seen, bytes)}/${bytes} ${bottom + 1 >= lines.length ? '(END)' : `${share}%`}`;
  }
}

const standout = (text: string) => ({ text: `\x1b[7m${text}\x1b[27m`, width: text.length });
