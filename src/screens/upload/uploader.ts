import { pageSentences } from '../../language/screens/pages.ts';
import { uploadSentences as text } from '../../language/screens/upload.ts';
import { fieldWith } from '../parts/text-field.ts';
import type { LocalEntry, UploadFiles } from '../services.ts';
import type { ViewStore } from '../view-state.ts';
import {
  answerOverwrite,
  askedAbout,
  newUpload,
  remoteFolder,
  remotePath,
  type UploadItem,
  type UploadState,
  withItem,
} from './upload-state.ts';

/** Carries out what the upload page asks for. One upload at a time; what it comes to is seen in the view's state. */
export interface Uploader {
  /** Shows a folder of the student's computer; undefined is the place to begin with. */
  showFolder(folder: string | undefined): Promise<void>;
  /** Completes the target's last name from what is on the server, and lists the folders there. */
  completeTarget(): Promise<void>;
  listTarget(): Promise<void>;
  /** Looks at the target, asks about names that are taken, and begins to send. */
  begin(files: readonly LocalEntry[]): Promise<void>;
  answer(answer: 'replace' | 'leave', all: boolean): Promise<void>;
  /** Stops what is on its way and gives up the rest. */
  cancel(): void;
}

/** Milliseconds between two pictures of a progress bar. */
const pictureEvery = 100;
/** Names looked at to complete one; more would take long on a slow line. */
const mostCandidates = 24;

export function createUploader(view: ViewStore, files: UploadFiles, home: () => string): Uploader {
  let abort = new AbortController();
  let newestLocal = 0;
  let isBeginning = false;

  return { showFolder, completeTarget, listTarget, begin, answer, cancel };

  async function showFolder(path: string | undefined): Promise<void> {
    const asked = ++newestLocal;
    try {
      const folder = await files.listLocal(path);
      if (asked === newestLocal) change({ folder, filter: fieldWith(''), selected: 0, trouble: undefined });
    } catch (error) {
      if (asked === newestLocal)
        change({ trouble: { sentence: text.cannotRead, values: { detail: words(error) } } });
    }
  }

  async function listTarget(): Promise<void> {
    const typed = current().target.text;
    const targetFolders = await foldersIn(remoteFolder(typed, home()), '').catch(() => undefined);
    if (current().target.text === typed) change({ targetFolders });
  }

  async function completeTarget(): Promise<void> {
    const typed = current().target.text;
    const slash = typed.lastIndexOf('/');
    const parent = typed.slice(0, slash + 1);
    const begun = typed.slice(slash + 1);
    const folder = parent === '' ? home() : remoteFolder(parent === '/' ? '/' : parent, home());
    const found = await foldersIn(folder, begun).catch(() => []);
    if (current().target.text !== typed) return;
    const common = commonStart(found) || begun;
    const completed = `${parent}${common}${found.length === 1 ? '/' : ''}`;
    change({ target: fieldWith(completed), targetFolders: found });
    if (found.length === 1) await listTarget();
  }

  async function foldersIn(folder: string, start: string): Promise<readonly string[]> {
    const names = (await files.listRemote(folder)) ?? [];
    const candidates = names.filter(
      (name) => name.startsWith(start) && (start !== '' || !name.startsWith('.')),
    );
    const facts = await Promise.all(
      candidates
        .slice(0, mostCandidates)
        .map(async (name) => ({ name, at: await files.stat(remotePath(folder, name)) })),
    );
    return facts.filter(({ at }) => at?.kind === 'folder').map(({ name }) => name);
  }

  async function begin(chosen: readonly LocalEntry[]): Promise<void> {
    // A second Enter while the server is asked must not send everything twice.
    if (isBeginning) return;
    isBeginning = true;
    const isReady = await prepare(chosen);
    isBeginning = false;
    if (isReady) await goOn();
  }

  async function prepare(chosen: readonly LocalEntry[]): Promise<boolean> {
    const folder = remoteFolder(current().target.text, home());
    try {
      const there = await files.stat(folder);
      if (there?.kind !== 'folder') {
        change({ trouble: { sentence: there ? text.targetIsFile : text.noSuchTarget, values: { folder } } });
        return false;
      }
      const items = await Promise.all(chosen.map((entry) => newItem(entry, folder)));
      change({ items, trouble: undefined, wasCancelled: false });
      view.update({ uploadFolder: folder });
      return true;
    } catch (error) {
      change({ trouble: { sentence: pageSentences.failed, values: { detail: words(error) } } });
      return false;
    }
  }

  async function newItem(entry: LocalEntry, folder: string): Promise<UploadItem> {
    const to = remotePath(folder, entry.name);
    const existing = await files.stat(to);
    const status = existing === undefined ? 'waiting' : existing.kind === 'folder' ? 'left' : 'asking';
    return { entry, to, existing, status, sent: 0, speed: 0, detail: '' };
  }

  async function answer(given: 'replace' | 'leave', all: boolean): Promise<void> {
    change(answerOverwrite(current(), given, all));
    await goOn();
  }

  async function goOn(): Promise<void> {
    if (askedAbout(current())) return change({ phase: 'overwrite' });
    abort = new AbortController();
    change({ phase: 'sending' });
    for (const item of current().items) {
      if (item.status === 'waiting') await send(item, abort.signal);
    }
    change({ phase: 'done', marked: [] });
    tellEnd();
  }

  async function send({ to, entry }: UploadItem, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return changeItem(to, { status: 'cancelled' });
    changeItem(to, { status: 'sending' });
    const picture = progressPictures((sent, speed) => changeItem(to, { sent, speed }));
    try {
      await files.upload(entry.path, to, ({ sent }) => picture(sent), signal);
      changeItem(to, { status: 'sent', sent: entry.size });
    } catch (error) {
      changeItem(to, signal.aborted ? { status: 'cancelled' } : { status: 'failed', detail: words(error) });
    }
  }

  /** Whoever went back to the shell meanwhile is told in the footer. */
  function tellEnd(): void {
    if (view.state.page?.kind === 'upload') return;
    const isWhole = current().items.every(({ status }) => status === 'sent' || status === 'left');
    if (isWhole) view.toast(text.finished, {}, 'good');
    else view.toast(text.someFailed, {}, 'trouble');
  }

  function cancel(): void {
    change({ wasCancelled: true });
    abort.abort();
  }

  function current(): UploadState {
    return view.state.upload ?? newUpload(home());
  }

  function change(part: Partial<UploadState>): void {
    view.update({ upload: { ...current(), ...part } });
  }

  function changeItem(to: string, part: Partial<UploadItem>): void {
    view.update({ upload: withItem(current(), to, part) });
  }
}

/** Passes on a picture of the progress ten times a second at most, with the speed since the first byte of this try. */
function progressPictures(show: (sent: number, speed: number) => void): (sent: number) => void {
  let start: { readonly at: number; readonly sent: number } | undefined;
  let shown = 0;
  return (sent) => {
    const now = performance.now();
    start ??= { at: now, sent };
    if (now - shown < pictureEvery) return;
    shown = now;
    const seconds = (now - start.at) / 1000;
    show(sent, seconds > 0 ? (sent - start.sent) / seconds : 0);
  };
}

function commonStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
