import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { isPassed, type LookOptions, lookAtSteps } from '../../src/tasks/look-at-steps.ts';
import type { LookContext, StepDeclaration, TaskDeclaration } from '../../src/tasks/task.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';

const skipped = realServerMissing !== undefined && !process.env.CI;

describe.skipIf(skipped)(`looking at steps${skipped ? ` (skipped: ${realServerMissing})` : ''}`, () => {
  let real: RealServer;
  let server: Server;
  let home: string;
  let here: string;

  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
    home = await server.home();
    here = `${home}/steps-${process.pid}`;
    await server.files.makeFolder(`${here}/uno`);
  });

  afterAll(async () => {
    await server.files.remove(here);
    await server[Symbol.asyncDispose]();
    await real.stop();
  });

  const look = async (steps: readonly StepDeclaration[], options: Partial<LookOptions> = {}) => {
    const verdicts = await lookAtSteps(steps, { contextFor: () => contextOf(server), ...options });
    return Object.fromEntries(
      [...verdicts].map(([step, tasks]) => [step, tasks.map(({ verdict }) => summary(verdict))]),
    );
  };
  const folder = (id: string, name: string, extra: Partial<TaskDeclaration> = {}) =>
    task(id, 'folder', { path: `${here}/${name}` }, extra);

  test('what is done passes and what is not fails, each in its place', async () => {
    const steps = [
      step('a', [folder('uno', 'uno'), folder('dos', 'dos')]),
      step('b', [folder('uno', 'uno')]),
    ];
    expect(await look(steps)).toEqual({ a: ['pass', 'fail missing'], b: ['pass'] });
  });

  test('a step is passed when all its tasks are', async () => {
    const steps = [step('a', [folder('uno', 'uno')]), step('b', [folder('dos', 'dos')])];
    const verdicts = await lookAtSteps(steps, { contextFor: () => contextOf(server) });
    expect(isPassed(verdicts.get('a') ?? [])).toBe(true);
    expect(isPassed(verdicts.get('b') ?? [])).toBe(false);
    expect(isPassed([])).toBe(false);
  });

  test('a step that needs one that has not passed is blocked by it', async () => {
    const steps = [
      step('a', [folder('dos', 'dos')]),
      step('b', [folder('uno', 'uno')], ['a']),
      step('c', [folder('uno', 'uno')], ['b']),
    ];
    expect(await look(steps)).toEqual({ a: ['fail missing'], b: ['blocked a'], c: ['blocked b'] });
  });

  test('a task that needs one that has not passed is blocked by it, whatever their order', async () => {
    const steps = [step('a', [folder('y', 'uno', { needs: ['x'] }), folder('x', 'dos'), folder('z', 'uno')])];
    expect(await look(steps)).toEqual({ a: ['blocked x', 'fail missing', 'pass'] });
  });

  test('only the steps asked for are looked at; others count as passed when they are known to be', async () => {
    const steps = [step('a', [folder('dos', 'dos')]), step('b', [folder('uno', 'uno')], ['a'])];
    expect(await look(steps, { only: ['b'] })).toEqual({ b: ['blocked a'] });
    expect(await look(steps, { only: ['b'], passed: new Set(['a']) })).toEqual({ b: ['pass'] });
  });

  test('an event seen earlier counts for good; a state is looked at again', async () => {
    const steps = [step('a', [folder('dos', 'dos', { latch: true }), folder('tres', 'tres')])];
    const latched = new Set(['a.dos', 'a.tres']);
    expect(await look(steps, { latched })).toEqual({ a: ['pass', 'fail missing'] });
  });

  test('needs that go round in circles, or lead nowhere, are our defect and hang nothing', async () => {
    const steps = [
      step('a', [folder('uno', 'uno')], ['b']),
      step('b', [folder('uno', 'uno')], ['c', 'a']),
      step('c', [folder('uno', 'uno')], ['b']),
      step('d', [folder('uno', 'uno')], ['nobody']),
      step('e', [folder('x', 'uno', { needs: ['y'] }), folder('y', 'uno', { needs: ['x'] })]),
    ];
    const tutor = ['unknown tutor'];
    expect(await look(steps)).toEqual({ a: tutor, b: tutor, c: tutor, d: tutor, e: [...tutor, ...tutor] });
  });

  test('a defect of ours is unknown and never a failure', async () => {
    const steps = [
      step('a', [task('x', 'no-such-task', {})]),
      step('b', [task('x', 'folder', { path: '~/datos' })]),
      step('c', [task('x', 'sameAs', { path: `${here}/f`, file: 'gone.txt' })]),
      step('d', [folder('uno', 'uno')]),
    ];
    await server.files.write(`${here}/f`, 'x');
    expect(await look(steps)).toEqual({
      a: ['unknown tutor'],
      b: ['unknown tutor'],
      c: ['unknown tutor'],
      d: ['pass'],
    });
    const broken = () => {
      throw new TypeError('a bug');
    };
    expect(await look([step('a', [folder('uno', 'uno')])], { contextFor: broken })).toEqual({
      a: ['unknown tutor'],
    });
  });

  test('a server that does not answer in time is unknown', async () => {
    const steps = [step('a', [task('x', 'answer', { run: 'sleep 5; echo 1' })])];
    const contextFor = () => ({ ...contextOf(server), answer: '1' });
    expect(await look(steps, { contextFor, timeout: 100 })).toEqual({ a: ['unknown time-out'] });
  });

  test('a server that is not there is unknown with the layer that broke', async () => {
    await using gone = openServer({ ...real.target(), port: 1 });
    const steps = [step('a', [folder('uno', 'uno'), folder('dos', 'dos')])];
    expect(await look(steps, { contextFor: () => contextOf(gone) })).toEqual({
      a: ['unknown reach', 'unknown reach'],
    });
  });

  test('of forty tasks eight are looked at at a time', async () => {
    const tasks = Array.from({ length: 40 }, (_, index) => folder(`t${index}`, 'uno'));
    let atOnce = 0;
    let most = 0;
    const stat: Server['files']['stat'] = async (path) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      const facts = await server.files.stat(path);
      atOnce -= 1;
      return facts;
    };
    const context = contextOf(server);
    const counting: Server = Object.create(server, {
      files: { value: { ...server.files, stat } },
    });
    const contextFor = () => ({ ...context, server: counting });
    expect(await look([step('a', tasks)], { contextFor })).toEqual({ a: tasks.map(() => 'pass') });
    expect(most).toBe(8);
  });

  test('facts come out fit to be read: cut, and without control characters', async () => {
    await server.run(`mkdir -p '${here}/hostil'; touch '${here}/hostil/'"$(printf 'x\\033]0;\\n%0200d' 7)"`);
    const steps = [step('a', [folder('nada', 'hostil/nada')])];
    const verdicts = await lookAtSteps(steps, { contextFor: () => contextOf(server) });
    const verdict = verdicts.get('a')?.[0]?.verdict;
    expect(JSON.stringify(verdict)).not.toMatch(/\\u001b|\\n%/);
    expect(verdict).toMatchObject({ facts: { siblings: [expect.stringMatching(/^x\\x1b\]0;\\n0+…$/)] } });
  });

  test.skipIf(!realServerHasOwnHome)(
    'what a student puts into their dotfiles neither forges nor breaks an answer',
    async () => {
      const traps = [
        'echo forged',
        'id() { echo 0; }; echo() { command echo forged; }; printf() { command printf forged; }',
        'alias ls="echo forged"',
        `export PATH=${here}/bin ENV=${here}/env BASH_ENV=${here}/env LD_PRELOAD=/nowhere.so`,
        'cd /',
      ].join('\n');
      await server.files.makeFolder(`${here}/bin`);
      await server.files.write(`${here}/bin/hostname`, '#!/bin/sh\necho forged\n', { mode: 0o755 });
      await server.files.write(`${here}/env`, 'echo forged\n');
      const hostname = (await server.run('hostname')).stdout.trim();
      const dotfiles = ['.bashrc', '.profile', '.bash_profile', '.bash_login', '.ssh/rc'];
      const before = await Promise.all(dotfiles.map((name) => server.files.read(`${home}/${name}`)));
      for (const name of dotfiles) await server.files.write(`${home}/${name}`, traps).catch(() => undefined);
      try {
        await using fresh = openServer(real.target());
        const steps = [
          step('a', [folder('uno', 'uno'), folder('dos', 'dos')]),
          step('b', [task('x', 'answer', { run: 'hostname' })]),
          step('c', [task('x', 'folder', { path: `${here}/uno`, owner: 'root' })]),
        ];
        const asIs = () => ({ ...contextOf(fresh), answer: hostname });
        expect(await look(steps, { contextFor: asIs })).toEqual({
          a: ['pass', 'fail missing'],
          b: ['pass'],
          c: ['fail wrong-owner'],
        });
        const forged = () => ({ ...contextOf(fresh), answer: 'forged' });
        const question = step('b', [task('x', 'answer', { run: 'hostname' })]);
        expect(await look([question], { contextFor: forged })).toEqual({ b: ['fail wrong'] });

        // A shell that leaves before it runs anything: nobody can ask it, and nobody is failed for it.
        await server.files.write(`${home}/.bashrc`, 'echo forged; exit 0');
        await using leaving = openServer(real.target());
        const left = () => ({ ...contextOf(leaving), answer: 'forged' });
        expect(await look([question, ...steps.slice(0, 1)], { contextFor: left })).toEqual({
          b: ['unknown shell'],
          a: ['pass', 'fail missing'],
        });
      } finally {
        for (const [index, name] of dotfiles.entries()) {
          const bytes = before[index];
          if (bytes) await server.files.write(`${home}/${name}`, bytes);
          else await server.files.remove(`${home}/${name}`);
        }
      }
    },
  );
});

const task = (
  id: string,
  kind: string,
  fields: object,
  extra: Partial<TaskDeclaration> = {},
): TaskDeclaration => ({ id, kind, fields, needs: [], latch: false, ...extra });

const step = (
  id: string,
  tasks: readonly TaskDeclaration[],
  needs: readonly string[] = [],
): StepDeclaration => ({ id, tasks, needs, points: 1 });

const contextOf = (server: Server): LookContext => ({
  server,
  answer: undefined,
  exerciseFileNames: [],
  exerciseFile: (name) => Promise.reject(new Error(`no file ${name}`)),
  studentFile: () => Promise.resolve(undefined),
});

function summary(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'pass':
      return 'pass';
    case 'fail':
      return `fail ${verdict.code}`;
    case 'blocked':
      return `blocked ${verdict.by}`;
    case 'unknown':
      return `unknown ${verdict.layer}`;
  }
}
