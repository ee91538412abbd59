/** What is held back and let go again; `ShellChannel` is one. */
export type Source = { pause(): void; resume(): void };

export type FlowControlOptions = {
  /** Bytes under way at which the source is held back. @default 65536: a key is answered within 5 ms of parsing */
  readonly highMark?: number;
  /** Bytes under way at which it is let go again. @default 16384 */
  readonly lowMark?: number;
  /** Bytes a second this session may take, for many sessions in one process. @default no limit */
  readonly bytesPerSecond?: number;
};

/**
 * Holds a shell back while what it has already sent waits to be parsed, so that a flood costs neither memory nor the
 * answer to Ctrl-C. A budget keeps one flooding student from slowing the others of the same process.
 */
export class FlowControl {
  readonly #source: Source;
  readonly #highMark: number;
  readonly #lowMark: number;
  readonly #bytesPerSecond: number;
  #pending = 0;
  #paused = false;
  #allowance: number;
  #refilled = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(source: Source, options: FlowControlOptions = {}) {
    this.#source = source;
    this.#highMark = options.highMark ?? 65536;
    this.#lowMark = options.lowMark ?? 16384;
    this.#bytesPerSecond = options.bytesPerSecond ?? Number.POSITIVE_INFINITY;
    this.#allowance = this.#bytesPerSecond / 4;
  }

  /** Bytes received and not yet parsed. */
  get pending(): number {
    return this.#pending;
  }

  /** Bytes have come from the source. */
  received(bytes: number): void {
    this.#pending += bytes;
    this.#refill();
    this.#allowance -= bytes;
    if (this.#paused || (this.#pending <= this.#highMark && this.#allowance >= 0)) return;
    this.#paused = true;
    this.#source.pause();
    if (this.#allowance < 0) this.#waitForAllowance();
  }

  /** Bytes have been parsed. */
  parsed(bytes: number): void {
    this.#pending -= bytes;
    this.#letGo();
  }

  /** Forgets the source; no timer is left. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#paused = false;
  }

  #refill(): void {
    if (this.#bytesPerSecond === Number.POSITIVE_INFINITY) return;
    const now = performance.now();
    const earned = ((now - this.#refilled) / 1000) * this.#bytesPerSecond;
    this.#allowance = Math.min(this.#bytesPerSecond / 4, this.#allowance + earned);
    this.#refilled = now;
  }

  #waitForAllowance(): void {
    const wait = Math.ceil((-this.#allowance / this.#bytesPerSecond) * 1000);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#refill();
      this.#letGo();
    }, wait);
  }

  #letGo(): void {
    if (!this.#paused || this.#timer !== undefined || this.#pending > this.#lowMark) return;
    this.#paused = false;
    this.#source.resume();
  }
}
