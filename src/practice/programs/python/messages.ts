import type { GuestMount } from './guest-folder.ts';

/** What a worker is to be before it knows what to run. */
export type WorkerFacts = {
  readonly pyodideFolder: string;
  /** Where the Python files of the machine lie. */
  readonly libraryFolder: string;
  /** The memory of an interpreter that has started; undefined: the worker makes one and writes it to `makes`. */
  readonly snapshotFile: string | undefined;
  readonly makes: string | undefined;
  readonly mounts: readonly GuestMount[];
  readonly userId: number;
  /** Small files that a guest can read outside of the mounts: `/etc/hostname`. */
  readonly baseFiles: Readonly<Record<string, string>>;
};

/** What `python3` was asked to run. */
export type PythonJob = {
  readonly kind: 'command' | 'module' | 'file' | 'input' | 'interactive';
  /** The command's text, the module's name, the file's path as typed. */
  readonly what: string;
  /** `sys.argv`. */
  readonly arguments: readonly string[];
  /** The name it was called by. */
  readonly program: string;
  readonly flags: PythonFlags;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: { readonly name: string; readonly userId: number };
  readonly hostname: string;
  readonly isTerminal: { readonly input: boolean; readonly output: boolean; readonly errors: boolean };
  readonly terminal: { readonly columns: number; readonly rows: number };
  /** Where to go on when what was asked for is not there. Both languages are chosen before. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Top-level modules that are not here, and in which package of the distribution they would be. */
  readonly packages: Readonly<Record<string, string>>;
};

export type PythonFlags = {
  readonly inspect: boolean;
  readonly isolated: boolean;
  readonly unbuffered: boolean;
  readonly quiet: boolean;
  readonly warnings: readonly string[];
};

/** What Python waits for. */
export type Request =
  /** The next of standard input. `isSecret`: typed without being shown. */
  | { readonly kind: 'input'; readonly isSecret: boolean }
  /** A line with a prompt and the keys of a line editor. */
  | { readonly kind: 'prompt'; readonly prompt: string; readonly history: readonly string[] }
  /** A package that a program imports and that is not here yet. */
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'link'; readonly target: string; readonly path: string };

export type Reply =
  /** Undefined: the end of the input. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'failed'; readonly code: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'made' }
  | { readonly kind: 'output'; readonly fd: 1 | 2; readonly bytes: Uint8Array }
  | { readonly kind: 'ask'; readonly id: number; readonly request: Request }
  | { readonly kind: 'done'; readonly exitCode: number };

export type FromChild =
  | FromWorker
  /** It asked for more memory than a program gets, and is gone. */
  | { readonly kind: 'tooBig' }
  /** Python has heard the last Ctrl-C, or has not within the time. */
  | { readonly kind: 'heard'; readonly isHeard: boolean };

export type ToChild =
  | { readonly kind: 'open'; readonly facts: WorkerFacts; readonly mostMemory: number }
  | { readonly kind: 'run'; readonly job: PythonJob }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'answer'; readonly id: number; readonly reply: Reply }
  /** So many bytes of output have gone out. */
  | { readonly kind: 'taken'; readonly bytes: number };

export type ToWorker = { readonly kind: 'run'; readonly job: PythonJob };

export type Answer = { readonly id: number; readonly reply: Reply };

/** Places in the memory that child and worker share, 32 bits each. */
export const shared = { wake: 0, untaken: 1, columns: 2, rows: 3, length: 4 } as const;
