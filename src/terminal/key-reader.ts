import type { MouseReport } from './mouse-report.ts';

/**
 * What the student's terminal sent, cut only where we must look: everything else stays the bytes it was. The `bytes`
 * of F1 and of a paste's start are those not yet passed on, for an Esc that came alone has been.
 */
export type KeyToken =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'leader' }
  | { readonly kind: 'help'; readonly bytes: Buffer }
  | { readonly kind: 'mouse'; readonly report: MouseReport }
  | { readonly kind: 'paste-start'; readonly bytes: Buffer }
  | { readonly kind: 'pasted'; readonly bytes: Buffer }
  | { readonly kind: 'paste-end' };

const escapeKey = 0x1b;
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';
// F1 of xterm, of rxvt and PuTTY, and of the Linux console
const help = /\x1b(?:OP|\[11~|\[\[A)/y;
const mouse = /\x1b\[<(\d{1,4});(\d{1,5});(\d{1,5})([Mm])/y;
// An answer of the terminal may end with the byte of Ctrl+G
const answer = /\x1b[\]P][\x20-\x7e]*(?:\x07|\x1b\\)/y;
const unfinished = /^\x1b(?:O|\[(?:\[|1|11|2|20|200|<[\d;]{0,16})?)?$/;

/**
 * Finds the leader key, F1, mouse reports and pastes in a raw stream of bytes, however it is cut into chunks. Nothing
 * is decoded, so that no byte is lost. A lone Esc is passed on at once; what follows it within 20 ms may still turn
 * out to be one of ours, so the caller arms a timer while `isWaiting` and then calls `flush`.
 */
export class KeyReader {
  readonly #leader: number;
  #carried: Buffer = Buffer.alloc(0);
  /** How many of the carried bytes have been passed on already. */
  #passedOn = 0;
  #pasting = false;

  constructor(leader: number) {
    this.#leader = leader;
  }

  /** Bytes are held back, or an Esc was passed on, until more comes or `flush` is called. */
  get isWaiting(): boolean {
    return this.#carried.length > 0 && !this.#pasting;
  }

  read(chunk: Buffer): KeyToken[] {
    const bytes = this.#carried.length === 0 ? chunk : Buffer.concat([this.#carried, chunk]);
    const text = bytes.toString('latin1');
    const tokens: KeyToken[] = [];
    let start = this.#passedOn;
    let index = 0;
    this.#carried = bytes.subarray(bytes.length);
    this.#passedOn = 0;
    const rest = (at: number, length: number) => bytes.subarray(Math.max(at, start), at + length);
    const found = (token: KeyToken, at: number, length: number): void => {
      if (at > start) tokens.push({ kind: 'bytes', bytes: bytes.subarray(start, at) });
      tokens.push(token);
      start = index = at + length;
    };
    while (index < bytes.length) {
      if (this.#pasting) {
        const end = text.indexOf(pasteEnd, start);
        const until = end < 0 ? bytes.length - unfinishedEnd(text, start) : end;
        if (until > start) tokens.push({ kind: 'pasted', bytes: bytes.subarray(start, until) });
        if (end < 0) {
          this.#carried = bytes.subarray(until);
          return tokens;
        }
        this.#pasting = false;
        tokens.push({ kind: 'paste-end' });
        start = index = end + pasteEnd.length;
        continue;
      }
      const code = bytes[index];
      if (code === this.#leader) found({ kind: 'leader' }, index, 1);
      else if (code !== escapeKey) index += 1;
      else if (text.startsWith(pasteStart, index)) {
        this.#pasting = true;
        found({ kind: 'paste-start', bytes: rest(index, pasteStart.length) }, index, pasteStart.length);
      } else {
        const length = matchAt(help, text, index)?.[0].length;
        const report = matchAt(mouse, text, index);
        if (length !== undefined) found({ kind: 'help', bytes: rest(index, length) }, index, length);
        else if (report !== undefined)
          found({ kind: 'mouse', report: toReport(report) }, index, report[0].length);
        else if (unfinished.test(text.slice(index))) {
          this.#hold(bytes, index, start, tokens);
          return tokens;
        } else index += matchAt(answer, text, index)?.[0].length ?? 1;
      }
    }
    if (bytes.length > start) tokens.push({ kind: 'bytes', bytes: bytes.subarray(start) });
    return tokens;
  }

  /** Nothing more came: what was held back is what the student typed. */
  flush(): KeyToken[] {
    if (!this.isWaiting) return [];
    const bytes = this.#carried.subarray(this.#passedOn);
    this.#carried = bytes.subarray(bytes.length);
    this.#passedOn = 0;
    return bytes.length > 0 ? [{ kind: 'bytes', bytes }] : [];
  }

  #hold(bytes: Buffer, index: number, start: number, tokens: KeyToken[]): void {
    const isLoneEscape = bytes.length === 1;
    const until = isLoneEscape ? bytes.length : index;
    if (until > start) tokens.push({ kind: 'bytes', bytes: bytes.subarray(start, until) });
    this.#carried = bytes.subarray(index);
    this.#passedOn = isLoneEscape ? 1 : Math.max(start - index, 0);
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

function toReport([, button, column, row, final]: RegExpExecArray): MouseReport {
  return {
    button: Number(button),
    column: Number(column) - 1,
    row: Number(row) - 1,
    released: final === 'm',
  };
}

// How many bytes at the end of a paste may be the beginning of its end
function unfinishedEnd(text: string, start: number): number {
  for (let length = Math.min(pasteEnd.length - 1, text.length - start); length > 0; length--) {
    if (pasteEnd.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
