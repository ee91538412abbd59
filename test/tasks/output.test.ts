import { output } from '../../src/tasks/output.ts';
import { type Case, type Place, proveTask } from './prove-task.ts';
import { textCases } from './text-cases.ts';

const asked =
  (prints: object, extra: object = {}) =>
  ({ here }: Place) => ({ path: `${here}/lista.txt`, prints, ...extra });
const listed = { equals: 'cartas\nfotos\nnotas.txt\n' };

const written = (title: string, content: string, expect: string, facts?: object): Case => ({
  title,
  arrange: `printf '%b' '${content}' > lista.txt`,
  fields: asked(listed),
  expect,
  ...(facts && { facts: () => facts }),
});

proveTask(output, [
  ...textCases({ prints: { has: ['hola'] } }),
  written('what was printed', 'cartas\\nfotos\\nnotas.txt\\n', 'pass'),
  written(
    'line ends, empty lines and spaces at the end do not count',
    'cartas\\r\\nfotos  \\r\\nnotas.txt\\n\\n',
    'pass',
  ),
  written('the command instead of what it prints', 'ls -1\\n', 'holds-the-command', { found: 'ls -1' }),
  written('copied from the screen', 'ana@srv:~$ ls\\ncartas\\nfotos\\nnotas.txt\\n', 'holds-the-prompt', {
    found: 'ana@srv:~$ ls',
  }),
  written('only the command, copied from the screen', 'ana@srv:~$ ls\\n', 'holds-the-prompt'),
  written('an error message', 'ls: cannot access x: No such file or directory\\n', 'holds-an-error'),
  written('a Spanish error message', 'bash: lss: orden no encontrada\\n', 'holds-an-error'),
  written(
    'added instead of replaced',
    'cartas\\nfotos\\nnotas.txt\\ncartas\\nfotos\\nnotas.txt\\n',
    'doubled',
  ),
  written('another order', 'notas.txt\\ncartas\\nfotos\\n', 'other-order'),
  written('a part of it', 'cartas\\nfotos\\n', 'only-part', { actual: 2, expected: 3 }),
  written('something more', 'cartas\\nfotos\\nmas\\nnotas.txt\\n', 'more-than-asked', { found: 'mas' }),
  written('a line twice is not a part of it', 'cartas\\ncartas\\n', 'different', { line: 2 }),
  written('something else', 'cartas\\nvideos\\n', 'different', { line: 2, found: 'videos' }),
  {
    title: 'what a command prints on the server now',
    arrange: 'mkdir d; touch d/a d/b; ls d > lista.txt',
    fields: ({ here }) => ({ path: `${here}/lista.txt`, prints: { run: `ls '${here}/d'` } }),
    expect: 'pass',
  },
  {
    title: "a listing in the order of the student's language, where order does not count",
    arrange: "mkdir d; touch d/B d/a; printf 'a\\nB\\n' > lista.txt",
    fields: ({ here }) => ({ path: `${here}/lista.txt`, prints: { run: `ls '${here}/d'` }, anyOrder: true }),
    expect: 'pass',
  },
  {
    title: 'a command that fails now is not held against the student',
    arrange: 'echo hola > lista.txt',
    fields: asked({ run: 'exit 1' }),
    expect: 'unknown',
  },
  {
    title: 'all that is asked was printed',
    arrange: 'echo "Python 3.13.1" > lista.txt',
    fields: asked({ has: ['Python 3.'] }),
    expect: 'pass',
  },
  {
    title: 'something that should have been printed is missing',
    arrange: 'echo "3.13.1" > lista.txt',
    fields: asked({ has: ['Python 3.'] }),
    expect: 'lacks-text',
    facts: () => ({ missing: ['Python 3.'] }),
  },
]);
