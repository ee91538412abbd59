/** Going up and down through the history while a line is typed. What was changed on the way is found again. */
export class HistoryWalk {
  readonly history: readonly string[];
  readonly #lines: string[];
  #at: number;

  constructor(history: readonly string[]) {
    this.history = history;
    this.#lines = [...history, ''];
    this.#at = history.length;
  }

  /** The line before this one; undefined at the oldest. `current` is the line as it stands now. */
  older(current: string): string | undefined {
    return this.#go(current, this.#at - 1);
  }

  newer(current: string): string | undefined {
    return this.#go(current, this.#at + 1);
  }

  #go(current: string, to: number): string | undefined {
    if (to < 0 || to >= this.#lines.length) return undefined;
    this.#lines[this.#at] = current;
    this.#at = to;
    return this.#lines[to];
  }
}
