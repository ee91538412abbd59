import type { Account } from '../account.ts';
import type { GuestFiles } from '../guest-files.ts';
import type { NestedShell, Streams, TerminalFacts } from '../shell/worker-messages.ts';

/** A command of the machine that runs inside the shell's worker: text and files in, text out. */
export type GuestCommand = {
  readonly name: string;
  /** What `--help` prints, in the form of the original's own. */
  readonly help?: string;
  /** Returns the exit code. What it throws as `GuestFileError` is a bug: each original has its own words for it. */
  run(context: CommandContext): Promise<number> | number;
};

export type CommandContext = {
  /** As called: for one command with several names. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly account: Account;
  readonly files: GuestFiles;
  /** Guest path. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** All variables of the shell, exported or not. */
  readonly variables: ReadonlyMap<string, string>;
  /** Which streams are the shell's own. */
  readonly streams: Streams;
  /** The terminal, when the shell has one; whether output reaches it is told by `streams`. */
  readonly terminal: TerminalFacts | undefined;
  readonly shell: ShellSide;
  /** All of the standard input, wherever it comes from. */
  input(): Promise<Buffer>;
  /** The next line of the standard input with its end; undefined at the end of the input. */
  inputLine(): Promise<Buffer | undefined>;
  /** The next line that is typed at the terminal, without showing it: a password. Undefined when there is none. */
  secretLine(): Promise<Buffer | undefined>;
  /** Settles when more may be written: whoever writes much waits for it. */
  write(text: string | Buffer): void | Promise<void>;
  /** Writes to the standard error. */
  complain(text: string): void;
  /** Writes a line to the standard error in the shell's own name: `-bash: TEXT`. */
  complainAsShell(text: string): void;
  /** Runs shell text as a child would: with these variables and no others, this input, and the same streams. */
  runText(text: string, options?: RunTextOptions): Promise<number>;
  /** Runs just-bash's command of the same name. */
  runOriginal(args: readonly string[], options?: RunOriginalOptions): Promise<number>;
  readonly isInterrupted: () => boolean;
};

type RunOriginalOptions = {
  readonly input?: Buffer;
  /** Puts its complaints into the words of the original. */
  readonly rephrase?: (complaint: string) => string;
};

export type RunTextOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: Buffer;
  /** `$0` and `$1`, `$2`… */
  readonly positional?: readonly string[];
};

/** What a command may ask of the shell that runs it. */
export type ShellSide = {
  readonly isLogin: boolean;
  readonly isInteractive: boolean;
  history(): readonly string[];
  forgetHistory(): void;
  commandNames(): readonly string[];
  /** Opens a shell within this one and waits for its end. */
  openShell(options: NestedShell): Promise<number>;
  runProgram(name: string, context: CommandContext): Promise<number>;
};
