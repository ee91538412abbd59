import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCourse, goodCourse } from './course-copy.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'course-command-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs `baqueano course …` as a person does, with a folder of its own for everything that it writes. */
function course(words: readonly string[], options: { readonly interruptAt?: string } = {}) {
  const environment = {
    ...process.env,
    BAQUEANO_HOME: home,
    TMPDIR: home,
    TEMP: home,
    TMP: home,
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [main, 'course', ...words], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (options.interruptAt !== undefined && output.includes(options.interruptAt)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>(
    (resolve) => {
      child.once('close', (code) => resolve({ code, output, errors }));
    },
  );
}

/** What a command left in the folder for temporary files; Node's own cache of compiled code may stay. */
const leftovers = async () => (await readdir(home)).filter((name) => name !== 'node-compile-cache');

test('an author reads where a slip is and what was meant, in their own language', async () => {
  await using copy = await copyCourse();
  await copy.change('carpeta/exercise.yaml', 'task: folder', 'task: folders');
  await copy.change('saludo/exercise.yaml', 'minutes: 5', 'minutes: 3');
  const spanish = await course(['lint', copy.folder, '--lang', 'es']);
  expect(spanish.code).toBe(1);
  expect(spanish.output.split('\n')).toEqual([
    expect.stringMatching(
      /^carpeta\/exercise\.yaml:16:30: No hay ningún tipo de tarea `folders`\. Se esperaba: uno de estos: .* ¿Quisiste decir `folder`\?$/,
    ),
    'saludo/exercise.yaml:4:10: aviso: El ejercicio dura 3 minutos. Se esperaba: entre 5 y 15.',
    'Fallas: 1. Avisos: 1.',
    '',
  ]);
  const english = await course(['lint', copy.folder, '--lang', 'en']);
  expect(english.output).toContain('Did you mean `folder`?');
});

test('a clean course ends with 0, and so does one that has only warnings', async () => {
  await using copy = await copyCourse();
  await copy.change('saludo/exercise.yaml', 'minutes: 5', 'minutes: 3');
  expect((await course(['lint', goodCourse])).code).toBe(0);
  expect((await course(['lint', copy.folder])).code).toBe(0);
});

test('the faults can be read by another program', async () => {
  await using copy = await copyCourse();
  await copy.change('carpeta/exercise.yaml', 'task: folder', 'task: folders');
  const { code, output } = await course(['lint', copy.folder, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(output)).toMatchObject({
    format: 1,
    exercises: ['carpeta', 'saludo'],
    clean: false,
    faults: [
      {
        file: 'carpeta/exercise.yaml',
        line: 16,
        column: 30,
        code: 'unknown-task',
        severity: 'fault',
        suggestion: 'folder',
        es: { message: 'No hay ningún tipo de tarea `folders`.' },
        en: { message: 'There is no kind of task `folders`.', suggestion: 'Did you mean `folder`?' },
      },
    ],
  });
});

test('the course that comes with the program has no fault', async () => {
  expect(await course(['lint'])).toMatchObject({ code: 0, errors: '' });
});

test('a rehearsal on the practice machine says what it tried and found, and leaves nothing behind', async () => {
  const { code, output, errors } = await course(['rehearse', '--folder', goodCourse, '--lang', 'en']);
  expect(errors).toBe('');
  expect(output).toMatch(/^carpeta: 3 solutions, 3 alternates, 5 mutants, in [\d.]+ s$/m);
  expect(output).toContain('Total: 4 solutions, 6 alternates, 9 mutants\n');
  expect(output).toContain('False refusals: 0. False acceptances: 0. Other faults: 0.\n');
  expect(code).toBe(0);
  expect(await leftovers()).toEqual([]);
});

test('one exercise can be rehearsed alone, and the report read by another program', async () => {
  const { code, output } = await course(['rehearse', 'saludo', '--folder', goodCourse, '--json']);
  expect(JSON.parse(output)).toMatchObject({
    format: 1,
    course: 'prueba',
    sound: true,
    totals: {
      solutions: 1,
      alternates: 3,
      mutants: 4,
      falseRefusals: 0,
      falseAcceptances: 0,
      otherFaults: 0,
    },
    exercises: [{ exercise: 'saludo', version: 2, sound: true, falseRefusals: [] }],
  });
  expect(code).toBe(0);
});

test('an unsound exercise ends with 1, and what was wrong is told', async () => {
  await using copy = await copyCourse();
  await copy.change('saludo/rehearsal.yaml', 'expect: llego.empty', 'expect: llego.truncated');
  await copy.change('saludo/rehearsal.yaml', 'echo que tal >>', 'echo otra cosa >>');
  const { code, output } = await course(['rehearse', 'saludo', '--folder', copy.folder, '--lang', 'en']);
  expect(code).toBe(1);
  expect(output).toMatch(/✗ subir · in two pieces: another right way is refused: llego: /);
  expect(output).toMatch(/✗ subir · empty: it is refused, but for another reason: expected llego.truncated/);
  expect(output).toContain('False refusals: 1. False acceptances: 0. Other faults: 1.\n');
});

test('an exercise that does not exist and a course that cannot be used are told', async () => {
  await using copy = await copyCourse();
  const unknown = await course(['rehearse', 'salud', '--folder', copy.folder, '--lang', 'es']);
  expect(unknown).toMatchObject({
    code: 2,
    errors: 'No hay ningún ejercicio `salud`. Hay: carpeta, saludo.\n',
  });
  await copy.change('saludo/exercise.yaml', 'version: 2', 'version: dos');
  const broken = await course(['rehearse', '--folder', copy.folder, '--lang', 'es']);
  expect(broken.code).toBe(1);
  expect(broken.errors).toContain('saludo/exercise.yaml:3:10: ');
});

test('a rehearsal that is interrupted leaves nothing behind', async () => {
  const { code } = await course(['rehearse', '--folder', goodCourse, '--lang', 'en'], {
    interruptAt: 'carpeta:',
  });
  expect(code).not.toBe(0);
  expect(await leftovers()).toEqual([]);
});
