import type { OpenExercise, TaskVerdict } from '../../tutor/tutor.ts';
import { explainVerdict } from '../../verdict/explain.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { Reader } from '../parts/reader.ts';
import { stepState, stepTexts, textsOf } from './lesson.ts';

/** Why a step has not passed yet, as Markdown, and how many of its parts have. */
export type Reason = {
  readonly kind: Exclude<Verdict['kind'], 'pass'>;
  readonly text: string;
  readonly done: number;
  readonly total: number;
};

/** The first thing that keeps a step from passing, as a teacher would explain it; undefined when nothing does. */
export function reasonOf(open: OpenExercise, step: string, reader: Reader): Reason | undefined {
  const state = stepState(open, step);
  if (state?.status !== 'open') return undefined;
  const { verdicts } = state;
  // What is held back by another task of the step says less than that task itself.
  const held = verdicts.filter(({ verdict }) => verdict.kind !== 'pass');
  const first = held.find(({ verdict }) => verdict.kind !== 'blocked') ?? held[0];
  if (!first || first.verdict.kind === 'pass') return undefined;
  return {
    kind: first.verdict.kind,
    text: explain(first, open, step, reader),
    done: verdicts.length - held.length,
    total: verdicts.length,
  };
}

/** What was right in a step that passed, as Markdown: the author's words, else what each task saw. */
export function passedReason(open: OpenExercise, step: string, reader: Reader): string {
  const own = stepTexts(open, step, reader).passed;
  if (own !== undefined) return own;
  const verdicts = (stepState(open, step)?.verdicts ?? []).filter(({ verdict }) => verdict.kind === 'pass');
  return [...new Set(verdicts.map((verdict) => explain(verdict, open, step, reader)))].join('\n\n');
}

function explain(
  { task, kind, verdict }: TaskVerdict,
  open: OpenExercise,
  step: string,
  reader: Reader,
): string {
  return explainVerdict(
    verdict,
    { step, id: task, kind },
    {
      language: reader.language,
      overrides: textsOf(open, reader).messages,
      titleOf: (id) => textsOf(open, reader).steps[id]?.title,
    },
  );
}
