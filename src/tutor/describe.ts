import type { Course, StudentExercise } from '../course/course.ts';
import type { TaskVerdict } from '../tasks/look-at-steps.ts';
import type { StepDeclaration } from '../tasks/task.ts';
import { doneSteps } from './decide.ts';
import { type ExerciseRecord, newExercise, newStep, type ProgressRecord } from './progress/fold.ts';
import type { ExerciseProgress, OpenExercise, StepState } from './tutor.ts';

/** The course map: each exercise with what the student has done of it. Steps that no longer exist do not count. */
export function describeCourse(course: Course, record: ProgressRecord): readonly ExerciseProgress[] {
  return course.units.flatMap((unit) =>
    unit.exercises.map((exercise): ExerciseProgress => {
      const known = record.exercises.get(exercise.id) ?? newExercise('', exercise.version);
      const done = exercise.steps.map(({ id }) => known.steps.get(id)?.done);
      const count = (kind: 'passed' | 'skipped') => done.filter((state) => state === kind).length;
      const isStarted = known.started || done.some(Boolean);
      return {
        id: exercise.id,
        unit: unit.title,
        title: { es: exercise.texts.es.title, en: exercise.texts.en.title },
        minutes: exercise.minutes,
        passed: count('passed'),
        skipped: count('skipped'),
        total: exercise.steps.length,
        status: done.every(Boolean) ? 'complete' : isStarted ? 'started' : 'new',
      };
    }),
  );
}

export type ExerciseSituation = Pick<OpenExercise, 'openStep' | 'preparation' | 'trouble' | 'localFolder'> & {
  readonly exercise: StudentExercise;
  readonly record: ExerciseRecord;
  readonly verdicts: ReadonlyMap<string, readonly TaskVerdict[]>;
};

/** The open exercise as a screen shows it. */
export function describeExercise(situation: ExerciseSituation): OpenExercise {
  const { exercise, record, verdicts, openStep, preparation, trouble, localFolder } = situation;
  return {
    exercise,
    steps: exercise.steps.map((step) => describeStep(step, record, verdicts.get(step.id) ?? [])),
    openStep,
    complete: doneSteps(exercise.steps, record).size === exercise.steps.length,
    preparation,
    trouble,
    localFolder,
    commands: record.commands,
  };
}

function describeStep(
  step: StepDeclaration,
  record: ExerciseRecord,
  verdicts: readonly TaskVerdict[],
): StepState {
  const known = record.steps.get(step.id) ?? newStep;
  const question = step.tasks.find(({ kind }) => kind === 'answer');
  return {
    id: step.id,
    status: known.done ?? 'open',
    verdicts,
    hintsOpened: known.hintsOpened,
    question: question && { task: question.id, answer: known.answers[question.id] },
  };
}
