/** Milliseconds between two paints while output floods: 60 a second are more than an eye can tell. */
const interval = 16;

/** Decides when to paint: at once for the echo of a key, else at most every 16 ms. No timer while nothing changes. */
export class PaintClock {
  readonly #paint: () => void;
  #lastPaint = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(paint: () => void) {
    this.#paint = paint;
  }

  /** Paints now, whatever was planned. */
  now(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastPaint = performance.now();
    this.#paint();
  }

  /** Paints in this turn's wake or when the interval is over; several calls make one paint. */
  soon(atLeast = 0): void {
    if (this.#stopped || this.#timer !== undefined) return;
    const wait = Math.max(this.#lastPaint + interval - performance.now(), atLeast);
    this.#timer = setTimeout(() => this.now(), Math.max(wait, 0));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
