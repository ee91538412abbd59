import type { Account } from '../account.ts';

/** How a shell gets its commands: at a terminal with a prompt, line by line from its input, or one text and no more. */
type ShellStyle = 'interactive' | 'reading' | 'command';

export type TerminalFacts = { readonly columns: number; readonly rows: number; readonly type: string };

export type ShellOptions = {
  readonly account: Account;
  readonly style: ShellStyle;
  readonly isLogin: boolean;
  /** `$0`, and what the shell calls itself in its errors. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly terminal: TerminalFacts | undefined;
  readonly readsStartupFiles: boolean;
  /** Shell text that comes before the first command, for example `set -x`. */
  readonly setUp: string;
  /** What `fc` and `history` know from before. */
  readonly history: readonly string[];
  /** Programs that run outside of the worker. */
  readonly programs: readonly string[];
  /** There when a shell that had to be stopped goes on. */
  readonly snapshot?: ShellSnapshot;
};

/** All that a shell needs to go on in another worker. */
export type ShellSnapshot = {
  readonly variables: Readonly<Record<string, string>>;
  readonly exported: readonly string[];
  readonly directory: string;
  /** Shell text that defines the arrays, the functions and the options again. */
  readonly definitions: string;
};

export type ToWorker =
  | { readonly kind: 'open'; readonly shell: number; readonly options: ShellOptions }
  /** Runs a whole command, or tells that it is not whole. An empty text only asks for a new prompt. */
  | {
      readonly kind: 'evaluate';
      readonly shell: number;
      readonly text: string;
      readonly status?: number;
      /** Ctrl-C is meant for the command of this number and no later one. */
      readonly turn: number;
    }
  | { readonly kind: 'leave'; readonly shell: number }
  | { readonly kind: 'resize'; readonly shell: number; readonly columns: number; readonly rows: number }
  | { readonly kind: 'complete'; readonly shell: number; readonly id: number; readonly before: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  /** So many bytes of output have gone out: the next may come. */
  | { readonly kind: 'written'; readonly bytes: number };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly shell: number; readonly fd: 1 | 2; readonly bytes: Uint8Array }
  /** The shell waits for its next command. */
  | {
      readonly kind: 'waiting';
      readonly shell: number;
      readonly prompt: string;
      readonly status: number;
      readonly snapshot: ShellSnapshot;
      readonly history: readonly string[];
    }
  | {
      readonly kind: 'incomplete';
      readonly shell: number;
      readonly prompt: string;
      readonly ends: PossibleEnd;
    }
  | {
      readonly kind: 'exited';
      readonly shell: number;
      readonly exitCode: number;
      readonly history: readonly string[];
    }
  | { readonly kind: 'completions'; readonly id: number; readonly completion: Completion }
  | {
      readonly kind: 'request';
      readonly shell: number;
      readonly id: number;
      readonly request: WorkerRequest;
    };

/**
 * What a line must have so that the command can end with it: to be exactly this, or to hold this. Undefined when any
 * line may end it. It spares reading a long text anew with each line.
 */
export type PossibleEnd = { readonly kind: 'line' | 'part'; readonly text: string } | undefined;

/** What may follow the cursor. `word` is how much of the typed text each candidate replaces. */
export type Completion = {
  readonly wordLength: number;
  readonly candidates: readonly {
    readonly text: string;
    readonly shown: string;
    readonly isWhole: boolean;
  }[];
};

/** Something that a command needs of the machine's own process. */
export type WorkerRequest =
  /** A line of the shell's own standard input. */
  | {
      readonly kind: 'line';
      readonly isSecret: boolean;
      readonly delimiter?: string;
      readonly count?: number;
    }
  /** All that is left of the shell's own standard input. */
  | { readonly kind: 'rest' }
  | ProgramRequest
  | JobRequest
  | { readonly kind: 'shell'; readonly options: NestedShell };

/** About commands in the background: to start one, or what was typed as `jobs`, `kill`, `wait`, `fg` and `bg`. */
export type JobRequest =
  | { readonly kind: 'job'; readonly action: 'start'; readonly text: string; readonly options: ShellOptions }
  | {
      readonly kind: 'job';
      readonly action: 'jobs' | 'kill' | 'wait' | 'fg' | 'bg';
      readonly arguments: readonly string[];
    };

export type ProgramRequest = {
  readonly kind: 'program';
  readonly name: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  /** Which of its streams are the shell's own: the terminal, or the client's streams. */
  readonly streams: Streams;
  /** What comes through a pipe or a redirection. */
  readonly input: Uint8Array | undefined;
};

export type NestedShell = Pick<
  ShellOptions,
  'style' | 'isLogin' | 'name' | 'arguments' | 'environment' | 'directory' | 'readsStartupFiles' | 'setUp'
>;

/** Whether a command's standard streams are the shell's own, and not a pipe or a file. */
export type Streams = { readonly input: boolean; readonly output: boolean; readonly errors: boolean };

export type Answer =
  /** `bytes` undefined at the end of the input. */
  | { readonly kind: 'input'; readonly bytes: Uint8Array | undefined }
  | {
      readonly kind: 'done';
      readonly exitCode: number;
      readonly stdout: Uint8Array;
      readonly stderr: Uint8Array;
    }
  | { readonly kind: 'interrupted' };
