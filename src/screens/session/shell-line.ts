import type { ShellChannel } from '../../server/server.ts';
import type { ServerError } from '../../server/server-error.ts';
import type { ShellPane } from '../../terminal/shell-pane.ts';
import type { ShellState } from '../view.ts';

export type ShellLineOptions = {
  readonly pane: ShellPane;
  /** Opens the student's shell; waits for the server while it is away. */
  readonly openShell: (size: { readonly columns: number; readonly rows: number }) => Promise<ShellChannel>;
  readonly onState: (state: ShellState) => void;
};

/** Typed before the first shell is there: kept and sent, as any terminal does. More than this is dropped. */
const mostTypedAhead = 4096;

/** Keeps the pane supplied with a shell: opens the first, and another when the line was cut. */
export class ShellLine {
  readonly #options: ShellLineOptions;
  #state: ShellState = { kind: 'connecting' };
  #channel: ShellChannel | undefined;
  #typedAhead: Buffer[] = [];
  #closed = false;

  constructor(options: ShellLineOptions) {
    this.#options = options;
  }

  get state(): ShellState {
    return this.#state;
  }

  /** Opens a shell; the state tells how it went. Never rejects. */
  async open(): Promise<void> {
    const { pane, openShell } = this.#options;
    try {
      const size = { columns: pane.columns, rows: pane.rows };
      const channel = await openShell(size);
      if (this.#closed) return channel.close();
      this.#channel = channel;
      channel.onClose((end) => this.#ended(channel, end));
      pane.attach(channel);
      if (pane.columns !== size.columns || pane.rows !== size.rows) channel.resize(pane.columns, pane.rows);
      this.refresh();
      for (const bytes of this.#typedAhead) pane.type(bytes);
    } catch (error) {
      this.#change({ kind: 'failed', error });
    }
    this.#typedAhead = [];
  }

  /** Opens another shell after the student left theirs or none could be had. */
  reopen(): void {
    if (this.#state.kind !== 'left' && this.#state.kind !== 'failed') return;
    this.#change({ kind: 'connecting' });
    void this.open();
  }

  type(bytes: Buffer): void {
    if (this.#state.kind === 'open') this.#options.pane.type(bytes);
    else if (this.#state.kind === 'connecting') this.#typeAhead(bytes);
    else if (bytes.includes('\r')) this.reopen();
  }

  /** Brings the state in line with what the pane shows. */
  refresh(): void {
    if (this.#channel === undefined) return;
    const { fullScreen, scrolledBack } = this.#options.pane;
    const state = this.#state;
    if (state.kind === 'open' && state.fullScreen === fullScreen && state.scrolledBack === scrolledBack)
      return;
    this.#change({ kind: 'open', fullScreen, scrolledBack });
  }

  close(): void {
    this.#closed = true;
    this.#channel?.close();
    this.#channel = undefined;
  }

  #typeAhead(bytes: Buffer): void {
    const length = this.#typedAhead.reduce((sum, part) => sum + part.length, bytes.length);
    if (length <= mostTypedAhead) this.#typedAhead.push(Buffer.from(bytes));
  }

  #ended(channel: ShellChannel, end: { exitCode: number | undefined; error?: ServerError }): void {
    if (this.#closed || this.#channel !== channel) return;
    this.#channel = undefined;
    this.#options.pane.detach();
    if (end.error === undefined) {
      this.#change({ kind: 'left', exitCode: end.exitCode });
    } else {
      this.#change({ kind: 'cut', error: end.error });
      void this.open();
    }
  }

  #change(state: ShellState): void {
    this.#state = state;
    if (!this.#closed) this.#options.onState(state);
  }
}
