import { findTask } from '../../tasks/registry.ts';
import { type Fault, faultAt } from '../fault.ts';
import type { ExerciseSource, TextsSource } from '../load-exercise.ts';
import type { RawExercise } from '../schemas.ts';
import { suggest } from '../suggest.ts';

/** Messages are for a failure that can happen: their key names a step, a task of it, and a code of that task. */
export function checkMessages({ contract, texts }: ExerciseSource): readonly Fault[] {
  if (!contract) return [];
  return [texts.es, texts.en].flatMap((one) => (one ? checkKeys(contract.raw, one) : []));
}

function checkKeys(exercise: RawExercise, texts: TextsSource): Fault[] {
  return Object.keys(texts.matter.messages ?? {}).flatMap((key) => {
    const wrong = firstWrongPart(exercise, key);
    if (!wrong) return [];
    const position = texts.frontMatter.positionOfKey(['messages', key]);
    const values = { key, part: wrong.part, allowed: wrong.allowed };
    return [faultAt(texts.path, position, 'unknown-message', values, suggest(wrong.part, wrong.allowed))];
  });
}

function firstWrongPart(
  exercise: RawExercise,
  key: string,
): { readonly part: string; readonly allowed: readonly string[] } | undefined {
  const [stepId = '', taskId = '', code = '', ...rest] = key.split('.');
  const step = exercise.steps.find((one) => one.id === stepId);
  if (!step) return { part: stepId, allowed: exercise.steps.map((one) => one.id) };
  const task = step.tasks.find((one) => one.id === taskId);
  if (!task) return { part: taskId, allowed: step.tasks.map((one) => one.id) };
  const kind = findTask(task.task);
  if (!kind) return undefined;
  const codes = Object.keys(kind.codes);
  const written = [code, ...rest].join('.');
  return codes.includes(written) ? undefined : { part: written, allowed: codes };
}
