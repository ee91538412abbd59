import { text } from '../../src/tasks/text.ts';
import { type Case, type Place, proveTask } from './prove-task.ts';
import { textCases } from './text-cases.ts';

const asked =
  (extra: object) =>
  ({ here }: Place) => ({ path: `${here}/notas.txt`, ...extra });

/** `written` is printf's format: what the file holds. */
const written = (title: string, content: string, extra: object, expect: string, facts?: object): Case => ({
  title,
  arrange: `printf '${content}' > notas.txt`,
  fields: asked(extra),
  expect,
  ...(facts && { facts: () => facts }),
});

const poem = 'Caminante, no hay camino,\\nse hace camino al andar.\\n';

proveTask(text, [
  ...textCases({ has: ['hola'] }),
  written('all that is asked is in it', poem, { has: ['Caminante', 'al andar'] }, 'pass'),
  written('a text over two lines', poem, { has: ['camino,\nse hace'] }, 'pass'),
  written(
    'written on Windows: line ends and mark do not count',
    '\\357\\273\\277uno\\r\\ndos\\r\\n',
    { equals: 'uno\ndos' },
    'pass',
  ),
  written(
    'accents stored in another way do not count',
    'man\\314\\203ana\\n',
    { has: ['ma\u00f1ana'] },
    'pass',
  ),
  written('something is missing', poem, { has: ['Caminante', 'golpe a golpe'] }, 'lacks-text', {
    missing: ['golpe a golpe'],
  }),
  written('right but for capitals', poem, { has: ['CAMINANTE'] }, 'capitals-differ'),
  written(
    'capitals do not count where the author says so',
    poem,
    { has: ['CAMINANTE'], ignoreCase: true },
    'pass',
  ),
  written('right but for accents', 'la cancion\\n', { has: ['la canción'] }, 'accents-differ'),
  written('something is still there that should be gone', poem, { lacks: ['al andar'] }, 'has-unwanted', {
    line: 2,
    found: 'al andar',
  }),
  written('nothing unwanted', poem, { lacks: ['golpe'] }, 'pass'),
  written('capitals matter for the unwanted, too', poem, { lacks: ['AL ANDAR'] }, 'pass'),
  written('of the form that is asked', 'edad: 21\\n', { matches: '^edad: \\d+$' }, 'pass'),
  written('not of the form that is asked', 'edad: veinte\\n', { matches: '^edad: \\d+$' }, 'no-match'),
  written('as many lines as asked, empty ones at the end apart', `${poem}\\n\\n`, { lines: 2 }, 'pass'),
  written('lines asked for by a variable', poem, { lines: '2' }, 'pass'),
  written('a last line without line end counts', 'uno\\ndos', { lines: 2 }, 'pass'),
  written('a line too few', poem, { lines: 3 }, 'too-few-lines', { actual: 2, expected: 3 }),
  written('a line too many', poem, { lines: { max: 1 } }, 'too-many-lines', { actual: 2, expected: '≤ 1' }),
  written('a number of lines within limits', poem, { lines: { min: 1, max: 2 } }, 'pass'),
  written('equal, spaces at the ends of lines apart', 'uno  \\ndos\\n\\n', { equals: 'uno\ndos\n' }, 'pass'),
  written('not equal: names the line', 'uno\\nDos\\n', { equals: 'uno\ndos' }, 'different', {
    line: 2,
    expected: 'dos',
    actual: 'Dos',
  }),
  written(
    'equal but for capitals, which do not count',
    'uno\\nDos\\n',
    { equals: 'uno\ndos', ignoreCase: true },
    'pass',
  ),
  written('an indent is not equal', '  uno\\n', { equals: 'uno' }, 'different'),
  written('a hostile line stays harmless', 'uno\\033[2J\\007\\n', { equals: 'uno' }, 'different', {
    actual: 'uno\\x1b[2J\\x07',
  }),
  written(
    'of several faults the first that a teacher would name',
    'uno\\n',
    { has: ['dos'], lines: 9, lacks: ['uno'] },
    'lacks-text',
  ),
]);
