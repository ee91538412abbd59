import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Action, Exercise, StepRehearsal } from '../../../src/course/course.ts';
import { readCourse } from '../../../src/course/read-course.ts';
import { rehearseExercise } from '../../../src/course/rehearsal/rehearse-exercise.ts';
import type { ExerciseReport } from '../../../src/course/rehearsal/report.ts';
import type { StepDeclaration } from '../../../src/tasks/task.ts';
import { goodCourse } from '../course-copy.ts';
import { openFreshReal, realStageMissing } from '../real-stage.ts';

const goodExercises = (await readCourse(goodCourse)).units.flatMap((unit) => unit.exercises);

function good(id: string): Exercise {
  const exercise = goodExercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`no exercise ${id}`);
  return exercise;
}

const shell = (script: string): Action => ({ kind: 'shell', script });

const folderStep = (id: string, path: string, latch = false): StepDeclaration => ({
  id,
  needs: [],
  points: 1,
  tasks: [{ id: 'carpeta', kind: 'folder', needs: [], latch, fields: { path } }],
});

const proofs = (...solution: Action[]): StepRehearsal => ({ solution, alternates: [], mutants: [] });

/** An exercise of folders to make, one a step. */
function exerciseOf(
  steps: readonly StepDeclaration[],
  rehearsal: Readonly<Record<string, StepRehearsal>>,
  setup: readonly Action[] = [],
): Exercise {
  return { ...good('saludo'), variables: [], files: [], setup, steps, rehearsal: { steps: rehearsal } };
}

const rehearse = (exercise: Exercise) => rehearseExercise(exercise, { openFreshServer: openFreshReal });

/** `kind step proof` of everything that was found. */
const found = ({ falseRefusals, falseAcceptances, otherFaults }: ExerciseReport) => [
  ...new Set(
    [...falseRefusals, ...falseAcceptances, ...otherFaults].map(
      ({ kind, step, proof }) => `${kind} ${step} ${proof}`,
    ),
  ),
];

