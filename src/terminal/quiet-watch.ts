/** Milliseconds without output after which a program such as psql or vim is taken to wait for the student. */
const quietAfter = 300;

/** Tells when signs have stopped coming. One timer while they come, none while nothing does. */
export class QuietWatch {
  readonly #onQuiet: () => void;
  #lastSign = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(onQuiet: () => void) {
    this.#onQuiet = onQuiet;
  }

  sign(): void {
    this.#lastSign = performance.now();
    this.#timer ??= setTimeout(() => this.#look(), quietAfter);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const left = this.#lastSign + quietAfter - performance.now();
    this.#timer = left > 0 ? setTimeout(() => this.#look(), left) : undefined;
    if (left <= 0) this.#onQuiet();
  }
}
