import type { Readable, Writable } from 'node:stream';
import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';

/** What a client asked for on a channel: a login shell, or one command; with a terminal or without. */
export type ShellRequest = {
  readonly account: Account;
  readonly files: GuestFiles;
  /** What the client sent along (LANG, LC_*); the machine adds HOME, USER, PATH and the rest. */
  readonly environment: Readonly<Record<string, string>>;
  /** Undefined for a login shell. */
  readonly command: string | undefined;
  /** Undefined without a pseudo-terminal: then output keeps its LF, stderr is apart and stdin is just a stream. */
  readonly terminal: { readonly columns: number; readonly rows: number; readonly type: string } | undefined;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
};

export interface RunningShell {
  /** Settles once the shell has left and all output is written; never rejects. */
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: string }>;
  resize(columns: number, rows: number): void;
  /** A signal that the client asked to deliver (`INT`, `TERM`, `HUP`, `KILL`). */
  signal(name: string): void;
  /** The line was cut: everything of it stops, nothing stays behind. */
  hangUp(): void;
}
