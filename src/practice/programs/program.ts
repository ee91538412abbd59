import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';

/**
 * A program of the machine that needs more than text in, text out: an editor, psql, Python. It runs in the machine's
 * process, outside the shell's worker, and may take the terminal over.
 */
export interface Program {
  /** The names under which the shell finds it, for example `['vim', 'vi']`. */
  readonly names: readonly string[];
  run(context: ProgramContext): Promise<number>;
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
  readonly stdout: (text: string | Buffer) => void;
  readonly stderr: (text: string) => void;
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
  onResize(listener: () => void): () => void;
}
