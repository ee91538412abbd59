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
const help = /^\x1b(?:OP|\[11~|\[\[A)/;
const mouse = /^\x1b\[<(\d{1,4});(\d{1,5});(\d{1,5})([Mm])/;
// An answer of the terminal may end with the byte of Ctrl+G
const answer = /^\x1b[\]P][\x20-\x7e]*(?:\x07|\x1b\\)/;
const longestSequence = 256;
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
    const scan: Scan = { bytes, text: bytes.toString('latin1'), start: this.#passedOn, index: 0, tokens: [] };
    this.#carry(scan, bytes.length, 0);
    while (scan.index < bytes.length) {
      if (this.#pasting) this.#readPaste(scan);
      else this.#readKey(scan);
    }
    passOn(scan, bytes.length);
    return scan.tokens;
  }

  /** Nothing more came: what was held back is what the student typed. */
  flush(): KeyToken[] {
    if (!this.isWaiting) return [];
    const bytes = this.#carried.subarray(this.#passedOn);
    this.#carried = bytes.subarray(bytes.length);
    this.#passedOn = 0;
    return bytes.length > 0 ? [{ kind: 'bytes', bytes }] : [];
  }

  #readPaste(scan: Scan): void {
    const { bytes, text, start } = scan;
    const end = text.indexOf(pasteEnd, start);
    const until = end < 0 ? bytes.length - unfinishedEnd(text, start) : end;
    if (until > start) scan.tokens.push({ kind: 'pasted', bytes: bytes.subarray(start, until) });
    scan.start = scan.index = end < 0 ? bytes.length : end + pasteEnd.length;
    if (end < 0) {
      this.#carry(scan, until, 0);
    } else {
      this.#pasting = false;
      scan.tokens.push({ kind: 'paste-end' });
    }
  }

  #readKey(scan: Scan): void {
    const { bytes, text, index } = scan;
    const code = bytes[index];
    if (code === this.#leader) found(scan, { kind: 'leader' }, 1);
    else if (code === escapeKey) this.#readEscape(scan, text.slice(index, index + longestSequence));
    else scan.index += 1;
  }

  #readEscape(scan: Scan, text: string): void {
    const isHelp = help.exec(text);
    const report = mouse.exec(text);
    if (text.startsWith(pasteStart)) {
      this.#pasting = true;
      found(scan, { kind: 'paste-start', bytes: notPassedOn(scan, pasteStart.length) }, pasteStart.length);
    } else if (isHelp !== null) {
      found(scan, { kind: 'help', bytes: notPassedOn(scan, isHelp[0].length) }, isHelp[0].length);
    } else if (report !== null) {
      found(scan, { kind: 'mouse', report: toReport(report) }, report[0].length);
    } else if (unfinished.test(text)) {
      this.#hold(scan);
    } else {
      scan.index += answer.exec(text)?.[0].length ?? 1;
    }
  }

  // What has come so far may become one of ours. An Esc that came alone is passed on all the same: vim users feel 20 ms.
  #hold(scan: Scan): void {
    const { bytes, index } = scan;
    const isLoneEscape = bytes.length === 1;
    passOn(scan, isLoneEscape ? 1 : index);
    this.#carry(scan, index, isLoneEscape ? 1 : Math.max(scan.start - index, 0));
    scan.start = scan.index = bytes.length;
  }

  #carry({ bytes }: Scan, from: number, passedOn: number): void {
    this.#carried = bytes.subarray(from);
    this.#passedOn = passedOn;
  }
}

/** A chunk being read: bytes before `start` have been dealt with, those up to `index` are nothing of ours. */
type Scan = {
  readonly bytes: Buffer;
  readonly text: string;
  start: number;
  index: number;
  readonly tokens: KeyToken[];
};

function passOn(scan: Scan, until: number): void {
  if (until <= scan.start) return;
  scan.tokens.push({ kind: 'bytes', bytes: scan.bytes.subarray(scan.start, until) });
  scan.start = until;
}

function found(scan: Scan, token: KeyToken, length: number): void {
  passOn(scan, scan.index);
  scan.tokens.push(token);
  scan.start = scan.index = scan.index + length;
}

function notPassedOn({ bytes, start, index }: Scan, length: number): Buffer {
  return bytes.subarray(Math.max(index, start), index + length);
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
