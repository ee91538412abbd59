import type { Sentence } from '../language/language.ts';
import { pageSentences as say } from '../language/screens/pages.ts';
import type { TutorState } from '../tutor/tutor.ts';
import type { Action } from './keys.ts';
import type { ShellState } from './view.ts';

/** Why an action of the menu cannot be carried out now; undefined when it can. A disabled key says this. */
export function whyNot(action: Action, tutor: TutorState, shell: ShellState): Sentence | undefined {
  switch (action) {
    case 'hint':
      return whyNoHint(tutor);
    case 'answer':
      return openStep(tutor)?.question ? undefined : tutor.open ? say.whyNoQuestion : say.whyNoExercise;
    case 'previous-step':
      return tutor.open ? undefined : say.whyNoExercise;
    case 'next-step':
      return whyNoNextStep(tutor);
    case 'next-exercise':
      return nextExercise(tutor) ? undefined : say.whyLastExercise;
    case 'check':
      if (!tutor.open) return say.whyNoExercise;
      if (tutor.open.preparation === 'failed') return undefined;
      return tutor.paused ? say.whyPaused : whyNoServer(tutor);
    case 'skip':
      if (openStep(tutor)?.status !== 'open' && tutor.open) return say.whyStepDone;
      return whyNoWork(tutor);
    case 'reset':
      return whyNoWork(tutor);
    case 'upload':
      return whyNoServer(tutor);
    case 'read':
    case 'cheat-sheet':
    case 'free-play':
      return tutor.open ? undefined : say.whyNoExercise;
    case 'scroll-back':
      return shell.kind === 'open' && shell.fullScreen ? say.whyFullScreen : undefined;
    default:
      return undefined;
  }
}

/** The step that is open to be read. */
export const openStep = (tutor: TutorState) =>
  tutor.open?.steps.find((step) => step.id === tutor.open?.openStep);

/** The exercise after the open one, or the first when none is open. */
export function nextExercise(tutor: TutorState) {
  const at = tutor.exercises.findIndex((exercise) => exercise.id === tutor.open?.exercise.id);
  return tutor.exercises[at + 1];
}

/** The step so many places from the open one. */
export function stepBeside(tutor: TutorState, distance: number) {
  const at = tutor.open?.steps.findIndex((step) => step.id === tutor.open?.openStep) ?? -1;
  return at < 0 ? undefined : tutor.open?.steps[at + distance];
}

function whyNoHint(tutor: TutorState): Sentence | undefined {
  const step = openStep(tutor);
  if (!tutor.open || !step) return say.whyNoExercise;
  const total = tutor.open.exercise.texts.es.steps[step.id]?.hints.length ?? 0;
  if (total === 0) return say.whyNoHints;
  if (step.status === 'passed') return say.whyStepDone;
  return step.hintsOpened < total ? undefined : say.whyAllHints;
}

function whyNoNextStep(tutor: TutorState): Sentence | undefined {
  if (!tutor.open) return say.whyNoExercise;
  return stepBeside(tutor, 1) ? undefined : say.whyLastStep;
}

/** What works on the server needs the exercise ready and the lesson going. */
function whyNoWork(tutor: TutorState): Sentence | undefined {
  if (!tutor.open) return say.whyNoExercise;
  if (tutor.open.preparation === 'preparing') return say.whyPreparing;
  return whyNoServer(tutor);
}

const whyNoServer = (tutor: TutorState): Sentence | undefined =>
  tutor.connection.kind === 'connected' ? undefined : say.whyNoConnection;
