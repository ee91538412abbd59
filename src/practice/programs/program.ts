import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';

/**
 * A program of the machine that needs more than text in, text out: an editor, psql, Python. It runs in the machine's
 * process, outside the shell's worker, and may take the terminal over.
 */
export interface Program {
  /** The names under which the shell finds it, for example `['vim', 'vi']`. */
  readonly names: readonly string[];
  /** It asks the terminal for keys even when its standard input is a pipe, as a pager does. */
  readonly opensTerminal?: true;
  run(context: ProgramContext): Promise<number>;
  /** Stops what it keeps ready; for the end of the machine. */
  stop?(): void;
}

export type ProgramContext = {
  /** As typed: `arguments[0]` is the name it was called by. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Guest path. */
  readonly directory: string;
  readonly account: Account;
  readonly files: GuestFiles;
  /** There when stdin and stdout are the terminal. */
  readonly terminal: ProgramTerminal | undefined;
  /** Standard input when it is not the terminal. */
  readonly input: AsyncIterable<Buffer>;
  /** Settles when more can be taken. */
  readonly stdout: (text: string | Buffer) => void | Promise<void>;
  readonly stderr: (text: string) => void;
  /** Which of the three streams is the terminal. @default as `terminal` says */
  readonly isTerminal?: { readonly input: boolean; readonly output: boolean; readonly errors: boolean };
  /** Aborts on hang-up, and on Ctrl-C while the program has not taken the terminal raw. */
  readonly signal: AbortSignal;
};

/** The terminal while a program has it: raw bytes in, escape codes out. */
export interface ProgramTerminal {
  readonly columns: number;
  readonly rows: number;
  readonly type: string;
  write(text: string | Buffer): void;
  /** Takes the input raw (Ctrl-C arrives as byte 3) until the returned function is called. */
  takeInput(onBytes: (bytes: Buffer) => void): () => void;
  /**
   * Hands what is typed to a reader, which says how many bytes it has used, until the returned function is called.
   * What it leaves waits for the next reader: a line that was typed ahead stays the shell's.
   */
  attach?(reader: (bytes: Buffer) => number): () => void;
  onResize(listener: () => void): () => void;
}
