import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCourseCached } from '../../src/course/cached-course.ts';
import { CourseError } from '../../src/course/course-error.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { copyCourse, goodCourse } from './course-copy.ts';

test('a course is read in the order in which it is taught', async () => {
  const course = await readCourse(goodCourse);
  expect(course).toMatchObject({ id: 'prueba', title: { es: 'Curso de prueba', en: 'Test course' } });
  expect(course.units.map((unit) => unit.exercises.map(({ id }) => id))).toEqual([['carpeta', 'saludo']]);
});

test('steps and tasks carry what the author wrote, and what goes without saying', async () => {
  const [exercise] = (await readCourse(goodCourse)).units[0]?.exercises ?? [];
  expect(exercise).toMatchObject({ version: 1, minutes: 10, needs: [], files: ['saludo.py', 'datos.csv'] });
  expect(exercise?.steps.map(({ id, points, needs }) => ({ id, points, needs }))).toEqual([
    { id: 'propia', points: 1, needs: [] },
    { id: 'nota', points: 2, needs: ['propia'] },
    { id: 'nombre', points: 1, needs: [] },
  ]);
  expect(exercise?.steps[1]?.tasks[1]).toEqual({
    id: 'texto',
    kind: 'text',
    needs: ['existe'],
    latch: false,
    fields: { path: '{{home}}/{{student}}/nota.txt', has: ['{{ciudad}}'] },
  });
});

test('texts are cut at their headings, and a comment in a program is no heading', async () => {
  const [exercise] = (await readCourse(goodCourse)).units[0]?.exercises ?? [];
  const texts = exercise?.texts.es;
  expect(texts?.introduction).toBe('Una introducción para {{student}}.');
  expect(texts?.commands).toEqual({ mkdir: 'crea una carpeta' });
  expect(texts?.steps.propia).toEqual({
    title: 'Tu carpeta',
    body: 'Crea una carpeta.\n\n```python\n# esto no es un encabezado\n## esto tampoco\n```',
    hints: ['Hay una orden que hace carpetas.', 'Su nombre viene de *make directory*.'],
    passed: 'Ya tienes tu carpeta.',
  });
});

test('permissions are written as people write them and read as numbers', async () => {
  const [exercise] = (await readCourse(goodCourse)).units[0]?.exercises ?? [];
  expect(exercise?.setup[1]).toMatchObject({ kind: 'write', mode: 0o600 });
});

test('a course with faults is not used, and all of them are told at once', async () => {
  await using course = await copyCourse();
  await course.change('carpeta/exercise.yaml', 'task: folder', 'task: folders');
  await course.change('saludo/exercise.yaml', 'version: 2', 'version: dos');
  const error = await readCourse(course.folder).catch((reason: unknown) => reason);
  if (!(error instanceof CourseError)) throw new Error('it was read');
  expect(error.faults.map(({ file, line, code }) => [file, line, code])).toEqual([
    ['carpeta/exercise.yaml', 16, 'unknown-task'],
    ['saludo/exercise.yaml', 3, 'wrong-type'],
  ]);
  expect(error.message).toContain('Did you mean `folder`?');
});

test('what only makes a lesson worse does not keep a course from being used', async () => {
  await using course = await copyCourse();
  await course.change('carpeta/exercise.yaml', 'minutes: 10', 'minutes: 40');
  await course.change('carpeta/en.md', 'Write {{ciudad}} in the note.', 'Write a city in the note.');
  expect((await readCourse(course.folder)).units).toHaveLength(1);
});

test('a folder without a course is told, and so is one that does not exist', async () => {
  await expect(readCourse(join(goodCourse, 'carpeta'))).rejects.toThrow('`course.yaml` is missing');
  await expect(readCourse(join(goodCourse, 'nada'))).rejects.toThrow('`course.yaml` is missing');
});

test('a course that was read once is taken from its cache until one byte of it changes', async () => {
  await using course = await copyCourse();
  const cache = join(course.folder, '..', 'cache', 'course.json');
  const first = await readCourseCached(course.folder, cache);
  expect(first).toEqual(await readCourse(course.folder));

  const spoilt = (await readFile(cache, 'utf8')).replace('Curso de prueba', 'Curso guardado');
  await course.write('../cache/course.json', spoilt);
  expect((await readCourseCached(course.folder, cache)).title.es).toBe('Curso guardado');

  await course.change('carpeta/es.md', 'Con un editor.', 'Con nano.');
  const changed = await readCourseCached(course.folder, cache);
  expect(changed.title.es).toBe('Curso de prueba');
  expect(changed.units[0]?.exercises[0]?.texts.es.steps.nota?.hints).toEqual(['Con nano.']);
});

test('a cache that is broken or cannot be written is no trouble', async () => {
  await using course = await copyCourse();
  await course.write('broken.json', '{"finger');
  expect((await readCourseCached(course.folder, join(course.folder, 'broken.json'))).id).toBe('prueba');
  expect((await readCourseCached(course.folder, join(course.folder, 'course.yaml', 'x.json'))).id).toBe(
    'prueba',
  );
});
