import { ShellPane } from '../../terminal/shell-pane.ts';
import { defaultModes } from '../../terminal/terminal-modes.ts';
import type { Session, SessionEnd, SessionOptions } from '../session.ts';
import type { Layout, ShellHandle, ShellState } from '../view.ts';
import { type ChromeFrames, drawChrome } from './chrome-frames.ts';
import { Compositor } from './compositor.ts';
import { InputRouter } from './input-router.ts';
import { PaintClock } from './paint-clock.ts';
import { restoreScreen, takeScreen } from './screen-text.ts';
import { ShellLine } from './shell-line.ts';

const controlG = 7;

/** Milliseconds for which a program may hold its half-drawn screen back (mode 2026) before it is shown all the same. */
const longestHold = 150;

/** A session at work: it only ties its parts together. See `startSession`. */
export class LiveSession implements Session {
  readonly done: Promise<SessionEnd>;
  readonly #options: SessionOptions;
  readonly #pane: ShellPane;
  readonly #line: ShellLine;
  readonly #router: InputRouter;
  readonly #compositor: Compositor;
  readonly #clock = new PaintClock(() => this.#guard(() => this.#paint()));
  readonly #listeners = new Set<() => void>();
  readonly #settle: (end: SessionEnd) => void;
  #unsubscribe = () => {};
  #chrome: ChromeFrames | undefined;
  #frame: readonly string[] = [];
  #columns: number;
  #rows: number;
  #layout: Layout;
  #bell = false;
  #heldSince: number | undefined;
  #draining = false;
  #over = false;

  constructor(options: SessionOptions) {
    const { promise, resolve } = Promise.withResolvers<SessionEnd>();
    this.done = promise;
    this.#settle = resolve;
    this.#options = options;
    this.#columns = options.columns;
    this.#rows = options.rows;
    this.#layout = options.view.layout(options.columns, options.rows);
    this.#pane = new ShellPane({
      columns: Math.max(this.#layout.pane?.columns ?? options.columns, 2),
      rows: Math.max(this.#layout.pane?.rows ?? options.rows, 1),
      ...(options.flow && { flow: options.flow }),
      onChange: () => this.#guard(() => this.#paneChanged()),
      onCommand: (command) => this.#guard(() => options.onCommand(command)),
      onBell: () => {
        this.#bell = true;
      },
    });
    this.#line = new ShellLine({
      pane: this.#pane,
      openShell: options.openShell,
      onState: () => this.#guard(() => this.#shellChanged()),
    });
    this.#router = new InputRouter({
      leader: options.leader ?? controlG,
      view: options.view,
      shell: this.#keyTarget(),
      chrome: { type: (bytes) => this.#chrome?.type(bytes) },
    });
    this.#compositor = new Compositor({ noColor: options.noColor });
  }

  start(): void {
    this.#options.output.write(takeScreen);
    this.#guard(() => {
      this.#chrome = drawChrome(this.#options.chrome(this.#handle()), {
        columns: this.#columns,
        rows: this.#rows,
        onFrame: (lines) => {
          this.#frame = lines;
          this.#clock.soon();
        },
        onExit: (error) => this.#end(error === undefined ? { kind: 'closed' } : { kind: 'failed', error }),
      });
      this.#unsubscribe = this.#options.view.subscribe(() => this.#guard(() => this.#arrange()));
      // The chrome may have opened a page while it was drawn for the first time
      this.#arrange();
      this.#clock.now();
    });
    void this.#line.open();
  }

  input(bytes: Buffer): void {
    this.#guard(() => this.#router.push(bytes));
  }

  resize(columns: number, rows: number): void {
    this.#guard(() => {
      this.#columns = columns;
      this.#rows = rows;
      this.#arrange();
      this.#chrome?.resize(columns, rows);
    });
  }

  repaint(): void {
    if (this.#over) return;
    this.#options.output.write(takeScreen);
    this.#compositor.forget();
    this.#clock.soon();
  }

  async close(): Promise<void> {
    this.#end({ kind: 'closed' });
    await this.done;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #handle(): ShellHandle {
    const line = this.#line;
    const layout = () => this.#layout;
    return {
      get state(): ShellState {
        return line.state;
      },
      get pane() {
        return layout().pane;
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      scroll: (rows) => this.#pane.scroll(rows),
      scrollToEnd: () => this.#pane.scrollToEnd(),
      paste: (text) => this.#paste(text),
      reopen: () => line.reopen(),
    };
  }

  #keyTarget() {
    const pane = this.#pane;
    return {
      type: (bytes: Buffer) => this.#line.type(bytes),
      pointer: (report: Parameters<ShellPane['pointer']>[0]) => {
        const area = this.#layout.pane;
        if (area === undefined) return;
        const column = report.column - area.column;
        const row = report.row - area.row;
        const inside = column >= 0 && row >= 0 && column < area.columns && row < area.rows;
        if (inside) pane.pointer({ ...report, column, row });
      },
      get fullScreen() {
        return pane.fullScreen;
      },
      get wantsPasteMarkers() {
        return pane.wantsPasteMarkers;
      },
    };
  }

  // What a paste could not hold, an end marker or another escape, is taken out
  #paste(text: string): void {
    const typed = text.replaceAll('\x1b', '').replace(/\r?\n/g, '\r');
    this.#line.type(Buffer.from(this.#pane.wantsPasteMarkers ? `\x1b[200~${typed}\x1b[201~` : typed));
  }

  #arrange(): void {
    this.#layout = this.#options.view.layout(this.#columns, this.#rows);
    const area = this.#layout.pane;
    if (area !== undefined) this.#pane.resize(Math.max(area.columns, 2), Math.max(area.rows, 1));
    this.#clock.soon();
  }

  #paneChanged(): void {
    if (this.#over) return;
    this.#line.refresh();
    if (this.#pane.isEcho && !this.#pane.isHeldBack) this.#clock.now();
    else this.#clock.soon();
  }

  #shellChanged(): void {
    this.#clock.soon();
    for (const listener of this.#listeners) listener();
  }

  #paint(): void {
    const { output, view } = this.#options;
    if (output.writableNeedDrain) this.#paintWhenDrained();
    if (output.writableNeedDrain || this.#waitsForProgram()) return;
    const live =
      view.focus === 'shell' && this.#line.state.kind === 'open' && this.#layout.pane !== undefined;
    const change = this.#compositor.change({
      layout: this.#layout,
      chrome: this.#frame,
      pane: this.#pane.hasScreen ? this.#pane : undefined,
      cursorInPane: live,
      modes: live ? this.#pane.terminalModes : defaultModes,
    });
    const text = this.#bell ? `${change}\x07` : change;
    this.#bell = false;
    if (text !== '') output.write(text);
  }

  #paintWhenDrained(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#options.output.once('drain', () => {
      this.#draining = false;
      this.#clock.soon();
    });
  }

  #waitsForProgram(): boolean {
    if (!this.#pane.isHeldBack) {
      this.#heldSince = undefined;
      return false;
    }
    const now = performance.now();
    this.#heldSince ??= now;
    const left = this.#heldSince + longestHold - now;
    if (left > 0) this.#clock.soon(left);
    else this.#heldSince = undefined;
    return left > 0;
  }

  #guard(action: () => void): void {
    if (this.#over) return;
    try {
      action();
    } catch (error) {
      this.#end({ kind: 'failed', error });
    }
  }

  #end(end: SessionEnd): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.output.write(restoreScreen);
    this.#clock.stop();
    this.#router.stop();
    this.#unsubscribe();
    this.#line.close();
    this.#pane.close();
    this.#chrome?.close();
    this.#settle(end);
  }
}
