import { pageSentences as text } from '../language/screens/pages.ts';
import type { OpenExercise, Tutor, TutorState } from '../tutor/tutor.ts';
import { stepTexts } from './guide/lesson.ts';
import { isUntouched } from './pages/introduction.ts';
import { onPage, type ViewStore } from './view-state.ts';

/** Keeps the chrome with the student's work: says what passed, and begins each step at its top. Returns the way to stop. */
export function watchTutor(tutor: Tutor, view: ViewStore): () => void {
  let before = tutor.state;
  if (before.open) introduce(before.open, view);
  return tutor.subscribe(() => {
    const now = tutor.state;
    const was = before;
    before = now;
    if (now.open && now.open !== was.open) compare(now.open, was, view);
  });
}

function compare(open: OpenExercise, was: TutorState, view: ViewStore): void {
  const { reader, justPassed } = view.state;
  if (was.open?.exercise.id !== open.exercise.id) {
    view.update({ justPassed: undefined, guideScroll: 0, answer: undefined, uploadFolder: undefined });
    return introduce(open, view);
  }
  const passed = newly('passed', open, was.open);
  const skipped = newly('skipped', open, was.open);
  const hasMoved = was.open.openStep !== open.openStep;
  if (hasMoved || passed.length > 0) view.update({ guideScroll: 0 });
  const step = passed.at(-1);
  if (step !== undefined) view.update({ justPassed: { exercise: open.exercise.id, step } });
  // The words about a step stay while the next one is read, and go when the student opens another.
  else if (hasMoved && justPassed?.step !== was.open.openStep) view.update({ justPassed: undefined });

  if (open.complete && !was.open.complete) {
    view.toast(text.exerciseComplete, { exercise: open.exercise.texts[reader.language].title }, 'good');
  } else if (step !== undefined) {
    view.toast(text.stepPassed, { step: stepTexts(open, step, reader).title }, 'good');
  } else if (skipped.length > 0) {
    view.toast(text.skippedNow);
  }
}

/** An exercise begins with its introduction, unless the student is busy with something else of the chrome. */
function introduce(open: OpenExercise, view: ViewStore): void {
  const { focus, page } = view.state;
  if (focus === 'shell' && !page && isUntouched(open))
    view.update(onPage({ kind: 'introduction', scroll: 0 }));
}

/** Steps that have become so since, in the order of the exercise. */
function newly(status: 'passed' | 'skipped', now: OpenExercise, was: OpenExercise): readonly string[] {
  const open = new Set(was.steps.filter((step) => step.status === 'open').map((step) => step.id));
  return now.steps.filter((step) => step.status === status && open.has(step.id)).map((step) => step.id);
}
