import { sameAs } from '../../src/tasks/same-as.ts';
import { fileCases } from './file-cases.ts';
import { type Case, type Place, proveTask } from './prove-task.ts';

const script = 'nombre = "ana"\nprint("¡Hola,", nombre)\n';
const files = {
  'saludo.py': script,
  'medidas.py': 'print(3)\n',
  'foto.png': Buffer.from([137, 80, 0, 1, 2]),
};
const fields = ({ here }: Place) => ({ path: `${here}/saludo.py`, file: 'saludo.py' });
const ofStudent = (place: Place) => ({ ...fields(place), of: 'student' });
const edited = script.replace('ana', 'eva');

/** What arrived, as bytes. */
const arrived = (bytes: Buffer | string): string => {
  const octal = [...Buffer.from(bytes)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return `printf '${octal}' > saludo.py`;
};

const big = Buffer.alloc(3_000_000, 'línea\n');
const bigFields = ({ here }: Place) => ({ path: `${here}/datos.csv`, file: 'datos.csv' });
const bigArrived = (size: number, extra = '') => `yes línea | head -c ${size} > datos.csv; ${extra}`;

const whole: readonly Case[] = [
  ...fileCases({ file: 'saludo.py' }),
  { title: 'arrived whole', arrange: arrived(script), fields, expect: 'pass' },
  { title: 'arrived empty', arrange: ': > saludo.py', fields, expect: 'empty' },
  {
    title: 'cut off on the way',
    arrange: arrived(script.slice(0, 20)),
    fields,
    expect: 'truncated',
    facts: () => ({ actual: 20, expected: Buffer.byteLength(script) }),
  },
  { title: 'cut off by its last line end', arrange: arrived(script.trimEnd()), fields, expect: 'truncated' },
  { title: 'added twice', arrange: arrived(script + script), fields, expect: 'doubled' },
  { title: 'something was added', arrange: arrived(`${script}# fin\n`), fields, expect: 'longer' },
  {
    title: 'converted to Windows line ends',
    arrange: arrived(script.replaceAll('\n', '\r\n')),
    fields,
    expect: 'line-endings',
  },
  {
    title: 'saved with a byte order mark',
    arrange: arrived(`\ufeff${script}`),
    fields,
    expect: 'byte-order-mark',
  },
  {
    title: 'saved as Latin-1',
    arrange: arrived(Buffer.from(script, 'latin1')),
    fields,
    expect: 'other-encoding',
    facts: () => ({ encoding: 'Latin-1' }),
  },
  {
    title: 'saved as UTF-16, as an older PowerShell does',
    arrange: arrived(Buffer.from(`\ufeff${script.replaceAll('\n', '\r\n')}`, 'utf16le')),
    fields,
    expect: 'other-encoding',
    facts: () => ({ encoding: 'UTF-16' }),
  },
  {
    title: 'another file of the exercise under this name',
    arrange: arrived(files['medidas.py']),
    fields,
    expect: 'other-file',
    facts: () => ({ found: 'medidas.py' }),
  },
  {
    title: 'changed on the server: names the line',
    arrange: arrived(script.replace('Hola', 'Adiós')),
    fields,
    expect: 'different-line',
    facts: () => ({ line: 2 }),
  },
  { title: 'other bytes altogether', arrange: arrived(Buffer.from([9, 0, 9])), fields, expect: 'different' },
  {
    title: "the student's own edited copy is what counts where the author says so",
    arrange: arrived(edited),
    fields: ofStudent,
    studentFiles: { ...files, 'saludo.py': edited },
    expect: 'pass',
  },
  {
    title: 'edited on the own computer after the upload',
    arrange: arrived(script),
    fields: ofStudent,
    studentFiles: { ...files, 'saludo.py': edited },
    expect: 'stale',
  },
  {
    title: "an instructor cannot see the student's copy: an untouched upload passes",
    arrange: arrived(script),
    fields: ofStudent,
    studentFiles: 'none',
    expect: 'pass',
  },
  {
    title: "an instructor cannot see the student's copy: an edited upload is unknown, not wrong",
    arrange: arrived(edited),
    fields: ofStudent,
    studentFiles: 'none',
    expect: 'unknown',
  },
  {
    title: 'a hundred gigabytes are not read',
    arrange: `${arrived(script)}; truncate -s 100G saludo.py`,
    fields,
    expect: 'longer',
  },
];

const cases = whole.map((one): Case => ({ ...one, files }));

proveTask(sameAs, [
  ...cases,
  {
    title: 'three megabytes arrived whole',
    arrange: bigArrived(big.length),
    fields: bigFields,
    files: { 'datos.csv': big },
    expect: 'pass',
  },
  {
    title: 'two of three megabytes arrived',
    arrange: bigArrived(2_000_000),
    fields: bigFields,
    files: { 'datos.csv': big },
    expect: 'truncated',
    facts: () => ({ actual: 2_000_000, expected: 3_000_000 }),
  },
  {
    title: 'a hundred gigabytes in place of three megabytes are not read',
    arrange: bigArrived(big.length, 'truncate -s 100G datos.csv'),
    fields: bigFields,
    files: { 'datos.csv': big },
    expect: 'different',
  },
  {
    title: 'three megabytes with one byte changed',
    arrange: bigArrived(big.length, 'printf X | dd of=datos.csv bs=1 seek=2500000 conv=notrunc 2>&1'),
    fields: bigFields,
    files: { 'datos.csv': big },
    expect: 'different',
  },
]);
