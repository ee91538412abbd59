import { uploadSentences as text } from '../../language/screens/upload.ts';
import type { Chrome } from '../chrome.ts';
import { actionFor } from '../keys.ts';
import { moveChoice } from '../parts/list-window.ts';
import { editField, emptyField } from '../parts/text-field.ts';
import { areaOf, inShell } from '../view-state.ts';
import { listedEntries, toggleMark, type UploadState } from './upload-state.ts';

/** What a key does on the upload page, in each of its phases. */
export function pressUpload(key: string, chrome: Chrome): void {
  const { upload } = chrome.view.state;
  if (!upload) return chrome.view.update(inShell);
  switch (upload.phase) {
    case 'files':
      return pressFiles(upload, key, chrome);
    case 'target':
      return pressTarget(upload, key, chrome);
    case 'overwrite':
      return pressOverwrite(upload, key, chrome);
    case 'sending':
      return pressSending(key, chrome);
    case 'done':
      return actionFor('done', key) === 'close' ? leave(chrome) : undefined;
  }
}

function pressFiles(upload: UploadState, key: string, chrome: Chrome): void {
  const { view, uploader } = chrome;
  const listed = listedEntries(upload);
  const chosen = listed[upload.selected];
  const change = (part: Partial<UploadState>): void =>
    view.update({ upload: { ...upload, trouble: undefined, ...part } });
  const move = (by: number): void => change({ selected: moveChoice(upload.selected, by, listed.length) });
  const goUp = (): void => {
    if (upload.folder?.parent !== undefined) void uploader.showFolder(upload.folder.parent);
  };
  switch (actionFor('files', key)) {
    case 'up':
      return move(-1);
    case 'down':
      return move(1);
    case 'page-up':
      return move(-10);
    case 'page-down':
      return move(10);
    case 'parent':
      return goUp();
    case 'enter-folder':
      return chosen?.kind === 'folder' ? void uploader.showFolder(chosen.path) : undefined;
    case 'mark':
      if (!chosen) return;
      if (chosen.kind === 'folder') return change({ trouble: { sentence: text.onlyFiles, values: {} } });
      return change({
        marked: toggleMark(upload, chosen).marked,
        selected: moveChoice(upload.selected, 1, listed.length),
      });
    case 'choose':
      if (chosen?.kind === 'folder' && upload.marked.length === 0)
        return void uploader.showFolder(chosen.path);
      if (upload.marked.length > 0) return change({ phase: 'target' });
      return chosen ? change({ phase: 'target', marked: [chosen] }) : undefined;
    case 'close':
      if (upload.filter.text !== '') return change({ filter: emptyField, selected: 0 });
      return leave(chrome);
    default: {
      if (key === 'backspace' && upload.filter.text === '') return goUp();
      const filter = editField(upload.filter, key);
      return filter ? change({ filter, selected: 0 }) : undefined;
    }
  }
}

function pressTarget(upload: UploadState, key: string, { view, uploader }: Chrome): void {
  switch (actionFor('target', key)) {
    case 'send':
      return void uploader.begin(upload.marked);
    case 'complete':
      return void uploader.completeTarget();
    case 'back':
      return view.update({ upload: { ...upload, phase: 'files', trouble: undefined } });
    default: {
      const target = editField(upload.target, key);
      if (!target) return;
      view.update({ upload: { ...upload, target, trouble: undefined } });
      if (target.text !== upload.target.text && target.text.endsWith('/')) void uploader.listTarget();
    }
  }
}

function pressOverwrite(upload: UploadState, key: string, { view, uploader }: Chrome): void {
  switch (actionFor(areaOf(view.state), key)) {
    case 'replace':
      return void uploader.answer('replace', false);
    case 'replace-all':
      return void uploader.answer('replace', true);
    case 'leave':
      return void uploader.answer('leave', false);
    case 'cancel':
      return view.update({ upload: { ...upload, phase: 'target', items: [] } });
    default:
      return undefined;
  }
}

function pressSending(key: string, { view, uploader }: Chrome): void {
  const action = actionFor('sending', key);
  if (action === 'cancel') return uploader.cancel();
  if (action === 'close') view.update(inShell);
}

const leave = ({ view }: Chrome): void => view.update({ ...inShell, upload: undefined });
