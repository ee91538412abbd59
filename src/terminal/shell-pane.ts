import type { Terminal } from '@xterm/headless';
import type { ShellChannel } from '../server/server.ts';
import { type RanCommand, readCommandMarks } from './command-marks.ts';
import { type Cell, createCell, createEmulator } from './emulator.ts';
import { FlowControl, type FlowControlOptions } from './flow-control.ts';
import { encodeMouse, type MouseReport } from './mouse-report.ts';
import { type RowText, rowText } from './row-text.ts';
import { followScreenModes, type ScreenModes } from './screen-modes.ts';
import type { TerminalModes } from './terminal-modes.ts';

export type ShellPaneOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly flow?: FlowControlOptions;
  /** Something was parsed, or the view into the past moved: the screen may look different. */
  readonly onChange: () => void;
  readonly onCommand: (command: RanCommand) => void;
  readonly onBell: () => void;
};

/** Where the cursor stands in the pane, from 0. */
export type PaneCursor = { readonly column: number; readonly row: number; readonly visible: boolean };

/** A shell's screen: its bytes in, rows of text out; keys in, its bytes out. It outlives the channels it is given. */
export class ShellPane {
  readonly #options: ShellPaneOptions;
  readonly #emulator: Terminal;
  readonly #cell: Cell;
  readonly #modes: () => ScreenModes;
  #channel: ShellChannel | undefined;
  #flow: FlowControl | undefined;
  #typedAt = Number.NEGATIVE_INFINITY;
  #hadShell = false;

  constructor(options: ShellPaneOptions) {
    this.#options = options;
    this.#emulator = createEmulator(options.columns, options.rows);
    this.#cell = createCell(this.#emulator);
    this.#modes = followScreenModes(this.#emulator);
    readCommandMarks(this.#emulator, options.onCommand);
    this.#emulator.onBell(options.onBell);
    this.#emulator.onData((reply) => this.#send(reply));
  }

  get columns(): number {
    return this.#emulator.cols;
  }

  get rows(): number {
    return this.#emulator.rows;
  }

  /** A shell has been here: there is a screen to show, live or left behind. */
  get hasScreen(): boolean {
    return this.#hadShell;
  }

  /** A full-screen program has the pane. */
  get fullScreen(): boolean {
    return this.#emulator.buffer.active.type === 'alternate';
  }

  /** Rows between what is shown and the newest output. */
  get scrolledBack(): number {
    return this.#emulator.buffer.active.baseY - this.#emulator.buffer.active.viewportY;
  }

  get wantsPasteMarkers(): boolean {
    return this.#emulator.modes.bracketedPasteMode;
  }

  /** The remote program is in the middle of a screen that it wants shown at once or not at all. */
  get isHeldBack(): boolean {
    return this.#emulator.modes.synchronizedOutputMode;
  }

  /** What comes now is the echo of a key: everything received is parsed, and a key was sent less than 100 ms ago. */
  get isEcho(): boolean {
    return (this.#flow?.pending ?? 0) === 0 && performance.now() - this.#typedAt < 100;
  }

  get cursor(): PaneCursor {
    const { cursorX, cursorY } = this.#emulator.buffer.active;
    const visible = this.#modes().cursorVisible && this.scrolledBack === 0;
    return { column: Math.min(cursorX, this.columns - 1), row: cursorY, visible };
  }

  /** What the remote program asked of its terminal, for the student's own to follow. */
  get terminalModes(): TerminalModes {
    const modes = this.#emulator.modes;
    return {
      applicationCursorKeys: modes.applicationCursorKeysMode,
      applicationKeypad: modes.applicationKeypadMode,
      focusEvents: modes.sendFocusMode,
      mouse: modes.mouseTrackingMode,
      cursorShape: this.#modes().cursorShape,
    };
  }

  /** A row of what is shown, to be written at column `origin` of the real screen, at most `columns` wide. */
  row(index: number, columns: number, origin: number, noColor: boolean): RowText {
    const buffer = this.#emulator.buffer.active;
    return rowText(buffer.getLine(buffer.viewportY + index), this.#cell, { columns, origin, noColor });
  }

  /** Gives the pane a shell. After an earlier one the screen stays, without what that one had asked for. */
  attach(channel: ShellChannel): void {
    this.detach();
    if (this.#hadShell) this.#emulator.write(afterAnotherShell);
    this.#hadShell = true;
    const flow = new FlowControl(channel, this.#options.flow);
    this.#channel = channel;
    this.#flow = flow;
    channel.onData((bytes) => {
      if (this.#channel !== channel) return;
      flow.received(bytes.length);
      this.#emulator.write(bytes, () => {
        flow.parsed(bytes.length);
        this.#options.onChange();
      });
    });
  }

  /** Lets go of the shell: what was still on its way is parsed, nothing is sent any more. */
  detach(): void {
    this.#channel = undefined;
    this.#flow?.stop();
    this.#flow = undefined;
  }

  /** Sends the student's bytes as they are; a view into the past comes back to now. */
  type(bytes: Buffer): void {
    if (this.#channel === undefined) return;
    this.#typedAt = performance.now();
    if (this.scrolledBack > 0) this.scrollToEnd();
    // Tells xterm that a key was pressed: it then parses the answer at once, 1.2 ms sooner
    this.#emulator.input('', true);
    this.#send(bytes);
  }

  /** Sends a mouse report whose column and row count from the pane's corner. */
  pointer(report: MouseReport): void {
    const bytes = encodeMouse(report, this.#modes().mouseEncoding);
    if (bytes !== undefined && this.#emulator.modes.mouseTrackingMode !== 'none') this.#send(bytes);
  }

  scroll(rows: number): void {
    this.#emulator.scrollLines(rows);
    this.#options.onChange();
  }

  scrollToEnd(): void {
    this.#emulator.scrollToBottom();
    this.#options.onChange();
  }

  resize(columns: number, rows: number): void {
    if (columns === this.columns && rows === this.rows) return;
    this.#emulator.resize(columns, rows);
    this.#channel?.resize(columns, rows);
  }

  close(): void {
    this.detach();
    this.#emulator.dispose();
  }

  #send(bytes: Buffer | string): void {
    if (bytes.length > 0) this.#channel?.write(bytes);
  }
}

// Leaves the alternate screen, the mouse, paste markers and the like, and starts on a line of its own. The cursor is
// saved first: leaving an alternate screen that was left already would put it where the last program had been started
const afterAnotherShell =
  '\x1b[?2026l\x1b7\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?2004l\x1b[?1l\x1b>\x1b[!p\x1b[0 q\r\n';
