import type { StudentExercise } from '../../course/course.ts';
import type { languages, Sentence } from '../../language/language.ts';
import type { ServerAddress } from '../../server/server.ts';
import { isPassed, type StepVerdicts, type TaskVerdict } from '../../tasks/look-at-steps.ts';
import type { ExerciseRecord } from '../../tutor/progress/fold.ts';
import { explainVerdict } from '../../verdict/explain.ts';
import type { Verdict } from '../../verdict/verdict.ts';

/** What `check --json` prints; `docs/json.md` explains it to people. */
export type CheckReport = {
  readonly format: 1;
  readonly course: string;
  readonly exercise: string;
  readonly version: number;
  readonly title: Sentence;
  readonly student: string;
  readonly server: ServerAddress;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The student has opened it, so that its material is on the server. */
  readonly started: boolean;
  /** Every step is done. */
  readonly complete: boolean;
  readonly points: { readonly done: number; readonly total: number };
  readonly steps: readonly CheckedStep[];
};

type CheckedStep = {
  readonly id: string;
  readonly title: Sentence;
  readonly points: number;
  /** What the tutor had recorded before this look. */
  readonly progress: 'open' | 'passed' | 'skipped';
  /** Every task of it passes at this moment. */
  readonly passes: boolean;
  /** It passes now, or was passed or skipped before. */
  readonly done: boolean;
  readonly tasks: readonly CheckedTask[];
};

type CheckedTask = {
  readonly id: string;
  readonly kind: string;
  readonly verdict: Verdict;
  /** The verdict in words, as Markdown. */
  readonly says: Sentence;
};

export type Checked = {
  readonly course: string;
  readonly exercise: StudentExercise;
  readonly record: ExerciseRecord;
  readonly verdicts: StepVerdicts;
  readonly student: string;
  readonly server: ServerAddress;
  readonly at: Date;
};

/** A look at an exercise as data. */
export function reportCheck({
  course,
  exercise,
  record,
  verdicts,
  student,
  server,
  at,
}: Checked): CheckReport {
  const started = record.prepared !== undefined;
  const steps = exercise.steps.map(({ id, points }): CheckedStep => {
    const looked = verdicts.get(id) ?? [];
    const progress = record.steps.get(id)?.done ?? 'open';
    // Before the material is there, a step that asks for something to be gone would pass.
    const passes = started && isPassed(looked);
    const done = progress !== 'open' || passes;
    const tasks = looked.map((verdict) => checkedTask(verdict, id, exercise));
    return { id, title: titleOf(exercise, id), points, progress, passes, done, tasks };
  });
  const sum = (of: readonly CheckedStep[]) => of.reduce((total, { points }) => total + points, 0);
  return {
    format: 1,
    course,
    exercise: exercise.id,
    version: exercise.version,
    title: { es: exercise.texts.es.title, en: exercise.texts.en.title },
    student,
    server,
    at: at.toISOString(),
    started,
    complete: steps.every(({ done }) => done),
    points: { done: sum(steps.filter(({ done }) => done)), total: sum(steps) },
    steps,
  };
}

function checkedTask(
  { task, kind, verdict }: TaskVerdict,
  step: string,
  exercise: StudentExercise,
): CheckedTask {
  const explain = (language: (typeof languages)[number]) => {
    const texts = exercise.texts[language];
    const titleOfStep = (id: string) => texts.steps[id]?.title;
    return explainVerdict(
      verdict,
      { step, id: task, kind },
      { language, overrides: texts.messages, titleOf: titleOfStep },
    );
  };
  return { id: task, kind, verdict, says: { es: explain('es'), en: explain('en') } };
}

function titleOf(exercise: StudentExercise, step: string): Sentence {
  const { es, en } = exercise.texts;
  return { es: es.steps[step]?.title ?? step, en: en.steps[step]?.title ?? step };
}
