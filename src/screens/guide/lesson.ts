import type { StepTexts } from '../../course/course.ts';
import type { OpenExercise, StepState, TutorState } from '../../tutor/tutor.ts';
import type { Reader } from '../parts/reader.ts';
import type { ShellState } from '../view.ts';
import type { ViewState } from '../view-state.ts';

/** What the guide is made of: the student's work, what the chrome has open, and how the shell stands. */
export type Lesson = {
  readonly reader: Reader;
  readonly tutor: TutorState;
  readonly view: ViewState;
  readonly shell: ShellState;
};

/** The texts of an exercise in the reader's language. */
export const textsOf = (open: OpenExercise, reader: Reader) => open.exercise.texts[reader.language];

const noTexts: StepTexts = { title: '', body: '', hints: [], passed: undefined };

/** The texts of a step in the reader's language; a step without texts is shown by its name. */
export function stepTexts(open: OpenExercise, step: string, reader: Reader): StepTexts {
  return textsOf(open, reader).steps[step] ?? { ...noTexts, title: step };
}

export const stepState = (open: OpenExercise, step: string): StepState | undefined =>
  open.steps.find((candidate) => candidate.id === step);

/** Place of the open step among the steps, from 1. */
export const stepNumber = (open: OpenExercise): number =>
  open.steps.findIndex((step) => step.id === open.openStep) + 1;

/** The sign of a step: passed, skipped, the open one, or still to do. */
export function stepMark(step: StepState, open: OpenExercise, { glyphs }: Reader): string {
  if (step.status === 'passed') return glyphs.passed;
  if (step.status === 'skipped') return glyphs.skipped;
  return step.id === open.openStep ? glyphs.current : glyphs.todo;
}

export const doneCount = (open: OpenExercise): number =>
  open.steps.filter((step) => step.status !== 'open').length;
