import { absent } from '../../src/tasks/absent.ts';
import { type Place, proveTask } from './prove-task.ts';

/** What the exercise's setup left. */
const setup = 'mkdir -p casa/viejo casa/nuevo; touch casa/viejo/a casa/viejo/b casa/nuevo/c;';
const fields = ({ here }: Place) => ({ path: `${here}/casa/viejo`, beside: `${here}/casa/nuevo` });

proveTask(absent, [
  { title: 'nothing was removed yet', arrange: setup, fields, expect: 'still-there' },
  { title: 'removed with all in it', arrange: `${setup} rm -rf casa/viejo`, fields, expect: 'pass' },
  {
    title: 'its contents were removed and then the empty folder',
    arrange: `${setup} rm casa/viejo/*; rmdir casa/viejo`,
    fields,
    expect: 'pass',
  },
  {
    title: 'only what was in the folder is gone',
    arrange: `${setup} rm casa/viejo/*`,
    fields,
    expect: 'emptied-but-there',
  },
  {
    title: 'the file was emptied instead of removed',
    arrange: `${setup} : > casa/viejo/a`,
    fields: ({ here }) => ({ path: `${here}/casa/viejo/a`, beside: `${here}/casa/viejo/b` }),
    expect: 'emptied-but-there',
  },
  {
    title: 'the wrong one was removed',
    arrange: `${setup} rm -rf casa/nuevo`,
    fields,
    expect: 'removed-the-other',
  },
  {
    title: 'both were removed',
    arrange: `${setup} rm -rf casa/*`,
    fields,
    expect: 'removed-too-much',
  },
  {
    title: 'the whole folder around it was removed',
    arrange: `${setup} rm -rf casa`,
    fields,
    expect: 'parent-missing',
    facts: ({ here }) => ({ parent: `${here}/casa` }),
  },
  { title: 'the exercise was never set up: it does not pass by itself', fields, expect: 'parent-missing' },
  {
    title: 'a link is gone while what it leads to stays',
    arrange: `${setup} ln -s nuevo casa/enlace; rm casa/enlace`,
    fields: ({ here }) => ({ path: `${here}/casa/enlace`, beside: `${here}/casa/nuevo` }),
    expect: 'pass',
  },
  {
    title: 'a link whose target was removed is still there itself',
    arrange: `${setup} ln -s viejo casa/enlace; rm -r casa/viejo`,
    fields: ({ here }) => ({ path: `${here}/casa/enlace`, beside: `${here}/casa/nuevo` }),
    expect: 'still-there',
  },
  {
    title: 'a locked folder around it is not taken for a removed one',
    arrange: `${setup} chmod 000 casa`,
    fields,
    expect: 'no-permission',
  },
]);
