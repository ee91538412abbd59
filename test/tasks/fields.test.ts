import { expect, test } from 'vitest';
import { findTask, taskKinds } from '../../src/tasks/registry.ts';

const path = '/home/ana/x';

test('the kinds of task are those that the authors read of', () => {
  expect(taskKinds).toEqual(['folder', 'file', 'absent', 'text', 'sameAs', 'answer', 'output']);
  expect(findTask('fodler')).toBeUndefined();
});

test.each([
  ['folder', { path, mode: '700', owner: 'ana' }],
  ['file', { path, minSize: 1, maxSize: '20', executable: true }],
  ['absent', { path, beside: '/home/ana/y' }],
  [
    'text',
    { path, has: ['a'], lacks: ['b'], matches: '^a', lines: { min: 1 }, equals: 'a', ignoreCase: true },
  ],
  ['sameAs', { path, file: 'datos/saludo.py', of: 'student' }],
  ['answer', { equals: ['uno', 'dos'], ignoreCase: true }],
  ['output', { path, prints: { run: 'ls' }, anyOrder: true }],
])('the fields of %s may be parsed twice with the same result', (kind, fields) => {
  const schema = findTask(kind)?.schema;
  const once = schema?.parse(fields);
  expect(schema?.parse(once)).toEqual(once);
});

test.each([
  ['a path from the home', 'folder', { path: '~/datos' }, '{{home}}'],
  ['a path from nowhere', 'folder', { path: 'datos' }, 'start with'],
  ['a path that goes up again', 'folder', { path: '/home/ana/../eva' }, 'plain'],
  ['a path with a / at its end', 'folder', { path: '/home/ana/' }, 'plain'],
  ['the root', 'folder', { path: '/' }, 'plain'],
  ['a path over two lines', 'folder', { path: '/home/ana\n' }, 'line break'],
  ['no path', 'folder', {}, 'string'],
  ['an unknown field', 'folder', { path, size: 3 }, 'size'],
  ['permissions that YAML read as a number', 'folder', { path, mode: 755 }, 'string'],
  ['permissions that are none', 'folder', { path, mode: '789' }, 'permissions'],
  ['an owner that no server can have', 'folder', { path, owner: 'ana; id' }, 'login name'],
  ['a size that every file has', 'file', { path, minSize: 0 }, 'asserts nothing'],
  ['a size that no file can have', 'file', { path, minSize: 3, maxSize: 2 }, 'no file'],
  ['a flag that asserts nothing', 'file', { path, executable: false }, 'true'],
  ['nothing beside it', 'absent', { path }, 'string'],
  ['beside inside of it', 'absent', { path, beside: `${path}/y` }, 'outside'],
  ['beside the same', 'absent', { path, beside: path }, 'outside'],
  ['a text without an assertion', 'text', { path }, 'asserts nothing'],
  ['only a flag', 'text', { path, ignoreCase: true }, 'asserts nothing'],
  ['an empty list', 'text', { path, has: [] }, 'empty list'],
  ['an empty text in a list', 'text', { path, has: [''] }, 'empty text'],
  ['an empty text', 'text', { path, equals: ' ' }, 'empty text'],
  ['a regular expression that is none', 'text', { path, matches: '(' }, 'regular expression'],
  ['lines without a limit', 'text', { path, lines: {} }, 'asserts nothing'],
  ['lines that no text can have', 'text', { path, lines: { min: 3, max: 2 } }, 'no text'],
  ['a file outside of the exercise', 'sameAs', { path, file: '../secreto' }, 'files/'],
  ['an unknown copy', 'sameAs', { path, file: 'a', of: 'teacher' }, 'exercise'],
  ['an answer from nowhere', 'answer', {}, 'exactly one'],
  ['an answer from two places', 'answer', { run: 'hostname', equals: 'x' }, 'exactly one'],
  ['an output of nothing', 'output', { path, prints: {} }, 'exactly one'],
])('%s is refused', (_, kind, fields, says) => {
  const result = findTask(kind)?.schema.safeParse(fields);
  expect(result?.success).toBe(false);
  expect(JSON.stringify(result?.error?.issues)).toContain(says);
});

test('what only we can find wrong is said in both languages', () => {
  const result = findTask('folder')?.schema.safeParse({ path: '~/datos' });
  expect(result?.error?.issues).toMatchObject([
    {
      params: {
        sentence: { es: expect.stringContaining('{{home}}'), en: expect.stringContaining('{{home}}') },
      },
    },
  ]);
});
