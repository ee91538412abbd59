/** A terminal with a shell, as somebody types into it. */
export type LiveTerminal = {
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /** What was written since `forget`. */
  said(): string;
  forget(): void;
  hasLeft(): boolean;
  close(): Promise<void>;
};

/** Milliseconds in which a shell must answer, whatever was typed before. */
const patience = 45_000;

/**
 * Types lines that are joined, cut, pasted, interrupted, with keys and resizing in between, the same for the same
 * seed; and asks after every few of them whether the shell still answers.
 */
export class RandomTypist {
  /** What it did: for the report. */
  actions = 0;
  answers = 0;
  shells = 0;
  /** The resident memory of the whole process in bytes, in the course of time. */
  readonly memory: number[] = [];
  readonly #random: () => number;
  readonly #seed: number;
  readonly #lines: readonly string[];
  readonly #open: () => LiveTerminal | Promise<LiveTerminal>;
  #last: string[] = [];

  constructor(seed: number, lines: readonly string[], open: () => LiveTerminal | Promise<LiveTerminal>) {
    this.#random = randomNumbers(seed);
    this.#seed = seed;
    this.#lines = lines;
    this.#open = open;
  }

  /** Types for so many milliseconds; throws when the shell does not answer any more. */
  async typeFor(milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    let nextLook = 0;
    while (Date.now() < end) {
      this.shells++;
      const terminal = await this.#open();
      try {
        // Some are cut off in the middle of what they do, and all find the files as they were at first.
        for (let left = 1 + this.#below(40); Date.now() < end && left > 0 && !terminal.hasLeft(); left--) {
          const count = 1 + this.#below(8);
          for (let index = 0; index < count && !terminal.hasLeft(); index++) await this.#act(terminal);
          await this.#ask(terminal);
          if (Date.now() < nextLook) continue;
          this.memory.push(process.memoryUsage().rss);
          nextLook = Date.now() + milliseconds / 12;
        }
        await this.#act(terminal);
      } finally {
        await terminal.close();
      }
    }
  }

  async #act(terminal: LiveTerminal): Promise<void> {
    this.actions++;
    const keys = this.#keys();
    if (keys === undefined) {
      const [columns, rows] = [1 + this.#below(200), 1 + this.#below(60)];
      this.#note(`resize ${columns}×${rows}`);
      terminal.resize(columns, rows);
    } else {
      this.#note(keys);
      terminal.type(keys);
    }
    if (this.#below(3) === 0) await pause(this.#below(60));
  }

  /** Keys, or undefined for a change of the window. */
  #keys(): string | undefined {
    const line = this.#line();
    switch (this.#below(12)) {
      case 0:
        return `${line}${this.#pick(joints)}${this.#line()}\r`;
      case 1:
        return `${line.slice(0, this.#below(line.length + 1))}\r`;
      case 2:
        return line.slice(this.#below(line.length + 1));
      case 3:
        return `\x1b[200~${line}\n${this.#line()}\x1b[201~${this.#pick(['', '\r'])}`;
      case 4:
        return `${line}\r\x03`;
      case 5:
        return `${line}${this.#pick(['\x03', '\x15', '\x17', '\x0b', '\x01'])}`;
      case 6:
        return Array.from({ length: 1 + this.#below(6) }, () => this.#pick(keys)).join('');
      case 7:
        return undefined;
      case 8:
        return `${line.slice(0, this.#below(line.length + 1))}\t${this.#pick(['', '\t', '\r'])}`;
      default:
        return `${line}\r`;
    }
  }

  /** Whether the shell still answers; a shell that was left has answered in its way. */
  async #ask(terminal: LiveTerminal): Promise<void> {
    const number = this.#below(100_000);
    terminal.forget();
    // What runs is interrupted, and what was begun given up; a question that came too early is asked again.
    for (const end = Date.now() + patience; ; ) {
      terminal.type(`\x03\x15echo vivo$((${number}+1))\r`);
      for (let round = 0; round < 100; round++) {
        if (terminal.hasLeft()) return;
        if (terminal.said().includes(`vivo${number + 1}`)) {
          this.answers++;
          terminal.forget();
          return;
        }
        await pause(20);
      }
      if (Date.now() > end) {
        const said = JSON.stringify(terminal.said().slice(-2000));
        throw new Error(
          `seed ${this.#seed}: the shell does not answer after\n${this.#last.join('\n')}\nit said ${said}`,
        );
      }
    }
  }

  #line = (): string => this.#pick(this.#lines);

  #pick = (from: readonly string[]): string => from[this.#below(from.length)] ?? '';

  #below = (end: number): number => Math.floor(this.#random() * end);

  #note(action: string): void {
    this.#last = [...this.#last.slice(-24), JSON.stringify(action)];
  }
}

const joints = ['; ', ' && ', ' || ', ' | ', ' & ', ' > ', ' < ', ' ', '', '\n', ' $(', ' `'];

// Arrows, home and end, delete, backspace, search, clear, yank, swap, Escape, half a letter, and an odd byte or two.
const keys = [
  '\x1b[A',
  '\x1b[B',
  '\x1b[C',
  '\x1b[D',
  '\x1b[H',
  '\x1b[F',
  '\x1b[3~',
  '\x7f',
  '\x12',
  '\x0c',
  '\x19',
  '\x14',
  '\x1b',
  '\x1bb',
  '\x1bf',
  'ñ',
  '🙂',
  '\t',
  '\r',
  '"',
  "'",
  '(',
  '\x1a',
  '\x1c',
];

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
