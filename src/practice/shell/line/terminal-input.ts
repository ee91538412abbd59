/** Takes what it can use of the bytes that have arrived and says how many that were; 0 to wait for more. */
export type InputReader = (bytes: Buffer) => number;

/**
 * The bytes that a client types, in order, for whoever reads the terminal at the moment: the line editor, a command
 * that reads a line, a program that took it raw. While nobody reads they wait, so that of two pasted commands the
 * second stays whole until the first is done; only Ctrl-C is heard at once.
 */
export class TerminalInput {
  #waiting: Buffer = Buffer.alloc(0);
  #reader: InputReader | undefined;
  #isHandingOut = false;
  readonly #onInterrupt: () => void;

  constructor(onInterrupt: () => void) {
    this.#onInterrupt = onInterrupt;
  }

  arrive(bytes: Buffer): void {
    this.#waiting = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    this.#handOut();
  }

  /** Gives the terminal to a reader until the returned function is called; then it is its predecessor's again. */
  attach(reader: InputReader): () => void {
    const before = this.#reader;
    this.#reader = reader;
    this.#handOut();
    return () => {
      if (this.#reader === reader) this.#reader = before;
    };
  }

  /** Hands out what a reader left for later. */
  goOn(): void {
    this.#handOut();
  }

  #handOut(): void {
    if (this.#isHandingOut) return;
    this.#isHandingOut = true;
    try {
      while (this.#waiting.length > 0) {
        if (!this.#reader) {
          const at = this.#waiting.indexOf(interruptByte);
          if (at < 0) return;
          // What was typed before it is dropped, as a terminal does; what comes after it is for the next prompt.
          this.#waiting = this.#waiting.subarray(at + 1);
          this.#onInterrupt();
          continue;
        }
        const taken = this.#reader(this.#waiting);
        if (taken === 0) return;
        this.#waiting = this.#waiting.subarray(taken);
      }
    } finally {
      this.#isHandingOut = false;
    }
  }
}

const interruptByte = 3;
