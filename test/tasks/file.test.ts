import { file } from '../../src/tasks/file.ts';
import { fileCases } from './file-cases.ts';
import { proveTask } from './prove-task.ts';

proveTask(file, [
  ...fileCases({}),
  {
    title: 'the file is there, empty as it may be',
    arrange: 'touch notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt` }),
    expect: 'pass',
  },
  {
    title: 'a link to a file counts as one',
    arrange: 'echo hola > real; ln -s real notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, minSize: 1 }),
    expect: 'pass',
  },
  {
    title: 'empty, where something should be in it',
    arrange: 'touch notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, minSize: 1 }),
    expect: 'empty',
  },
  {
    title: 'smaller than asked',
    arrange: 'printf hola > notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, minSize: '10' }),
    expect: 'too-small',
    facts: () => ({ actual: 4, expected: 10 }),
  },
  {
    title: 'a hundred gigabytes are measured, not read',
    arrange: 'truncate -s 100G notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, maxSize: 1000 }),
    expect: 'too-big',
  },
  {
    title: 'permissions, owner and size as asked',
    arrange: 'printf hola > notas.txt; chmod 640 notas.txt',
    fields: ({ here, username }) => ({
      path: `${here}/notas.txt`,
      mode: '640',
      owner: username,
      minSize: 4,
      maxSize: 4,
    }),
    expect: 'pass',
  },
  {
    title: 'other permissions than asked',
    arrange: 'touch notas.txt; chmod 644 notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, mode: '600' }),
    expect: 'wrong-mode',
  },
  {
    title: 'another owner than asked',
    arrange: 'touch notas.txt',
    fields: ({ here }) => ({ path: `${here}/notas.txt`, owner: 'daemon' }),
    expect: 'wrong-owner',
  },
  {
    title: 'a script that its owner may run',
    arrange: 'touch saludo.py; chmod 755 saludo.py',
    fields: ({ here }) => ({ path: `${here}/saludo.py`, executable: true }),
    expect: 'pass',
  },
  {
    title: 'a script that only others may run',
    arrange: 'touch saludo.py; chmod 655 saludo.py',
    fields: ({ here }) => ({ path: `${here}/saludo.py`, executable: true }),
    expect: 'not-executable',
    facts: () => ({ actual: '655' }),
  },
]);
