import type { Duplex } from 'node:stream';
import type { ServerError } from './server-error.ts';

/** Where a server is and who we are there. Never holds a secret, so it may be shown and logged. */
export type ServerAddress = {
  readonly host: string;
  readonly port: number;
  readonly username: string;
};

/** How the line to the server stands. Shown to the student; a cut line reconnects by itself. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly fingerprint: string }
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly error: ServerError }
  | { readonly kind: 'closed'; readonly error?: ServerError };

/**
 * A student's machine as seen through SSH: one connection, everything on it. Every method waits for the connection
 * (reconnecting included) and throws `ServerError`, which names the layer that broke; nothing here retries a login
 * that was refused.
 */
export interface Server extends AsyncDisposable {
  readonly address: ServerAddress;
  readonly connection: ConnectionState;
  /** Tells of each change of `connection`; returns the way to stop listening. */
  onConnection(listener: (state: ConnectionState) => void): () => void;
  readonly files: RemoteFiles;
  /** The student's home on the server, absolute, as SFTP resolves `.`. Asked once and kept. */
  home(): Promise<string>;
  /**
   * Runs a POSIX sh script in a clean environment (`env -i`, `</dev/null`), its output framed by a nonce so that a
   * `.bashrc` that prints or redefines commands can neither forge nor break the answer.
   */
  run(script: string, options?: RunOptions): Promise<RunResult>;
  /** The student's own login shell on a pseudo-terminal, with prompt marks where the shell can have them. */
  openShell(options: ShellOptions): Promise<ShellChannel>;
  /** The student's own login shell without a terminal, reading commands from its input: for plain mode and proofs. */
  openPipedShell(): Promise<PipedShell>;
  /** A byte stream to a host and port as the server itself sees them (`direct-tcpip`). */
  forward(host: string, port: number): Promise<Duplex>;
}

export type RunOptions = {
  /** Milliseconds until the script is given up with a `time-out` error. @default 10_000 */
  readonly timeout?: number;
  /** Bytes of output kept of each stream; the rest is dropped and `truncated` set. @default 1_048_576 */
  readonly maxBytes?: number;
  /** Working directory. @default the home */
  readonly directory?: string;
};

export type RunResult = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
};

export type ShellOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly terminalType?: string;
};

/** A live interactive shell. Bytes both ways, untouched. */
export interface ShellChannel {
  onData(listener: (bytes: Buffer) => void): void;
  /** Called once; `error` is there when the line was cut rather than the shell left. */
  onClose(
    listener: (end: { readonly exitCode: number | undefined; readonly error?: ServerError }) => void,
  ): void;
  write(bytes: Buffer | string): void;
  resize(columns: number, rows: number): void;
  pause(): void;
  resume(): void;
  close(): void;
}

/** A shell that runs one command after another in the same process, so that `cd` and variables carry over. */
export interface PipedShell extends AsyncDisposable {
  /** Runs one line (or several); output is streamed as it comes, and the exit code is the last command's. */
  run(
    command: string,
    onOutput?: (text: string) => void,
  ): Promise<{ readonly exitCode: number; readonly output: string }>;
}

export type FileKind = 'file' | 'folder' | 'link' | 'other';

/** What SFTP says of a path. */
export type FileFacts = {
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits only, for example 0o644. */
  readonly mode: number;
  readonly userId: number;
  readonly groupId: number;
  readonly modified: Date;
};

/** The server's files over SFTP: a student's dotfiles cannot forge them, and they cost half a millisecond each. */
export interface RemoteFiles {
  /** Facts of a path, links followed; undefined when nothing is there. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Facts of a path, the link itself. */
  lstat(path: string): Promise<FileFacts | undefined>;
  /** Names in a folder without `.` and `..`, sorted; undefined when it is not there or no folder. */
  list(path: string): Promise<readonly string[] | undefined>;
  /** The first `maxBytes` bytes of a file; undefined when it is not there. @default 1_048_576 */
  read(path: string, options?: { readonly maxBytes?: number }): Promise<Buffer | undefined>;
  /** SHA-256 in hex of the whole file, streamed; undefined when it is not there. */
  sha256(path: string): Promise<string | undefined>;
  /** Writes a whole file, replacing what was there. */
  write(path: string, bytes: Buffer | string, options?: { readonly mode?: number }): Promise<void>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Removes a file, or a folder with all in it; silent when nothing is there. Never follows a link. */
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  /**
   * Sends a local file. Goes to `PATH.part` first and is renamed when whole, so that a cut line leaves nothing
   * half-written under the real name; an existing `.part` of the same file is continued.
   */
  upload(localPath: string, path: string, options?: UploadOptions): Promise<void>;
}

export type UploadOptions = {
  readonly onProgress?: (progress: { readonly sent: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
};
