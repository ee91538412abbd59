import { isPassed, type StepVerdicts } from '../tasks/look-at-steps.ts';
import type { StepDeclaration } from '../tasks/task.ts';
import type { ExerciseFact } from './progress/event.ts';
import { type ExerciseRecord, newStep } from './progress/fold.ts';

/** Steps that are passed or skipped, by what was recorded. */
export function doneSteps(steps: readonly StepDeclaration[], record: ExerciseRecord): ReadonlySet<string> {
  return new Set(steps.map(({ id }) => id).filter((id) => record.steps.get(id)?.done));
}

/**
 * What a look means for the progress. A step counts once all its tasks pass and stays so, whatever becomes of it
 * later; `unknown` and `blocked` change nothing, since they say nothing of the student's work.
 */
export function decide(
  steps: readonly StepDeclaration[],
  record: ExerciseRecord,
  verdicts: StepVerdicts,
): readonly ExerciseFact[] {
  return steps.flatMap((step) => {
    const { done, latched } = record.steps.get(step.id) ?? newStep;
    const looked = verdicts.get(step.id) ?? [];
    const seen = step.tasks.filter(
      (task) =>
        task.latch &&
        !latched.has(task.id) &&
        looked.some((look) => look.task === task.id && look.verdict.kind === 'pass'),
    );
    const latches = seen.map((task): ExerciseFact => ({ kind: 'latch-seen', step: step.id, task: task.id }));
    if (done || !isPassed(looked)) return latches;
    const facts = Object.fromEntries(
      looked.flatMap(({ task, verdict }) => (verdict.kind === 'pass' ? [[task, verdict.facts]] : [])),
    );
    return [...latches, { kind: 'step-passed', step: step.id, facts }];
  });
}

/**
 * The step to open once `from` is done: the next one that can be worked on, else an earlier one that was left out;
 * undefined when none is left.
 */
export function nextStep(
  steps: readonly StepDeclaration[],
  done: ReadonlySet<string>,
  from: string | undefined,
): string | undefined {
  const start = steps.findIndex(({ id }) => id === from) + 1;
  const inTurn = [...steps.slice(start), ...steps.slice(0, start)].filter(({ id }) => !done.has(id));
  return (inTurn.find(({ needs }) => needs.every((need) => done.has(need))) ?? inTurn[0])?.id;
}

/** The steps whose solutions make `step` done: itself and, before it, what it needs and is not done yet. */
export function stepsToCarryOut(
  steps: readonly StepDeclaration[],
  done: ReadonlySet<string>,
  step: string,
): readonly StepDeclaration[] {
  const wanted = new Set<string>();
  const want = (id: string) => {
    if (done.has(id) || wanted.has(id)) return;
    wanted.add(id);
    for (const need of steps.find((candidate) => candidate.id === id)?.needs ?? []) want(need);
  };
  want(step);
  return steps.filter(({ id }) => wanted.has(id));
}
