import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check.ts';
import { listCommand } from '../../src/commands/list.ts';
import { openTutorFor } from '../../src/commands/tutor/open-tutor-for.ts';
import { until } from '../tutor/desk.ts';
import { ownComputer } from './context.ts';

let computer: ReturnType<typeof ownComputer>;
afterEach(() => computer.remove());

const checked = { exercise: 'carpetas', server: undefined, student: 'ana', json: true };

describe('list', () => {
  test('shows the course before anything was begun, reaches nothing and keeps no progress', async () => {
    computer = ownComputer('en');
    expect(await listCommand.run({ json: false, student: undefined }, computer.context)).toBe(0);
    const said = computer.output();
    expect(said).toContain('You have not begun yet');
    expect(said).toMatch(/○ carpetas +Folders and files \(not started, 15 min\)/);
    expect(readdirSync(computer.context.folders.data)).toEqual(['course.json']);
  });
});

describe('check', () => {
  test('says each step, exits 3 until the exercise is complete and then 0, and writes nothing', async () => {
    computer = ownComputer();
    const { context } = computer;
    const opened = await openTutorFor({ exercise: 'carpetas', student: 'ana' }, context);
    if (!opened) throw new Error(computer.errors());
    await using work = opened;
    await until(work.tutor, ({ open }) => open?.preparation === 'ready', 30_000);
    await work.tutor.skip();
    const { files } = work.server;
    await files.makeFolder(`${await work.server.home()}/ana/datos`);
    await work.tutor[Symbol.asyncDispose]();
    const progress = progressOf(context.folders.data);

    expect(await checkCommand.run(checked, context)).toBe(3);
    const report = JSON.parse(computer.output());
    expect(report).toMatchObject({
      format: 1,
      exercise: 'carpetas',
      student: 'ana',
      started: true,
      complete: false,
    });
    expect(report.steps.slice(0, 3)).toMatchObject([
      { id: 'carpeta-propia', progress: 'skipped', passes: true, done: true },
      {
        id: 'subcarpeta',
        progress: 'open',
        passes: true,
        done: true,
        tasks: [{ verdict: { kind: 'pass' } }],
      },
      {
        id: 'notas',
        passes: false,
        done: false,
        tasks: [{ verdict: { kind: 'fail', code: 'missing' } }, {}],
      },
    ]);
    expect(report.steps[2].tasks[0].says.en).toMatch(/notas\.txt/);
    expect(progressOf(context.folders.data)).toBe(progress);

    expect(await listCommand.run({ json: true, student: undefined }, context)).toBe(0);
    const list = JSON.parse(computer.output());
    expect(list).toMatchObject({ format: 1, student: 'ana', server: 'practice' });
    expect(list.exercises[1]).toMatchObject({ id: 'carpetas', skipped: 1, passed: 0, status: 'started' });
  });

  test('an exercise that was never opened is not passed by what is not there yet', async () => {
    computer = ownComputer();
    expect(await checkCommand.run({ ...checked, json: false }, computer.context)).toBe(3);
    const said = computer.output();
    expect(said).toContain('Todavía no abriste este ejercicio');
    expect(said).toContain('0 de 7 pasos');
  });

  test('a server that cannot be reached is our trouble, not the student’s: exit 1 and the layer', async () => {
    computer = ownComputer('en');
    expect(await checkCommand.run({ ...checked, server: 'ana@127.0.0.1:1' }, computer.context)).toBe(1);
    expect(JSON.parse(computer.output())).toMatchObject({ format: 1, error: { layer: 'reach' } });
    expect(computer.errors()).toContain('could not be looked at');
  });

  test('an exercise that does not exist is a wrong usage', async () => {
    computer = ownComputer();
    expect(await checkCommand.run({ ...checked, exercise: 'nada' }, computer.context)).toBe(2);
    expect(computer.errors()).toContain('No hay un ejercicio nada');
  });
});

describe('the name given with --student', () => {
  test.each([
    ['../x', undefined],
    ['ana maria', undefined],
    ['root', undefined],
    ['', undefined],
    ['李', undefined],
    ['../x', 'ana@127.0.0.1:1'],
  ])('%j is refused with the names that can be, and nothing is begun', async (student, server) => {
    computer = ownComputer();
    expect(await checkCommand.run({ ...checked, student, server }, computer.context)).toBe(2);
    expect(computer.errors()).toMatch(/no puede ser tu nombre.*por ejemplo ana/);
    expect(await openTutorFor({ exercise: 'carpetas', student, server }, computer.context)).toBeUndefined();
    expect(existsSync(computer.context.folders.practice)).toBe(false);
  });

  test('may have capitals and accents, which are folded without a word', async () => {
    computer = ownComputer();
    expect(await checkCommand.run({ ...checked, student: 'José' }, computer.context)).toBe(3);
    expect(JSON.parse(computer.output())).toMatchObject({ student: 'jose', server: { username: 'jose' } });
    expect(computer.errors()).toBe('');
  });
});

function progressOf(data: string): string {
  const folder = join(data, 'progress');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join();
}
