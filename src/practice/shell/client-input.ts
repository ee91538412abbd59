import type { Readable } from 'node:stream';

/**
 * The client's input where there is no terminal: just a stream, shared by all who read it in turn. A shell that reads
 * its commands from it takes one line and leaves the rest to the command, as a real one does.
 */
export class ClientInput {
  readonly #stream: Readable;
  #chunks: Buffer[] = [];
  #length = 0;
  #hasEnded = false;
  #wake: (() => void) | undefined;
  #isCancelled = false;

  constructor(stream: Readable) {
    this.#stream = stream;
    stream.on('data', (bytes: Buffer | string) => {
      this.#chunks.push(Buffer.from(bytes));
      this.#length += bytes.length;
      if (this.#length > highWater && !this.#wake) stream.pause();
      this.#notify();
    });
    const end = () => {
      this.#hasEnded = true;
      this.#notify();
    };
    stream.on('end', end);
    stream.on('close', end);
    stream.on('error', end);
  }

  /** The next line with its end; undefined at the end of the input or when the wait was cancelled. */
  async readLine(): Promise<Buffer | undefined> {
    for (;;) {
      const all = this.#all();
      const end = all.indexOf(lineFeed);
      if (end >= 0) return this.#take(all, end + 1);
      if (this.#hasEnded) return all.length > 0 ? this.#take(all, all.length) : undefined;
      if (!(await this.#more())) return undefined;
    }
  }

  /** All that is left; undefined when the wait was cancelled. */
  async readRest(): Promise<Buffer | undefined> {
    while (!this.#hasEnded) if (!(await this.#more())) return undefined;
    const all = this.#all();
    return this.#take(all, all.length);
  }

  /** What there is, as soon as there is any; undefined at the end. */
  async readSome(): Promise<Buffer | undefined> {
    while (this.#length === 0 && !this.#hasEnded) if (!(await this.#more())) return undefined;
    const all = this.#all();
    return all.length > 0 ? this.#take(all, all.length) : undefined;
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#notify();
  }

  #all(): Buffer {
    const [first] = this.#chunks;
    const all = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(all: Buffer, length: number): Buffer {
    this.#chunks = [all.subarray(length)];
    this.#length = all.length - length;
    return all.subarray(0, length);
  }

  async #more(): Promise<boolean> {
    this.#isCancelled = false;
    this.#stream.resume();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return !this.#isCancelled;
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}

const highWater = 1024 * 1024;
const lineFeed = 10;
