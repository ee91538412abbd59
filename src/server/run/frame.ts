import { holdBack } from './hold-back.ts';

// Characters: what a message can show.
const noiseShown = 500;

/**
 * Finds what a script wrote to one stream between two marks that only we know, in whatever a dotfile or a
 * background process writes around them. Keeps at most `maxBytes`.
 */
export class Frame {
  readonly #begin: Buffer;
  readonly #end: Buffer;
  readonly #maxBytes: number;
  readonly #kept: Buffer[] = [];
  #keptBytes = 0;
  #pending: Buffer = Buffer.alloc(0);
  #place: 'before' | 'inside' | 'ended' = 'before';
  #exitCode: number | undefined;
  #noise = '';
  #leader = '';
  readonly #onKept: (bytes: Buffer) => void;
  truncated = false;

  /** `onKept` is told of the framed bytes as they come. */
  constructor(nonce: string, maxBytes: number, onKept: (bytes: Buffer) => void = () => undefined) {
    this.#onKept = onKept;
    this.#begin = Buffer.from(beginMark(nonce));
    this.#end = Buffer.from(endMark(nonce));
    this.#maxBytes = maxBytes;
  }

  get begun(): boolean {
    return this.#place !== 'before';
  }

  get ended(): boolean {
    return this.#place === 'ended';
  }

  /** What stands behind the begin mark: the process that leads all that the script starts. */
  get leader(): string {
    return this.#leader;
  }

  /** The number behind the end mark; undefined while it has not come. */
  get exitCode(): number | undefined {
    return this.#exitCode;
  }

  /** What came before the frame, cut to what a message can show. */
  get noise(): string {
    const rest = this.#place === 'before' ? this.#pending.toString('utf8') : '';
    return (this.#noise + rest).slice(0, noiseShown);
  }

  push(bytes: Buffer): void {
    if (this.#place === 'ended') return;
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    if (this.#place === 'before') this.#seekBegin();
    if (this.#place === 'inside') this.#seekEnd();
  }

  /** No more bytes will come: what was held back as a possible mark was output after all. */
  finish(): void {
    if (this.#place !== 'inside') return;
    this.#keep(this.#pending);
    this.#pending = Buffer.alloc(0);
  }

  /** The framed text; a character cut in half by the limit is left out. */
  text(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(this.#kept), {
      stream: this.truncated,
    });
  }

  #seekBegin(): void {
    const at = this.#pending.indexOf(this.#begin);
    const noise = at === -1 ? this.#pending.length - this.#begin.length + 1 : at;
    if (noise > 0) {
      this.#noise = (this.#noise + this.#pending.toString('utf8', 0, noise)).slice(0, noiseShown);
      this.#pending = this.#pending.subarray(noise);
    }
    const newline = at === -1 ? -1 : this.#pending.indexOf('\n', this.#begin.length);
    if (newline === -1) return;
    this.#leader = this.#pending.toString('latin1', this.#begin.length, newline);
    this.#pending = this.#pending.subarray(newline + 1);
    this.#place = 'inside';
  }

  #seekEnd(): void {
    const at = this.#pending.indexOf(this.#end);
    const safe = at === -1 ? this.#pending.length - holdBack(this.#pending, this.#end) : at;
    this.#keep(this.#pending.subarray(0, safe));
    this.#pending = this.#pending.subarray(safe);
    if (at === -1) return;
    const newline = this.#pending.indexOf('\n', this.#end.length);
    if (newline === -1) return;
    this.#exitCode = Number.parseInt(this.#pending.toString('latin1', this.#end.length, newline), 10);
    this.#pending = Buffer.alloc(0);
    this.#place = 'ended';
  }

  #keep(bytes: Buffer): void {
    if (bytes.length > 0) this.#onKept(bytes);
    const room = this.#maxBytes - this.#keptBytes;
    if (bytes.length > room) this.truncated = true;
    if (room <= 0 || bytes.length === 0) return;
    const part = bytes.subarray(0, room);
    this.#kept.push(part);
    this.#keptBytes += part.length;
  }
}

/** Written before the framed output, the process and a newline behind it. */
function beginMark(nonce: string): string {
  return `${nonce} begin `;
}

/** Written after the framed output, an exit code and a newline behind it. Starts its own line in any case. */
function endMark(nonce: string): string {
  return `\n${nonce} end `;
}
