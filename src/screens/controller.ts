import { pageSentences as text } from '../language/screens/pages.ts';
import { whileChecking } from './checking.ts';
import type { Chrome } from './chrome.ts';
import { actionFor } from './keys.ts';
import { pressMap } from './pages/map-press.ts';
import { editField, insert } from './parts/text-field.ts';
import { confirmed, perform, toShell } from './perform.ts';
import { scrolled } from './scrolling.ts';
import { pressUpload } from './upload/upload-press.ts';
import { areaOf, inShell, type Page } from './view-state.ts';
import { openStep } from './why-not.ts';

/** Takes one key of the student to whatever has the focus. Nothing happens while the shell has it. */
export function press(key: string, chrome: Chrome): void {
  const { state } = chrome.view;
  if (state.focus === 'shell') return;
  if (state.isMenuOpen) return pressMenu(key, chrome);
  if (state.page) return pressPage(state.page, key, chrome);
  if (state.answer) return pressAnswer(key, chrome);
  if (state.isScrollingBack) return pressScrollBack(key, chrome);
  return pressGuide(key, chrome);
}

/** Takes pasted text to the field that is being written in, if there is one. */
export function paste(pasted: string, { view }: Chrome): void {
  const { answer, page, upload } = view.state;
  if (page?.kind === 'map' && page.isFiltering) {
    return view.update({ page: { ...page, filter: insert(page.filter, pasted), selected: 0 } });
  }
  if (page?.kind === 'upload' && upload?.phase === 'files') {
    return view.update({ upload: { ...upload, filter: insert(upload.filter, pasted), selected: 0 } });
  }
  if (page?.kind === 'upload' && upload?.phase === 'target') {
    return view.update({
      upload: { ...upload, target: insert(upload.target, pasted), targetFolders: undefined },
    });
  }
  if (answer) view.update({ answer: insert(answer, pasted) });
}

function pressMenu(key: string, chrome: Chrome): void {
  const action = actionFor('menu', key);
  if (action) perform(action, chrome);
  else unknownKey(key, chrome);
}

function pressPage(page: Page, key: string, chrome: Chrome): void {
  switch (page.kind) {
    case 'map':
      return pressMap(page, key, chrome);
    case 'upload':
      return pressUpload(key, chrome);
    case 'confirm': {
      const action = actionFor('dialog', key);
      if (action === 'yes') return void confirmed(page.question, chrome);
      return action === 'no' ? chrome.view.update(inShell) : unknownKey(key, chrome);
    }
    case 'help':
    case 'guide':
    case 'introduction':
    case 'cheat-sheet':
      return pressReading(page, key, chrome);
  }
}

function pressReading(page: Extract<Page, { readonly scroll: number }>, key: string, chrome: Chrome): void {
  const { view, measures } = chrome;
  const action = actionFor(areaOf(view.state), key);
  const scroll = scrolled(action, page.scroll, measures.pageMost, measures.rows - 4);
  if (scroll !== undefined) return view.update({ page: { ...page, scroll } });
  if (action === 'close') return view.update(inShell);
  if (action === 'save') return void saveCheatSheet(chrome);
  return unknownKey(key, chrome);
}

async function saveCheatSheet({ tutor, view }: Chrome): Promise<void> {
  try {
    const path = await tutor.writeCheatSheet(view.state.reader.language);
    view.toast(text.cheatSheetSaved, { path }, 'good');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    view.toast(text.cheatSheetNotSaved, { detail }, 'trouble');
  }
}

function pressAnswer(key: string, chrome: Chrome): void {
  const { view, tutor } = chrome;
  const { answer } = view.state;
  const action = actionFor('answer', key);
  if (!answer || action === 'cancel') return toShell(chrome);
  if (action === 'send') {
    const question = openStep(tutor.state)?.question;
    if (question && answer.text.trim() !== '') {
      void whileChecking(tutor.answer(question.task, answer.text.trim()), chrome);
    }
    return view.update(inShell);
  }
  view.update({ answer: editField(answer, key) ?? answer });
}

function pressScrollBack(key: string, chrome: Chrome): void {
  const { shell } = chrome;
  const page = Math.max(1, (shell.pane?.rows ?? 12) - 2);
  const whole = 1_000_000;
  switch (actionFor('scroll-back', key)) {
    case 'page-up':
      return shell.scroll(-page);
    case 'page-down':
      return shell.scroll(page);
    case 'up':
      return shell.scroll(-1);
    case 'down':
      return shell.scroll(1);
    case 'top':
      return shell.scroll(-whole);
    case 'bottom':
      return shell.scrollToEnd();
    case 'to-shell':
      return toShell(chrome);
    default:
      return unknownKey(key, chrome);
  }
}

/** In the guide the menu's letters work without the leader, except where the guide has its own use for them. */
function pressGuide(key: string, chrome: Chrome): void {
  const { view, measures } = chrome;
  const action = actionFor('guide', key);
  const scroll = scrolled(action, view.state.guideScroll, measures.guideMost, Math.floor(measures.rows / 2));
  if (scroll !== undefined) return view.update({ guideScroll: scroll });
  const other = action ?? actionFor('menu', key);
  if (other) perform(other, chrome);
  else unknownKey(key, chrome);
}

const unknownKey = (key: string, { view }: Chrome): void => view.toast(text.unknownKey, { key });
