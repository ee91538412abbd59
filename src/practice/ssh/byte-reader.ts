/** Reads a stream of bytes in the pieces a protocol is made of; the stream waits meanwhile. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(input: AsyncIterable<Buffer>) {
    this.#chunks = input[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes; undefined when the stream ends before. */
  async exactly(length: number): Promise<Buffer | undefined> {
    const pieces: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const piece = await this.atMost(missing);
      if (piece === undefined) return undefined;
      if (piece.length === length) return piece;
      pieces.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** Between 1 and `length` bytes, as they come; undefined at the end of the stream. */
  async atMost(length: number): Promise<Buffer | undefined> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) return undefined;
      this.#rest = value;
    }
    const piece = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /** A line without its line feed; undefined at the end of the stream or past `longest` bytes. */
  async line(longest = 8192): Promise<string | undefined> {
    const pieces: Buffer[] = [];
    let length = 0;
    while (length <= longest) {
      const piece = await this.atMost(longest);
      if (piece === undefined) return undefined;
      const end = piece.indexOf(10);
      if (end >= 0) {
        this.#rest = Buffer.concat([piece.subarray(end + 1), this.#rest]);
        return Buffer.concat([...pieces, piece.subarray(0, end)]).toString();
      }
      pieces.push(piece);
      length += piece.length;
    }
    return undefined;
  }
}
