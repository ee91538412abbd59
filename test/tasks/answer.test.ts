import { answer } from '../../src/tasks/answer.ts';
import { type Case, type Place, proveTask } from './prove-task.ts';

const typed = (
  title: string,
  value: string,
  expect: string,
  fields: object = { equals: 'Practica-27' },
): Case => ({
  title,
  answer: value,
  fields: () => fields,
  expect,
});
const path = { equals: '/home/ana/cartas' };
const inFolder = ({ here }: Place) => ({ fileNameIn: `${here}/buzon` });

proveTask(answer, [
  { title: 'nothing typed yet', fields: () => ({ equals: 'x' }), expect: 'unanswered' },
  typed('only spaces typed', '   ', 'unanswered'),
  typed('the answer', 'Practica-27', 'pass'),
  typed('spaces and a line end around it', '  Practica-27 \r\n', 'pass'),
  typed('in quotes', '"Practica-27"', 'pass'),
  typed('in Spanish quotes', '«Practica-27»', 'pass'),
  typed(
    'pasted with the prompt and the command above it',
    'ana@srv:~$ hostname\nPractica-27\nana@srv:~$ ',
    'pass',
  ),
  typed('pasted with the prompt before it', 'ana@srv:~/x$ Practica-27', 'pass'),
  typed('accents stored in another way', 'man\u0303ana', 'pass', { equals: 'ma\u00f1ana' }),
  typed('any of several right answers', 'dos', 'pass', { equals: ['uno', 'dos'] }),
  typed('a / at the end of a path', '/home/ana/cartas/', 'pass', path),
  typed('other capitals', 'practica-27', 'capitals-differ'),
  typed('other capitals, where they do not count', 'PRACTICA-27', 'pass', {
    equals: 'Practica-27',
    ignoreCase: true,
  }),
  typed('other accents', 'Práctica-27', 'accents-differ'),
  typed('the abbreviation of the home instead of the path', '~/cartas', 'home-abbreviated', path),
  typed('the command instead of what it shows', 'hostname', 'the-command-itself'),
  typed('the command with its options, pasted with the prompt', 'ana@srv:~$ ls -la ~', 'the-command-itself'),
  typed('the prompt', 'ana@practica:~$', 'the-prompt'),
  typed('the last part of the path', 'cartas', 'only-part', path),
  typed('the answer inside a sentence', 'se llama Practica-27, creo', 'more-than-asked'),
  typed('a number with the name of the file beside it', '12 datos.csv', 'more-than-asked', { equals: '12' }),
  typed('the whole fingerprint instead of its end', 'SHA256:q3Zz+x8Kd', 'more-than-asked', {
    equals: '+x8Kd',
  }),
  typed('only the beginning of it', 'mensaje-4f', 'only-part', { equals: 'mensaje-4f9a.txt' }),
  typed('another number', '13', 'wrong', { equals: '12' }),
  typed('a slip of the finger', 'Practca-27', 'nearly'),
  typed('something else', 'otra cosa', 'wrong'),
  typed('a hostile answer stays harmless', '\x1b[2J\u202e', 'wrong'),
  {
    title: 'what a script prints on the server',
    arrange: 'echo hola > carta.txt',
    answer: '5',
    fields: ({ here }) => ({ run: `wc -c < '${here}/carta.txt'` }),
    expect: 'pass',
  },
  {
    title: 'a script that fails is not held against the student',
    answer: '5',
    fields: () => ({ run: 'exit 3' }),
    expect: 'unknown',
  },
  {
    title: 'a script that prints nothing is not held against the student',
    answer: '5',
    fields: () => ({ run: 'true' }),
    expect: 'unknown',
  },
  {
    title: 'the name of a file in a folder',
    arrange: 'mkdir buzon; touch buzon/carta-83.txt buzon/.oculto',
    answer: 'carta-83.txt',
    fields: inFolder,
    expect: 'pass',
  },
  {
    title: 'the way to that file',
    arrange: 'mkdir buzon; touch buzon/carta-83.txt',
    answer: './carta-83.txt',
    fields: inFolder,
    expect: 'pass',
  },
  {
    title: 'a hidden file is not the answer',
    arrange: 'mkdir buzon; touch buzon/carta-83.txt buzon/.oculto',
    answer: '.oculto',
    fields: inFolder,
    expect: 'wrong',
  },
  {
    title: 'the folder that is asked about is gone',
    answer: 'carta-83.txt',
    fields: inFolder,
    expect: 'source-missing',
  },
  {
    title: 'what a file holds',
    arrange: "printf 'clave: 4711\\r\\n' > secreto.txt",
    answer: 'clave:  4711',
    fields: ({ here }) => ({ fileText: `${here}/secreto.txt` }),
    expect: 'pass',
  },
  {
    title: 'the file that is asked about is gone',
    answer: 'clave: 4711',
    fields: ({ here }) => ({ fileText: `${here}/secreto.txt` }),
    expect: 'source-missing',
  },
]);
