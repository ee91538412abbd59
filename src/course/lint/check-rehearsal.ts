import type { CourseFaultCode } from '../../language/course.ts';
import { findTask } from '../../tasks/registry.ts';
import { type Fault, type FaultValues, faultAt } from '../fault.ts';
import type { ExerciseSource } from '../load-exercise.ts';
import { suggest } from '../suggest.ts';
import type { Path } from '../yaml-file.ts';

const leastAlternates = 3;
const leastMutants = 4;

/** The proofs fit the exercise: each step has them, there are enough, and what they name exists. */
export function checkRehearsal({ contract, rehearsal }: ExerciseSource): readonly Fault[] {
  if (!contract || !rehearsal) return [];
  const { file, raw } = rehearsal;
  const faults: Fault[] = [];
  const at = (path: Path, code: CourseFaultCode, values: FaultValues, word?: string) =>
    faults.push(faultAt(file.path, file.positionOf(path), code, values, word));

  const stepIds = contract.raw.steps.map((step) => step.id);
  for (const id of stepIds.filter((one) => !raw.steps[one])) at(['steps'], 'missing-rehearsal', { id });

  for (const [id, proofs] of Object.entries(raw.steps)) {
    const step = contract.raw.steps.find((one) => one.id === id);
    if (!step) {
      const position = file.positionOfKey(['steps', id]);
      faults.push(faultAt(file.path, position, 'rehearsal-unknown-step', { id }, suggest(id, stepIds)));
      continue;
    }
    (proofs.mutants ?? []).forEach((mutant, index) => {
      const path = ['steps', id, 'mutants', index, 'expect'];
      const [taskId = '', code = ''] = mutant.expect.split('.');
      const taskIds = step.tasks.map((task) => task.id);
      const task = step.tasks.find((one) => one.id === taskId);
      const kind = findTask(task?.task ?? '');
      const codes = Object.keys(kind?.codes ?? {});
      if (!task) at(path, 'expect-unknown-task', { step: id, task: taskId }, suggest(taskId, taskIds));
      else if (kind && !codes.includes(code)) {
        const values = { task: taskId, kind: task.task, code, allowed: codes };
        at(path, 'expect-unknown-code', values, suggest(code, codes));
      }
    });
    const questionIds = step.tasks.filter((task) => task.task === 'answer').map((task) => task.id);
    for (const { path, task } of answersWithin(proofs, ['steps', id])) {
      if (!questionIds.includes(task)) at(path, 'answer-unknown-task', { task }, suggest(task, questionIds));
    }
  }

  const all = Object.values(raw.steps);
  const alternates = all.reduce((sum, step) => sum + (step.alternates?.length ?? 0), 0);
  const mutants = all.reduce((sum, step) => sum + (step.mutants?.length ?? 0), 0);
  if (alternates < leastAlternates)
    at(['steps'], 'few-alternates', { count: alternates, least: leastAlternates });
  if (mutants < leastMutants) at(['steps'], 'few-mutants', { count: mutants, least: leastMutants });
  return faults;
}

function answersWithin(value: unknown, path: Path): readonly { path: Path; task: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const children: readonly [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return children.flatMap(([segment, inner]) => {
    const task: unknown =
      segment === 'answer' && typeof inner === 'object' && inner && Reflect.get(inner, 'task');
    const here = [...path, segment];
    return typeof task === 'string' ? [{ path: [...here, 'task'], task }] : answersWithin(inner, here);
  });
}
