import { KeyReader, type KeyToken } from '../../terminal/key-reader.ts';
import type { MouseReport } from '../../terminal/mouse-report.ts';
import type { View } from '../view.ts';

/** Milliseconds that a sequence may take to arrive whole. */
const patience = 20;

/** The shell as keys see it. */
type KeyTarget = {
  type(bytes: Buffer): void;
  pointer(report: MouseReport): void;
  readonly fullScreen: boolean;
  readonly wantsPasteMarkers: boolean;
};

export type InputRouterOptions = {
  /** The byte of the leader key. */
  readonly leader: number;
  readonly view: View;
  readonly shell: KeyTarget;
  readonly chrome: { type(bytes: Buffer): void };
};

/** Takes the student's bytes to who has the focus, untouched. Only the leader, F1 and mouse reports are looked at. */
export class InputRouter {
  readonly #options: InputRouterOptions;
  readonly #reader: KeyReader;
  #timer: NodeJS.Timeout | undefined;
  #afterLeader = false;
  #paste: { readonly type: (bytes: Buffer) => void; readonly marked: boolean } | undefined;

  constructor(options: InputRouterOptions) {
    this.#options = options;
    this.#reader = new KeyReader(options.leader);
  }

  push(chunk: Buffer): void {
    clearTimeout(this.#timer);
    for (const token of this.#reader.read(chunk)) this.#route(token);
    if (this.#reader.isWaiting) this.#timer = setTimeout(() => this.#flush(), patience);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    for (const token of this.#reader.flush()) this.#route(token);
  }

  #route(token: KeyToken): void {
    const { view, shell } = this.#options;
    const afterLeader = this.#afterLeader;
    this.#afterLeader = false;
    switch (token.kind) {
      case 'bytes':
        this.#type(token.bytes);
        break;
      case 'leader':
        this.#leader(afterLeader);
        break;
      case 'help':
        if (view.focus === 'shell' && shell.fullScreen) shell.type(token.bytes);
        else view.key('help');
        break;
      case 'mouse':
        if (view.focus === 'shell') shell.pointer(token.report);
        break;
      case 'paste-start':
        this.#startPaste(token.bytes);
        break;
      case 'pasted':
        this.#paste?.type(token.bytes);
        break;
      case 'paste-end':
        if (this.#paste?.marked) this.#paste.type(Buffer.from('\x1b[201~'));
        this.#paste = undefined;
        break;
    }
  }

  #type(bytes: Buffer): void {
    const { view, shell, chrome } = this.#options;
    if (view.focus === 'shell') shell.type(bytes);
    else chrome.type(bytes);
  }

  #leader(afterLeader: boolean): void {
    const { leader, view, shell } = this.#options;
    if (afterLeader) {
      shell.type(Buffer.from([leader]));
      view.key('leader-again');
    } else {
      this.#afterLeader = view.focus === 'shell';
      view.key('leader');
    }
  }

  // A paste goes to one place as a whole, even when the focus moves while it arrives
  #startPaste(marker: Buffer): void {
    const { view, shell, chrome } = this.#options;
    const toShell = view.focus === 'shell';
    const type = (bytes: Buffer) => (toShell ? shell.type(bytes) : chrome.type(bytes));
    this.#paste = { type, marked: toShell ? shell.wantsPasteMarkers : true };
    if (this.#paste.marked) type(marker);
  }
}
