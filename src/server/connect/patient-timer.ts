/**
 * A time limit for the server that stands still while a person is asked something: reading a fingerprint or finding
 * a password is not the server's delay.
 */
export class PatientTimer {
  readonly #milliseconds: number;
  readonly #onTimeout: () => void;
  #timer: NodeJS.Timeout | undefined;
  #questions = 0;
  #pending: Promise<unknown> = Promise.resolve();

  constructor(milliseconds: number, onTimeout: () => void) {
    this.#milliseconds = milliseconds;
    this.#onTimeout = onTimeout;
    this.restart();
  }

  /** The server did something: it has the whole time again. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.#questions === 0) this.#timer = setTimeout(this.#onTimeout, this.#milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#questions = Number.POSITIVE_INFINITY;
  }

  /** Settles when no question is open any more. */
  answered(): Promise<unknown> {
    return this.#pending;
  }

  /** Stands still until the answer is there. */
  async whileAsking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#questions += 1;
    clearTimeout(this.#timer);
    const answer = ask();
    this.#pending = Promise.allSettled([this.#pending, answer]);
    try {
      return await answer;
    } finally {
      this.#questions -= 1;
      this.restart();
    }
  }
}
