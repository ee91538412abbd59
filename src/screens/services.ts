import type { Language } from '../language/language.ts';
import type { FileKind } from '../server/server.ts';

/** What the screens need done outside: they show and ask, and know neither SSH nor disks. */
export type Services = {
  readonly files: UploadFiles;
  /** Something runs in the student's shell that quitting would stop. */
  readonly isBusy: () => boolean;
  /** The student switched to a language, and wants it next time too. */
  readonly keepLanguage: (language: Language) => void;
  /** Leaves baqueano: restores the terminal and ends the process's work in order. */
  readonly quit: () => void;
};

/** The two sides of an upload. Every function rejects with an error whose message is for technical eyes. */
export type UploadFiles = {
  /** A folder of the student's computer; undefined means the place to begin with. */
  listLocal(folder: string | undefined): Promise<LocalFolder>;
  /** Names in a folder of the server; undefined when it is not there or no folder. */
  listRemote(path: string): Promise<readonly string[] | undefined>;
  /** What is at a path of the server; undefined when nothing is. */
  stat(path: string): Promise<{ readonly kind: FileKind; readonly size: number } | undefined>;
  /** Sends one file whole, continuing what an earlier try left. Aborting leaves nothing under the file's name. */
  upload(
    localPath: string,
    path: string,
    onProgress: (progress: UploadProgress) => void,
    signal: AbortSignal,
  ): Promise<void>;
};

/** Bytes that have arrived, of how many. */
type UploadProgress = { readonly sent: number; readonly total: number };

export type LocalFolder = {
  readonly path: string;
  /** The folder above; undefined at the top. */
  readonly parent: string | undefined;
  /** Folders first, then files, each by name. */
  readonly entries: readonly LocalEntry[];
};

export type LocalEntry = {
  readonly name: string;
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Bytes; 0 for a folder. */
  readonly size: number;
};
