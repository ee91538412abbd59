import { expect, test } from 'vitest';
import { exerciseFile } from '../../src/course/exercise-file.ts';
import { forStudent } from '../../src/course/for-student.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { valuesFor } from '../../src/course/variables.ts';
import { goodCourse } from './course-copy.ts';

const exercises = (await readCourse(goodCourse)).units.flatMap((unit) => unit.exercises);
const [exercise = exercises[0]] = exercises;
if (!exercise) throw new Error('no exercise');

const ana = { courseKey: 'clave del curso', student: 'ana', home: '/home/ana' };

test('a student keeps the same values for ever: these were computed once and written down', () => {
  expect(valuesFor(exercise, ana)).toEqual({
    student: 'ana',
    home: '/home/ana',
    codigo: '259452',
    ciudad: 'salta',
  });
});

test('another student, another class and another exercise have other values', () => {
  const codes = [
    valuesFor(exercise, ana),
    valuesFor(exercise, { ...ana, student: 'anahi' }),
    valuesFor(exercise, { ...ana, courseKey: 'otra' }),
    valuesFor({ ...exercise, id: 'otro' }, ana),
  ].map((values) => values.codigo);
  expect(new Set(codes).size).toBe(4);
});

test('where a home lies and which language is read change no value', () => {
  expect(valuesFor(exercise, { ...ana, home: '/var/ana' }).codigo).toBe(valuesFor(exercise, ana).codigo);
});

test('a whole number is within its bounds, both included, and every choice is taken', () => {
  const variables = [
    { name: 'numero', derive: 'integer', min: -1, max: 1 },
    { name: 'uno', derive: 'pick', from: ['a', 'b', 'c'] },
    { name: 'largo', derive: 'hex', length: 64 },
  ] as const;
  const all = Array.from({ length: 100 }, (_, index) =>
    valuesFor({ id: 'x', variables }, { ...ana, student: `s${index}` }),
  );
  expect([...new Set(all.map((values) => values.numero))].sort()).toEqual(['-1', '0', '1']);
  expect([...new Set(all.map((values) => values.uno))].sort()).toEqual(['a', 'b', 'c']);
  expect(all[0]?.largo).toMatch(/^[0-9a-f]{64}$/);
});

test('values are filled in everywhere: fields, setup, texts, proofs', () => {
  const made = forStudent(exercise, ana);
  const { codigo, ciudad } = made.values;
  expect(made.steps[0]?.tasks[0]?.fields).toEqual({ path: '/home/ana/ana' });
  expect(made.steps[1]?.tasks[1]?.fields).toMatchObject({ has: [ciudad] });
  expect(made.setup[1]).toMatchObject({ path: `/home/ana/viejo/${codigo}.txt` });
  expect(made.texts.en.steps.nota?.body).toBe(`Write ${ciudad} in the note.`);
  expect(made.rehearsal.steps.propia?.solution).toEqual([{ kind: 'shell', script: 'mkdir ~/ana' }]);
});

test('what has no value yet stays as it is written: the facts of a failure', () => {
  const made = forStudent(exercise, ana);
  expect(made.texts.es.messages['propia.carpeta.missing']).toBe('Falta `{{path}}`, ana.');
});

test('the server gives values, too, when it is known', () => {
  const facts = {
    ...ana,
    address: { host: 'servidor', port: 2222, username: 'ana' },
    fingerprint: 'SHA256:abcdWXYZ',
    localFolder: '/casa/ejercicio',
  };
  expect(valuesFor(exercise, facts)).toMatchObject({
    host: 'servidor',
    port: '2222',
    user: 'ana',
    fingerprint: 'SHA256:abcdWXYZ',
    fingerprintEnd: 'WXYZ',
    localFolder: '/casa/ejercicio',
  });
});

test.for(['ana lopez', "o'hara", '$(reboot)', '../otro', '-rf', ''])(
  'a name that could break a command is refused: %j',
  (student) => {
    expect(() => forStudent(exercise, { ...ana, student })).toThrow(RangeError);
  },
);

test.for(['ana', 'ana-maria', 'joaquin_2', 'ñandú', 'a.b', '2024ana'])(
  'a plain name is taken: %s',
  (student) => {
    expect(forStudent(exercise, { ...ana, student }).values.student).toBe(student);
  },
);

test('a template is filled in, any other file is copied byte for byte', async () => {
  const { values } = forStudent(exercise, ana);
  const data = await exerciseFile(exercise, 'datos.csv', values);
  expect(data.toString()).toBe(`estudiante,codigo\nana,${values.codigo}\n`);
  expect((await exerciseFile(exercise, 'saludo.py', values)).toString()).toBe('print("hola")\n');
  await expect(exerciseFile(exercise, 'nada.py', values)).rejects.toThrow('ENOENT');
});
