import type { StudentExercise } from '../course/course.ts';
import { perform, type Stage } from '../course/perform.ts';
import { type LookOptions, lookAtSteps } from '../tasks/look-at-steps.ts';
import type { StepDeclaration } from '../tasks/task.ts';

export type CarryOut = {
  readonly exercise: StudentExercise;
  readonly stage: Stage;
  /** Made anew after each action, because answers given count. */
  readonly lookOptions: () => LookOptions;
  /** Puts aside what stands where these tasks look. */
  readonly putAside: (inTheWay: StepDeclaration) => Promise<unknown>;
};

/**
 * Does a step for the student by its own solution. Where that does not make it pass, what of theirs stands in the way
 * (a file with the folder's name, say) is put aside and the solution carried out once more. Throws as `perform`.
 */
export async function carryOut(step: StepDeclaration, options: CarryOut): Promise<void> {
  const solution = options.exercise.rehearsal.steps[step.id]?.solution ?? [];
  await perform(solution, options.stage);
  const looked = await lookAtSteps(options.exercise.steps, { ...options.lookOptions(), only: [step.id] });
  const verdicts = looked.get(step.id) ?? [];
  const failed = new Set(verdicts.flatMap(({ task, verdict }) => (verdict.kind === 'fail' ? [task] : [])));
  if (failed.size === 0) return;
  await options.putAside({ ...step, tasks: step.tasks.filter(({ id }) => failed.has(id)) });
  await perform(solution, options.stage);
}
