import { folder } from '../../src/tasks/folder.ts';
import { findCases } from './find-cases.ts';
import { proveTask } from './prove-task.ts';

proveTask(folder, [
  ...findCases({}, 'folder'),
  {
    title: 'the folder is there',
    arrange: 'mkdir datos',
    fields: ({ here }) => ({ path: `${here}/datos` }),
    expect: 'pass',
  },
  {
    title: 'made with all those above it',
    arrange: 'mkdir -p 2024/mayo',
    fields: ({ here }) => ({ path: `${here}/2024/mayo` }),
    expect: 'pass',
  },
  {
    title: 'a link to a folder counts as one',
    arrange: 'mkdir real; ln -s real datos',
    fields: ({ here }) => ({ path: `${here}/datos` }),
    expect: 'pass',
  },
  {
    title: 'a name with spaces, quotes and ñ',
    arrange: `mkdir "año 'dos' \\$x"`,
    fields: ({ here }) => ({ path: `${here}/año 'dos' $x` }),
    expect: 'pass',
  },
  {
    title: 'a file with the name of the folder',
    arrange: 'touch datos',
    fields: ({ here }) => ({ path: `${here}/datos` }),
    expect: 'is-file',
  },
  {
    title: 'permissions and owner as asked',
    arrange: 'mkdir -m 700 datos',
    fields: ({ here, username }) => ({ path: `${here}/datos`, mode: '700', owner: username }),
    expect: 'pass',
  },
  {
    title: 'other permissions than asked',
    arrange: 'mkdir -m 755 datos',
    fields: ({ here }) => ({ path: `${here}/datos`, mode: '700' }),
    expect: 'wrong-mode',
    facts: () => ({ expected: '700', actual: '755' }),
  },
  {
    title: 'another owner than asked',
    arrange: 'mkdir datos',
    fields: ({ here }) => ({ path: `${here}/datos`, owner: 'daemon' }),
    expect: 'wrong-owner',
    facts: ({ username }) => ({ expected: 'daemon', actual: username }),
  },
  {
    title: 'an owner whom the server does not know',
    arrange: 'mkdir datos',
    fields: ({ here }) => ({ path: `${here}/datos`, owner: 'nobody-of-this-name' }),
    expect: 'wrong-owner',
  },
]);
