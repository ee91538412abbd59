import type { ShellChannel } from '../../src/server/server.ts';
import type { ServerError } from '../../src/server/server-error.ts';

/** A channel whose other end is the test. */
export class FakeChannel implements ShellChannel {
  readonly sizes: string[] = [];
  readonly #written: Buffer[] = [];
  paused = 0;
  isPaused = false;
  isClosed = false;
  #data: (bytes: Buffer) => void = () => {};
  #close: (end: { exitCode: number | undefined; error?: ServerError }) => void = () => {};

  /** What the shell was sent so far. */
  get written(): Buffer {
    return Buffer.concat(this.#written);
  }

  says(text: string | Buffer): void {
    this.#data(Buffer.from(text as string));
  }

  ends(end: { exitCode: number | undefined; error?: ServerError }): void {
    this.#close(end);
  }

  onData(listener: (bytes: Buffer) => void): void {
    this.#data = listener;
  }

  onClose(listener: (end: { exitCode: number | undefined; error?: ServerError }) => void): void {
    this.#close = listener;
  }

  write(bytes: Buffer | string): void {
    this.#written.push(Buffer.from(bytes as string));
  }

  resize(columns: number, rows: number): void {
    this.sizes.push(`${columns}x${rows}`);
  }

  pause(): void {
    this.paused += 1;
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  close(): void {
    this.isClosed = true;
  }
}
