/** What a guest sees of a path, whichever of the machine's file systems it lives in. */
export type GuestFacts = {
  readonly kind: 'file' | 'folder' | 'link';
  readonly size: number;
  /** Permission bits only. */
  readonly mode: number;
  readonly owner: string;
  readonly userId: number;
  readonly modified: Date;
  readonly accessed: Date;
};

/**
 * Why a guest's file operation failed, with Linux's own code (`ENOENT`, `EACCES`, `EROFS`, `ENOTDIR`, `EISDIR`,
 * `EEXIST`, `ENOTEMPTY`, `ELOOP`, `ENOSPC`, `EPERM`, `EINVAL`, `ENAMETOOLONG`), so that each program can phrase it as its original does.
 */
export class GuestFileError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.name = 'GuestFileError';
    this.code = code;
    this.path = path;
  }
}

/**
 * The files of the machine as one account sees them: a read-only base (`/etc`, `/bin`…), and home and /tmp on real
 * private folders. Shell, SFTP, scp and programs all go through this, so they agree. Guest paths are absolute POSIX
 * paths. No path, link or race that a guest can make leads out of the account's own folders. The base belongs to root and
 * the account is nobody special: writing there is refused with `EACCES`, as on a real server.
 */
export interface GuestFiles {
  readonly home: string;
  /** Absolute, normalized guest path of what a guest typed while in `directory`; `~` is not expanded. */
  resolve(directory: string, path: string): string;
  stat(path: string): Promise<GuestFacts>;
  lstat(path: string): Promise<GuestFacts>;
  list(path: string): Promise<readonly string[]>;
  read(path: string): Promise<Buffer>;
  write(
    path: string,
    bytes: Buffer | string,
    options?: { readonly mode?: number; readonly append?: boolean },
  ): Promise<void>;
  makeFolder(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  removeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(target: string, path: string): Promise<void>;
  readLink(path: string): Promise<string>;
  chmod(path: string, mode: number): Promise<void>;
  utimes(path: string, accessed: Date, modified: Date): Promise<void>;
  realPath(path: string): Promise<string>;
  /** A file opened for reading and writing by offset, as SFTP and scp need it. Close it. */
  open(path: string, how: OpenHow): Promise<GuestFile>;
  /**
   * Host path of a file in home or /tmp, for a program that must be given one; `EACCES` for the base, which is on no
   * disk. `forWriting` also asks for the right to write. Prefer `open`: it cannot be raced.
   */
  hostPath(path: string, options?: { readonly forWriting?: boolean }): Promise<string>;
}

/** How a file is opened; the words are POSIX's. */
export type OpenHow = {
  readonly read?: boolean;
  readonly write?: boolean;
  /** Each write goes to the end, whatever its position. */
  readonly append?: boolean;
  readonly create?: boolean;
  /** With `create`: `EEXIST` when something is there, a link included. */
  readonly exclusive?: boolean;
  readonly truncate?: boolean;
  /** Permission bits of a file that is created. @default 0o644 */
  readonly mode?: number;
};

/** An open file of the machine. Positions and lengths are bytes. */
export interface GuestFile extends AsyncDisposable {
  facts(): Promise<GuestFacts>;
  /** Fills as much of `bytes` as there is from `position` on; 0 at the end of the file. */
  read(bytes: Buffer, position: number): Promise<number>;
  /** Writes all of `bytes`. */
  write(bytes: Buffer, position: number): Promise<void>;
  truncate(size: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  utimes(accessed: Date, modified: Date): Promise<void>;
  /** Waits until what was written is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
