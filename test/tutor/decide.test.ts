import { expect, test } from 'vitest';
import { decide, nextStep, stepsToCarryOut } from '../../src/tutor/decide.ts';
import { newExercise, newStep } from '../../src/tutor/progress/fold.ts';
import { blocked, fail, pass, unknown, type Verdict } from '../../src/verdict/verdict.ts';
import { step, task } from './small-course.ts';

const steps = [
  step('uno', [task('a', 'folder', {}), task('b', 'file', {}, true)]),
  step('dos', [task('c', 'folder', {})], ['uno']),
  step('tres', [task('d', 'folder', {})]),
  step('cuatro', [task('e', 'folder', {})], ['dos', 'tres']),
];
const nothing = newExercise('', 1);
const looked = (id: string, ...verdicts: Verdict[]) =>
  new Map([
    [id, verdicts.map((verdict, index) => ({ task: 'abcde'[index] ?? '', kind: 'folder', verdict }))],
  ]);

test('a step counts only when every task of it passes', () => {
  expect(decide(steps, nothing, looked('uno', pass({ path: '/a' }), pass()))).toEqual([
    { kind: 'latch-seen', step: 'uno', task: 'b' },
    { kind: 'step-passed', step: 'uno', facts: { a: { path: '/a' }, b: {} } },
  ]);
  expect(decide(steps, nothing, looked('uno', pass(), fail('missing')))).toEqual([]);
});

test.each([unknown('reach', 'cut'), blocked('uno'), fail('missing')])(
  '%o changes nothing of the progress, neither forward nor back',
  (verdict) => {
    expect(decide(steps, nothing, looked('dos', verdict))).toEqual([]);
    const done = { ...nothing, steps: new Map([['dos', { ...newStep, done: 'passed' as const }]]) };
    expect(decide(steps, done, looked('dos', verdict))).toEqual([]);
  },
);

test('a step that was skipped stays skipped though it now passes', () => {
  const skipped = { ...nothing, steps: new Map([['tres', { ...newStep, done: 'skipped' as const }]]) };
  expect(decide(steps, skipped, looked('tres', pass()))).toEqual([]);
});

test('after a step comes the next that can be worked on, then what was left out, then none', () => {
  expect(nextStep(steps, new Set(), undefined)).toBe('uno');
  expect(nextStep(steps, new Set(['uno']), 'uno')).toBe('dos');
  expect(nextStep(steps, new Set(['tres']), 'tres')).toBe('uno');
  expect(nextStep(steps, new Set(['uno', 'dos', 'tres', 'cuatro']), 'cuatro')).toBeUndefined();
});

test('skipping a step carries out what it needs as well, in the order of the exercise, and nothing that is done', () => {
  const ids = (done: string[], wanted: string) =>
    stepsToCarryOut(steps, new Set(done), wanted).map(({ id }) => id);
  expect(ids([], 'cuatro')).toEqual(['uno', 'dos', 'tres', 'cuatro']);
  expect(ids(['dos'], 'cuatro')).toEqual(['tres', 'cuatro']);
  expect(ids([], 'tres')).toEqual(['tres']);
});
