import { findTask, taskKinds } from '../tasks/registry.ts';
import { checkNeeds } from './check-needs.ts';
import { checkShape } from './check-shape.ts';
import type { VariableDeclaration } from './course.ts';
import { type Fault, faultAt } from './fault.ts';
import type { Checked } from './load-exercise.ts';
import { fillDeep } from './placeholders.ts';
import type { RawExercise } from './schemas.ts';
import { suggest } from './suggest.ts';
import { valuesFor } from './variables.ts';
import type { Path } from './yaml-file.ts';

/** What `exercise.yaml` must be beyond its shape: names that fit together, and tasks whose fields are their kind's. */
export function checkContract({ file, raw }: Checked<RawExercise>, folder: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (raw.id !== folder) {
    faults.push(faultAt(file.path, file.positionOf(['id']), 'id-not-folder', { id: raw.id, folder }));
  }
  for (const [name, variable] of Object.entries(raw.variables ?? {})) {
    if (variable.derive === 'integer' && variable.max < variable.min) {
      faults.push(faultAt(file.path, file.positionOf(['variables', name, 'max']), 'empty-range'));
    }
  }
  const steps = raw.steps.map((step, index) => ({ step, path: ['steps', index] }));
  const stepNeeds = steps.map(({ step, path }) => ({ id: step.id, needs: step.needs ?? [], file, path }));
  faults.push(...checkNeeds(stepNeeds));
  for (const { step, path } of steps) {
    const taskPath = (index: number): Path => [...path, 'tasks', index];
    const taskNeeds = step.tasks.map((task, index) => ({
      id: task.id,
      needs: task.needs ?? [],
      file,
      path: taskPath(index),
    }));
    faults.push(...checkNeeds(taskNeeds));
    step.tasks.forEach((_, index) => {
      faults.push(...checkTask({ file, raw }, step.tasks[index] ?? {}, taskPath(index)));
    });
  }
  return faults;
}

/** Fields are checked as a student's: with values in the place of variables. */
function checkTask({ file, raw }: Checked<RawExercise>, task: object, path: Path): readonly Fault[] {
  const {
    id: _id,
    task: kind,
    needs: _needs,
    latch: _latch,
    ...fields
  }: Record<string, unknown> = { ...task };
  const known = typeof kind === 'string' ? findTask(kind) : undefined;
  if (!known) {
    const values = { kind: String(kind), allowed: taskKinds };
    const meant = suggest(String(kind), taskKinds);
    return [faultAt(file.path, file.positionOf([...path, 'task']), 'unknown-task', values, meant)];
  }
  const variables = Object.entries(raw.variables ?? {}).map(
    ([name, rest]): VariableDeclaration => ({ name, ...rest }),
  );
  const someone = {
    courseKey: 'lint',
    student: 'ana',
    home: '/home/ana',
    address: { host: 'localhost', port: 22, username: 'ana' },
    fingerprint: `SHA256:${'x'.repeat(43)}`,
    localFolder: '/home/ana',
  };
  const filled = fillDeep(fields, valuesFor({ id: raw.id, variables }, someone));
  return checkShape(known.schema, file, { value: filled, path }).faults;
}