describe.skipIf(realStageMissing !== undefined && !process.env.CI)(
  `on a real OpenSSH server${realStageMissing ? ` (${realStageMissing})` : ''}`,
  () => {
    test.for(['carpeta', 'saludo'])(
      'the sound exercise %s is proved sound, every proof tried',
      async (id) => {
        const report = await rehearse(good(id));
        expect(found(report)).toEqual([]);
        const { solutions, alternates, mutants } = report;
        expect([solutions, alternates, mutants]).toEqual(id === 'carpeta' ? [3, 3, 5] : [1, 3, 4]);
      },
    );

    test('right work that is refused is found: in a solution and in an alternate', async () => {
      const alternate = { name: 'capitals', actions: [shell('mkdir ~/DATOS')] };
      const exercise = exerciseOf([folderStep('uno', '{{home}}/datos')], {
        uno: { ...proofs(shell('mkdir ~/dato')), alternates: [alternate] },
      });
      const report = await rehearse(exercise);
      expect(found(report)).toEqual(['solution-refused uno solution', 'alternate-refused uno capitals']);
      expect(report.falseRefusals).toHaveLength(2);
      expect(report.falseRefusals.at(-1)?.detail).toContain('carpeta: other-capitals');
    });

    test('wrong work that is accepted is found: at the start, too soon, and a mutant', async () => {
      const mutant = { name: 'the same', expect: 'carpeta.missing', actions: [shell('mkdir -p ~/dos')] };
      const exercise = exerciseOf(
        [
          folderStep('uno', '{{home}}/uno'),
          folderStep('dos', '{{home}}/dos'),
          folderStep('tres', '{{home}}/dos'),
        ],
        {
          uno: proofs(shell('true')),
          dos: { ...proofs(shell('mkdir ~/dos')), mutants: [mutant] },
          tres: proofs(shell('true')),
        },
        [{ kind: 'makeFolder', path: '{{home}}/uno' }],
      );
      const report = await rehearse(exercise);
      expect(found(report)).toEqual([
        'passed-at-start uno start',
        'passed-too-soon tres solution',
        'mutant-accepted dos the same',
      ]);
      expect(report.falseRefusals).toEqual([]);
    });

    test('a mutant that is refused for another reason than its author named is found', async () => {
      const mutant = { name: 'a file', expect: 'carpeta.missing', actions: [shell('touch ~/datos')] };
      const exercise = exerciseOf([folderStep('uno', '{{home}}/datos')], {
        uno: { ...proofs(shell('mkdir ~/datos')), mutants: [mutant] },
      });
      const report = await rehearse(exercise);
      expect(found(report)).toEqual(['wrong-code uno a file']);
      expect(report.otherFaults[0]?.detail).toMatch(/^expected carpeta.missing, found carpeta: is-file/);
    });

    test('a step that undoes an earlier one is found, unless the earlier one is an event', async () => {
      const rehearsal = { uno: proofs(shell('mkdir ~/uno')), dos: proofs(shell('mv ~/uno ~/dos')) };
      const steps = (latch: boolean) => [
        folderStep('uno', '{{home}}/uno', latch),
        folderStep('dos', '{{home}}/dos'),
      ];
      expect(found(await rehearse(exerciseOf(steps(false), rehearsal)))).toEqual(['regressed uno solution']);
      expect(found(await rehearse(exerciseOf(steps(true), rehearsal)))).toEqual([]);
    });

    test('an event is seen between two actions of one solution', async () => {
      const steps = [folderStep('uno', '{{home}}/uno', true)];
      const rehearsal = { uno: proofs(shell('mkdir ~/uno'), shell('rmdir ~/uno')) };
      expect(found(await rehearse(exerciseOf(steps, rehearsal)))).toEqual([]);
    });

    test('a look that leaves a trace is found', async () => {
      const fields = { run: 'touch {{home}}/visto; echo x' };
      const task = { id: 'pregunta', kind: 'answer', needs: [], latch: false, fields };
      const steps = [{ id: 'uno', needs: [], points: 1, tasks: [task] }];
      const rehearsal = { uno: proofs({ kind: 'answer', task: 'pregunta', value: { run: 'echo x' } }) };
      const report = await rehearse(exerciseOf(steps, rehearsal));
      expect(found(report)).toEqual(['trace uno solution']);
      expect(report.otherFaults[0]?.detail).toMatch(/visto$/);
    });

    test('a server that changes by itself makes looks that differ, and that is found', async () => {
      const fields = { path: '{{home}}/crece', minSize: 1_000_000 };
      const task = { id: 'archivo', kind: 'file', needs: [], latch: false, fields };
      const steps = [{ id: 'uno', needs: [], points: 1, tasks: [task] }];
      const report = await rehearseExercise(exerciseOf(steps, { uno: proofs(shell('true')) }), {
        async openFreshServer() {
          const fresh = await openFreshReal();
          // Between any two looks, however quickly one follows the other.
          const files = Object.create(fresh.server.files, {
            stat: {
              value: (path: string) => {
                appendFileSync(`${fresh.real.home}/crece`, 'x');
                return fresh.server.files.stat(path);
              },
            },
          });
          return { ...fresh, server: Object.create(fresh.server, { files: { value: files } }) };
        },
      });
      expect(found(report)).toContain('unstable uno start');
    });

    test('a solution that does not work the same for everybody is found', async () => {
      const steps = [folderStep('uno', '{{home}}/uno'), folderStep('dos', '{{home}}/dos')];
      const rehearsal = { uno: proofs(shell('mkdir ~/uno')), dos: proofs(shell('mkdir ~/dos')) };
      let opened = 0;
      const report = await rehearseExercise(exerciseOf(steps, rehearsal), {
        async openFreshServer() {
          const fresh = await openFreshReal();
          opened += 1;
          if (opened === 1) await fresh.server.files.write(`${fresh.real.home}/DOS`, '');
          return fresh;
        },
      });
      expect(found(report)).toEqual(['not-repeatable uno solution, again']);
    });

    test('a proof that cannot be carried out is a finding, and the others are tried all the same', async () => {
      const alternate = {
        name: 'no such file',
        actions: [{ kind: 'upload', file: 'nada', to: '/tmp/x' }],
      } as const;
      const exercise = exerciseOf([folderStep('uno', '{{home}}/uno')], {
        uno: { ...proofs(shell('mkdir ~/uno')), alternates: [alternate] },
      });
      expect(found(await rehearse(exercise))).toEqual(['could-not-run uno no such file']);
    });

    test('what cannot be looked at is neither a refusal nor an acceptance', async () => {
      const step = folderStep('uno', '{{home}}/uno');
      const broken = step.tasks.map((task) => ({ ...task, kind: 'carpeta' }));
      const report = await rehearse(exerciseOf([{ ...step, tasks: broken }], { uno: proofs(shell('true')) }));
      expect(found(report)).toEqual(['could-not-look uno start', 'could-not-look uno solution']);
    });

    test('every proof has a server of its own and gives it back, also when it is stopped half-way', async () => {
      let open = 0;
      let most = 0;
      const stop = new AbortController();
      const rehearsing = rehearseExercise(good('carpeta'), {
        signal: stop.signal,
        onProgress: ({ done }) => {
          if (done === 4) stop.abort(new Error('stopped'));
        },
        async openFreshServer() {
          const fresh = await openFreshReal();
          open += 1;
          most = Math.max(most, open);
          return {
            ...fresh,
            async [Symbol.asyncDispose]() {
              await fresh[Symbol.asyncDispose]();
              open -= 1;
            },
          };
        },
      });
      await expect(rehearsing).rejects.toThrow('stopped');
      expect(open).toBe(0);
      expect(most).toBe(4);
    });
  },
);
