import type { Argv } from 'yargs';
import type { Folders } from '../folders.ts';
import type { Language, Sentence } from '../language/language.ts';

/** What every command is given; nothing else of the process is touched by one. */
export type CommandContext = {
  readonly language: Language;
  readonly environment: NodeJS.ProcessEnv;
  readonly folders: Folders;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  /** Aborts at Ctrl-C, SIGTERM and SIGHUP: a command leaves its work in order and returns. */
  readonly signal: AbortSignal;
};

/** One command of the command line, a value in the registry. */
export type Command<Options extends object = object> = {
  /** yargs' own notation, for example `check [exercise]`. */
  readonly usage: string;
  readonly description: Sentence;
  /** Declares positionals and options, described in the reader's language. */
  options(command: Argv, language: Language): Argv<Options>;
  /** Returns the exit code: 0 done, 1 our trouble, 2 wrong usage, 3 looked and not complete. */
  run(options: Options, context: CommandContext): Promise<number>;
};
