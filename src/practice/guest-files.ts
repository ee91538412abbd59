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
 * `EEXIST`, `ENOTEMPTY`, `ELOOP`, `ENOSPC`), so that each program can phrase it as its original does.
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
 * paths. No path, link or race that a guest can make leads out of the account's own folders.
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
  /** Host path of a file in home or /tmp, for streaming by offset; `EROFS` for the base when `forWriting`. */
  hostPath(path: string, options?: { readonly forWriting?: boolean }): Promise<string>;
}
