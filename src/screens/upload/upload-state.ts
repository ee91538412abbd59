import type { Sentence, Values } from '../../language/language.ts';
import type { FileKind } from '../../server/server.ts';
import { matches } from '../parts/fold.ts';
import { emptyField, fieldWith, type TextField } from '../parts/text-field.ts';
import type { LocalEntry, LocalFolder } from '../services.ts';

/** An upload from choosing files to the last byte; it goes on while its page is put away. */
export type UploadState = {
  readonly phase: 'files' | 'target' | 'overwrite' | 'sending' | 'done';
  /** The folder of the student's computer that is shown; undefined while it is read. */
  readonly folder: LocalFolder | undefined;
  /** What went wrong last, to be said on the page. */
  readonly trouble: { readonly sentence: Sentence; readonly values: Values } | undefined;
  readonly filter: TextField;
  readonly selected: number;
  /** Files that will be sent, of one or several folders. */
  readonly marked: readonly LocalEntry[];
  /** The folder on the server, as the student writes it. */
  readonly target: TextField;
  /** Folders that stand in the target; undefined while they are not known. */
  readonly targetFolders: readonly string[] | undefined;
  readonly items: readonly UploadItem[];
  readonly wasCancelled: boolean;
};

/** One file on its way. */
export type UploadItem = {
  readonly entry: LocalEntry;
  /** Absolute path on the server. */
  readonly to: string;
  readonly existing: { readonly kind: FileKind; readonly size: number } | undefined;
  readonly status: 'asking' | 'waiting' | 'sending' | 'sent' | 'left' | 'cancelled' | 'failed';
  /** Bytes that have arrived. */
  readonly sent: number;
  /** Bytes a second since it began; 0 while not known. */
  readonly speed: number;
  /** Why it failed, in technical words. */
  readonly detail: string;
};

/** An upload to a folder of the server. The path ends with a slash, so that a name can be written after it. */
export const newUpload = (folder: string): UploadState => ({
  phase: 'files',
  folder: undefined,
  trouble: undefined,
  filter: emptyField,
  selected: 0,
  marked: [],
  target: fieldWith(folder.endsWith('/') ? folder : `${folder}/`),
  targetFolders: undefined,
  items: [],
  wasCancelled: false,
});

/** Whether bytes are on their way. */
export const isSending = (upload: UploadState | undefined): boolean => upload?.phase === 'sending';

/** The entries in sight: those that contain what was typed; hidden ones only when it begins with a dot. */
export function listedEntries({ folder, filter }: UploadState): readonly LocalEntry[] {
  const wantsHidden = filter.text.startsWith('.');
  return (folder?.entries ?? []).filter(
    ({ name }) => (wantsHidden || !name.startsWith('.')) && matches(name, filter.text),
  );
}

/** Marks a file or takes its mark away; a folder cannot be marked. */
export function toggleMark(upload: UploadState, entry: LocalEntry): UploadState {
  if (entry.kind === 'folder') return upload;
  const others = upload.marked.filter(({ path }) => path !== entry.path);
  const marked = others.length < upload.marked.length ? others : [...upload.marked, entry];
  return { ...upload, marked };
}

/** The file whose name is already taken on the server and that is asked about now. */
export const askedAbout = ({ items }: UploadState): UploadItem | undefined =>
  items.find(({ status }) => status === 'asking');

/** What becomes of the file that is asked about; `all` decides for the others as well. */
export function answerOverwrite(upload: UploadState, answer: 'replace' | 'leave', all: boolean): UploadState {
  const asked = askedAbout(upload);
  const items = upload.items.map((item) =>
    item === asked || (all && item.status === 'asking')
      ? { ...item, status: answer === 'replace' ? ('waiting' as const) : ('left' as const) }
      : item,
  );
  return { ...upload, items };
}

/** Changes one file of the upload. */
export function withItem(upload: UploadState, to: string, change: Partial<UploadItem>): UploadState {
  return { ...upload, items: upload.items.map((item) => (item.to === to ? { ...item, ...change } : item)) };
}

/** The folder that a student means: `~` and relative ones begin at the home, and a last slash says nothing. */
export function remoteFolder(typed: string, home: string): string {
  const text = typed.trim();
  const absolute = text.startsWith('/') ? text : `${home}/${text.replace(/^~(?=\/|$)\/?/, '')}`;
  return absolute.replace(/\/{2,}/g, '/').replace(/(?<=.)\/+$/, '');
}

export const remotePath = (folder: string, name: string): string => `${folder === '/' ? '' : folder}/${name}`;
