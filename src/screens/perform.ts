import { pageSentences as text } from '../language/screens/pages.ts';
import type { KeptAside } from '../tutor/tutor.ts';
import { whileChecking } from './checking.ts';
import type { Chrome } from './chrome.ts';
import type { Action } from './keys.ts';
import { isSideBySide } from './layout.ts';
import { emptyField } from './parts/text-field.ts';
import { isSending, newUpload } from './upload/upload-state.ts';
import { inGuide, inLanguage, inShell, onPage, type Question } from './view-state.ts';
import { nextExercise, openStep, stepBeside, whyNot } from './why-not.ts';

/** Carries out an action of the leader's menu, or says why it cannot be carried out now. */
export function perform(action: Action, chrome: Chrome): void {
  const { tutor, view, shell, services } = chrome;
  const why = whyNot(action, tutor.state, shell.state);
  if (why) return view.toast(why);
  switch (action) {
    case 'read':
      return view.update(hasGuideBeside(chrome) ? inGuide : onPage({ kind: 'guide', scroll: 0 }));
    case 'previous-step':
      return goToStep(-1, chrome);
    case 'next-step':
      return goToStep(1, chrome);
    case 'hint':
      return openHint(chrome);
    case 'answer':
      return view.update({ ...inGuide, answer: emptyField });
    case 'check':
      return void checkNow(chrome);
    case 'map':
      return view.update(
        onPage({ kind: 'map', selected: openExerciseIndex(chrome), filter: emptyField, isFiltering: false }),
      );
    case 'next-exercise':
      return openExercise(nextExercise(tutor.state)?.id, chrome);
    case 'cheat-sheet':
      return view.update(onPage({ kind: 'cheat-sheet', scroll: 0 }));
    case 'upload':
      return openUpload(chrome);
    case 'skip':
      return ask({ kind: 'skip', step: tutor.state.open?.openStep ?? '' }, chrome);
    case 'reset':
      return ask({ kind: 'reset', exercise: tutor.state.open?.exercise.id ?? '' }, chrome);
    case 'free-play':
      return toggleFreePlay(chrome);
    case 'zoom':
      return view.update({ ...inShell, isZoomed: !view.state.isZoomed });
    case 'language':
      return switchLanguage(chrome);
    case 'scroll-back':
      view.update({ ...inGuide, isScrollingBack: true });
      return shell.scroll(-Math.max(1, (shell.pane?.rows ?? 12) - 2));
    case 'help':
      return view.update(onPage({ kind: 'help', about: 'shell', scroll: 0 }));
    case 'quit':
      return services.isBusy() || isSending(view.state.upload)
        ? ask({ kind: 'quit' }, chrome)
        : services.quit();
    case 'to-shell':
      return toShell(chrome);
    default:
      return undefined;
  }
}

/** Opens an exercise where it was left; what goes wrong is said. */
export function openExercise(exercise: string | undefined, { tutor, view }: Chrome): void {
  view.update(inShell);
  if (exercise === undefined) return;
  const title = tutor.state.exercises.find(({ id }) => id === exercise)?.title[view.state.reader.language];
  view.toast(text.opening, { exercise: title ?? exercise });
  tutor.openExercise(exercise).catch((error: unknown) => {
    view.toast(text.failed, { detail: error instanceof Error ? error.message : String(error) }, 'trouble');
  });
}

/** Back to the shell, and to its newest output. */
export function toShell({ view, shell }: Chrome): void {
  if (view.state.isScrollingBack) shell.scrollToEnd();
  view.update(inShell);
}

/** Does what a question asked about, once it was answered with yes. */
export async function confirmed(question: Question, chrome: Chrome): Promise<void> {
  const { tutor, view, services } = chrome;
  view.update(inShell);
  switch (question.kind) {
    case 'quit':
      return services.quit();
    case 'skip':
      view.toast(text.skipping);
      return tutor.skip();
    case 'reset': {
      view.toast(text.resetting);
      const kept = await tutor.reset();
      return tutor.state.open?.trouble ? undefined : tellReset(kept, chrome);
    }
  }
}

const ask = (question: Question, { view }: Chrome): void =>
  view.update(onPage({ kind: 'confirm', question }));

const hasGuideBeside = ({ view, measures }: Chrome): boolean =>
  isSideBySide(measures.columns) && !view.state.isZoomed;

/** Before the first step stands the introduction. The guide keeps the keys where it is in sight, so that the arrows go on from step to step. */
function goToStep(distance: number, chrome: Chrome): void {
  const step = stepBeside(chrome.tutor.state, distance);
  if (!step && distance < 0) return chrome.view.update(onPage({ kind: 'introduction', scroll: 0 }));
  if (step) chrome.tutor.openStep(step.id);
  chrome.view.update(hasGuideBeside(chrome) ? inGuide : inShell);
}

function openHint(chrome: Chrome): void {
  const { tutor, view } = chrome;
  tutor.openHint();
  const number = openStep(tutor.state)?.hintsOpened ?? 0;
  const total = tutor.state.open?.exercise.texts.es.steps[tutor.state.open.openStep]?.hints.length ?? 0;
  // Hints stand at the end of the step's text.
  const end = Number.MAX_SAFE_INTEGER;
  view.update(
    hasGuideBeside(chrome) ? { ...inShell, guideScroll: end } : onPage({ kind: 'guide', scroll: end }),
  );
  view.toast(text.hintOpened, { number, total });
}

async function checkNow(chrome: Chrome): Promise<void> {
  const { tutor, view } = chrome;
  const { open } = tutor.state;
  view.update(inShell);
  if (!open) return;
  if (open.preparation === 'failed') {
    view.toast(text.opening, { exercise: open.exercise.texts[view.state.reader.language].title });
    return tutor.openExercise(open.exercise.id).catch(() => undefined);
  }
  return whileChecking(tutor.look(), chrome);
}

const openExerciseIndex = ({ tutor }: Chrome): number =>
  Math.max(
    0,
    tutor.state.exercises.findIndex(({ id }) => id === tutor.state.open?.exercise.id),
  );

/** An upload that is under way, or has just ended, is shown again rather than begun anew. */
function openUpload({ tutor, view, uploader }: Chrome): void {
  const { upload, uploadFolder } = view.state;
  const { open } = tutor.state;
  if (upload) return view.update(onPage({ kind: 'upload' }));
  const folder = uploadFolder ?? open?.exercise.values.home ?? '~';
  view.update({ ...onPage({ kind: 'upload' }), upload: newUpload(folder) });
  void uploader.showFolder(open?.localFolder);
  void uploader.listTarget();
}

function toggleFreePlay({ tutor, view }: Chrome): void {
  view.update(inShell);
  if (tutor.state.paused) tutor.resume();
  else tutor.pause();
  view.toast(tutor.state.paused ? text.freePlayOn : text.freePlayOff);
}

function switchLanguage({ view, services }: Chrome): void {
  const { reader } = view.state;
  const language = reader.language === 'es' ? 'en' : 'es';
  view.update({ ...inShell, reader: inLanguage(reader, language) });
  services.keepLanguage(language);
  view.toast(text.languageNow);
}

function tellReset(kept: KeptAside, { view }: Chrome): void {
  const path = [kept.server, kept.local].filter((part) => part !== undefined);
  if (path.length === 0) view.toast(text.resetDone, {}, 'good');
  else view.toast(text.resetKept, { path }, 'good');
}
