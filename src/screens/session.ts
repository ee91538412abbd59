import type { ReactNode } from 'react';
import type { ShellChannel } from '../server/server.ts';
import type { RanCommand } from '../terminal/command-marks.ts';
import type { FlowControlOptions } from '../terminal/flow-control.ts';
import { LiveSession } from './session/live-session.ts';
import type { ShellHandle, View } from './view.ts';

export type { RanCommand };

export type SessionOptions = {
  readonly columns: number;
  readonly rows: number;
  /** Where the picture goes: a terminal or an SSH channel. Nobody else may write there. */
  readonly output: SessionOutput;
  readonly view: View;
  /** Draws everything but the shell, with Ink; called once. */
  readonly chrome: (shell: ShellHandle) => ReactNode;
  /** Opens the student's shell; called again when the line was cut. Waits for the server while it is away. */
  readonly openShell: (size: { readonly columns: number; readonly rows: number }) => Promise<ShellChannel>;
  /** A command of the student ended, as the marks around the shell's prompt tell. */
  readonly onCommand: (command: RanCommand) => void;
  readonly noColor: boolean;
  /** The byte of the leader key. @default 7, Ctrl+G */
  readonly leader?: number;
  readonly flow?: FlowControlOptions;
};

/** The part of a writable stream that a session needs. */
type SessionOutput = {
  write(text: string): boolean;
  readonly writableNeedDrain: boolean;
  once(event: 'drain', listener: () => void): unknown;
};

/** How a session came to its end; after `failed` the screen has been given back and the error is to be told. */
export type SessionEnd = { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly error: unknown };

/** One student's screen: Ink's chrome and a live shell on one terminal. */
export interface Session extends AsyncDisposable {
  /** The student's raw bytes. */
  input(bytes: Buffer): void;
  resize(columns: number, rows: number): void;
  /** Takes the terminal over anew and paints everything, as after something else had it. */
  repaint(): void;
  /** Gives the screen back and leaves the shell. Safe to call twice. */
  close(): Promise<void>;
  /** Settles when the session is over, by whomever; never rejects. */
  readonly done: Promise<SessionEnd>;
}

/**
 * Takes over a terminal and shows the chrome at once; the shell appears in its pane when it is there. An error in the
 * chrome or in what we do with the bytes ends this session only, with the screen given back.
 */
export function startSession(options: SessionOptions): Session {
  const session = new LiveSession(options);
  session.start();
  return session;
}
