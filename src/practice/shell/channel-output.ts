import type { Writable } from 'node:stream';

/** What goes to the client: as it is, or to a terminal, where each line feed becomes CR LF and there is one stream. */
export class ChannelOutput {
  readonly #output: Writable;
  readonly #errors: Writable;
  readonly #isTerminal: boolean;
  #isAtLineStart = true;

  constructor(output: Writable, errors: Writable, isTerminal: boolean) {
    this.#output = output;
    this.#errors = errors;
    this.#isTerminal = isTerminal;
    // A client that is gone is no error of ours: whoever writes learns of it by the hang-up.
    output.on('error', () => {});
    errors.on('error', () => {});
  }

  /** The last thing written was the end of a line. */
  get isAtLineStart(): boolean {
    return this.#isAtLineStart;
  }

  /** Settles when the client can take more. */
  write(fd: 1 | 2, bytes: Buffer): Promise<void> | void {
    if (bytes.length === 0) return;
    const isAlone = this.#isTerminal || fd === 1;
    this.#isAtLineStart = bytes.at(-1) === lineFeed;
    return send(isAlone ? this.#output : this.#errors, this.#isTerminal ? withCarriageReturns(bytes) : bytes);
  }

  /** Writes to the terminal what is meant for it as it stands. */
  writeRaw(text: string | Buffer): void {
    const bytes = Buffer.from(text);
    if (bytes.length === 0) return;
    this.#isAtLineStart = bytes.at(-1) === lineFeed;
    void send(this.#output, bytes);
  }

  /** Writes what changes how the terminal behaves and nothing that is seen. */
  writeControl(text: string): void {
    void send(this.#output, Buffer.from(text));
  }
}

const lineFeed = 10;

function withCarriageReturns(bytes: Buffer): Buffer {
  if (!bytes.includes(lineFeed)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}

function send(stream: Writable, bytes: Buffer): Promise<void> | void {
  if (stream.destroyed || stream.writableEnded) return;
  if (stream.write(bytes)) return;
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}
