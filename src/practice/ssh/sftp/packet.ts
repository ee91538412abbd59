/** Builds one SFTP packet (version 3): a type, then fields, with the length in front. */
export class PacketWriter {
  readonly #parts: Buffer[] = [];

  constructor(type: number) {
    this.#parts.push(Buffer.of(type));
  }

  uint32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32BE(value >>> 0);
    this.#parts.push(part);
    return this;
  }

  uint64(value: number): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64BE(BigInt(value));
    this.#parts.push(part);
    return this;
  }

  string(value: string | Buffer): this {
    const part = typeof value === 'string' ? Buffer.from(value) : value;
    this.uint32(part.length);
    this.#parts.push(part);
    return this;
  }

  /** The packet as it goes on the line. */
  bytes(): Buffer {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(this.#parts.reduce((sum, part) => sum + part.length, 0));
    return Buffer.concat([length, ...this.#parts]);
  }
}

/** Reads the fields of one SFTP packet. Throws `RangeError` when the packet ends before a field does. */
export class PacketReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return value;
  }

  uint32(): number {
    const value = this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  /** Throws `RangeError` also for what is beyond the integers that JavaScript knows exactly. */
  uint64(): number {
    const value = Number(this.#bytes.readBigUInt64BE(this.#at));
    if (!Number.isSafeInteger(value)) throw new RangeError('too large an offset');
    this.#at += 8;
    return value;
  }

  string(): Buffer {
    const length = this.uint32();
    if (this.#at + length > this.#bytes.length) throw new RangeError('a string beyond the end of its packet');
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  text(): string {
    return this.string().toString();
  }
}
