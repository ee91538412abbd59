import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fault } from '../../../src/course/fault.ts';
import { lintCourse } from '../../../src/course/lint/lint-course.ts';
import { formatFault } from '../../../src/course/say-fault.ts';
import { courseFaults } from '../../../src/language/course.ts';
import { languages } from '../../../src/language/language.ts';
import { copyCourse, goodCourse } from '../course-copy.ts';

const exercise = 'carpeta/exercise.yaml';
const rehearsal = 'carpeta/rehearsal.yaml';
const spanish = 'carpeta/es.md';
const english = 'carpeta/en.md';

/** One slip of an author: what they wrote instead, and how the lint tells them. */
type Slip = {
  readonly slip: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** `code line:column`, the suggestion after `→`; the file goes before it when it is another than `file`. */
  readonly faults: readonly string[];
};

const slips: readonly Slip[] = [
  {
    slip: 'a misspelt key',
    file: exercise,
    from: 'minutes: 10',
    to: 'minutos: 10',
    faults: ['missing-key 1:1', 'unknown-key 4:1 → minutes'],
  },
  { slip: 'a missing key', file: exercise, from: 'version: 1\n', to: '', faults: ['missing-key 1:1'] },
  { slip: 'a key twice', file: exercise, from: 'version: 1', to: 'id: x', faults: ['duplicate-key 3:1'] },
  { slip: 'a tab', file: exercise, from: '  codigo:', to: '\tcodigo:', faults: ['yaml-tab 7:1'] },
  { slip: 'a bracket left open', file: exercise, from: 'salta] }', to: 'salta }', faults: ['yaml 8:49'] },
  {
    slip: 'a text where a number belongs',
    file: exercise,
    from: 'minutes: 10',
    to: 'minutes: diez',
    faults: ['wrong-type 4:10'],
  },
  {
    slip: 'a number where YAML needs quotes to see a text',
    file: exercise,
    from: '"0600"',
    to: '0600',
    faults: ['needs-quotes 11:78'],
  },
  { slip: 'odd permissions', file: exercise, from: '"0600"', to: '"rw-"', faults: ['bad-mode 11:78'] },
  {
    slip: 'a version of zero',
    file: exercise,
    from: 'version: 1',
    to: 'version: 0',
    faults: ['number-range 3:10'],
  },
  {
    slip: 'a way of deriving that does not exist',
    file: exercise,
    from: 'derive: hex',
    to: 'derive: hexa',
    faults: ['not-one-of 7:21 → hex'],
  },
  {
    slip: 'capitals in an id',
    file: exercise,
    from: 'id: maquina',
    to: 'id: Maquina',
    faults: ['bad-id 26:15'],
  },
  {
    slip: 'a hyphen in a variable',
    file: exercise,
    from: '  ciudad: {',
    to: '  mi-ciudad: {',
    faults: ['bad-variable-name 8:3'],
  },
  {
    slip: 'a folder in a file name',
    file: exercise,
    from: 'files: [saludo.py,',
    to: 'files: [../saludo.py,',
    faults: ['bad-file-name 5:9'],
  },
  {
    slip: 'two things in one action',
    file: exercise,
    from: '- makeFolder: "{{home}}/viejo"',
    to: '- { makeFolder: "{{home}}/viejo", remove: "{{home}}/x" }',
    faults: ['one-action 10:5'],
  },
  {
    slip: 'a question asked during setup',
    file: exercise,
    from: '- makeFolder: "{{home}}/viejo"',
    to: '- answer: { task: x, value: y }',
    faults: ['unknown-key 10:5'],
  },
  {
    slip: 'a kind of task that does not exist',
    file: exercise,
    from: 'task: folder',
    to: 'task: folders',
    faults: ['unknown-task 16:30 → folder'],
  },
  {
    slip: 'a field that the task does not have',
    file: exercise,
    from: 'has: [',
    to: 'hass: [',
    faults: ['unknown-key 22:90 → has'],
  },
  {
    slip: 'a path that does not start at the root',
    file: exercise,
    from: 'task: folder, path: "{{home}}/',
    to: 'task: folder, path: "~/',
    faults: ['wrong-value 16:44'],
  },
  {
    slip: 'a list that asserts nothing',
    file: exercise,
    from: 'has: ["{{ciudad}}"]',
    to: 'has: []',
    faults: ['wrong-value 22:95'],
  },
  {
    slip: 'a unit without exercises',
    file: 'course.yaml',
    from: '[carpeta, saludo]',
    to: '[]',
    faults: ['empty-assertion 7:16'],
  },
  {
    slip: 'an id that is not the name of the folder',
    file: exercise,
    from: 'id: carpeta\nversion',
    to: 'id: carpetas\nversion',
    faults: ['id-not-folder 2:5'],
  },
  {
    slip: 'two steps with one id',
    file: exercise,
    from: '- id: nombre',
    to: '- id: nota',
    faults: [
      'carpeta/en.md heading-unknown-step 36:1',
      'carpeta/es.md heading-unknown-step 36:1',
      'duplicate-id 23:9',
      'carpeta/rehearsal.yaml rehearsal-unknown-step 32:3',
    ],
  },
  {
    slip: 'a step that needs one that does not exist',
    file: exercise,
    from: 'needs: [propia]',
    to: 'needs: [propria]',
    faults: ['unknown-need 19:13 → propia'],
  },
  {
    slip: 'a task that needs one that does not exist',
    file: exercise,
    from: 'needs: [existe]',
    to: 'needs: [esiste]',
    faults: ['unknown-need 22:42 → existe'],
  },
  {
    slip: 'steps that wait for each other',
    file: exercise,
    from: '  - id: propia\n',
    to: '  - id: propia\n    needs: [nota]\n',
    faults: ['need-cycle 14:12'],
  },
  {
    slip: 'an exercise that needs one that does not exist',
    file: 'saludo/exercise.yaml',
    from: 'needs: [carpeta]',
    to: 'needs: [carpetas]',
    faults: ['unknown-need 5:9 → carpeta'],
  },
  {
    slip: 'a range that is upside down',
    file: exercise,
    from: '{ derive: pick, from: [rosario, salta] }',
    to: '{ derive: integer, min: 9, max: 2 }',
    faults: ['empty-range 8:43'],
  },
  {
    slip: 'a variable that nothing uses',
    file: exercise,
    from: 'variables:\n',
    to: 'variables:\n  sobra: { derive: hex, length: 2 }\n',
    faults: ['unused-variable 7:3'],
  },
  {
    slip: 'a variable that has a value of its own',
    file: exercise,
    from: 'variables:\n',
    to: 'variables:\n  home: { derive: hex, length: 2 }\n',
    faults: ['reserved-variable 7:3'],
  },
  {
    slip: 'an undeclared variable in a path',
    file: exercise,
    from: 'path: "{{home}}/{{student}}" }',
    to: 'path: "{{home}}/{{estudent}}" }',
    faults: ['undeclared-variable 16:44 → student'],
  },
  {
    slip: 'an undeclared variable in a file of the exercise',
    file: 'carpeta/files/datos.csv.tmpl',
    from: '{{codigo}}',
    to: '{{codig}}',
    faults: ['undeclared-variable 2:13 → codigo'],
  },
  {
    slip: 'an undeclared variable in a rehearsal',
    file: rehearsal,
    from: 'echo {{ciudad}}',
    to: 'echo {{cuidad}}',
    faults: ['undeclared-variable 19:16 → ciudad'],
  },
  {
    slip: 'a message with a fact that the failure does not have',
    file: spanish,
    from: '`{{path}}`, {{student}}',
    to: '`{{path}}` y {{paht}}, {{student}}',
    faults: ['carpeta/en.md parity-placeholder 5:27', 'undeclared-variable 5:27 → path'],
  },
  {
    slip: 'minutes that are no lesson',
    file: exercise,
    from: 'minutes: 10',
    to: 'minutes: 45',
    faults: ['minutes 4:10'],
  },
  {
    slip: 'a file that is not there',
    file: exercise,
    from: 'saludo.py',
    to: 'salud.py',
    faults: ['file-not-there 5:9 → saludo.py', 'carpeta/files/saludo.py unlisted-file 1:1'],
  },
  {
    slip: 'a proof that uploads a file that is not there',
    file: 'saludo/rehearsal.yaml',
    from: '[{ upload: { file: hola.txt, to: "{{home}}/hola.txt" } }]',
    to: '[{ upload: { file: ola.txt, to: "{{home}}/hola.txt" } }]',
    faults: ['file-not-there 3:34 → hola.txt'],
  },
  {
    slip: 'front matter without its first line',
    file: spanish,
    from: '---\ntitle',
    to: 'title',
    faults: ['front-matter 1:1'],
  },
  {
    slip: 'front matter that is no YAML',
    file: spanish,
    from: 'title: Una carpeta',
    to: 'title: "Una carpeta',
    faults: ['yaml 2:20'],
  },
  {
    slip: 'an unknown key in the front matter',
    file: spanish,
    from: 'summary:',
    to: 'sumary:',
    faults: ['missing-key 2:1', 'unknown-key 3:1 → summary'],
  },
  {
    slip: 'a heading of the first level',
    file: spanish,
    from: 'Una introducción',
    to: '# Una introducción',
    faults: ['parity-introduction 8:1', 'heading-top 9:1'],
  },
  {
    slip: 'a step without a title',
    file: spanish,
    from: '## nota: Una nota',
    to: '## nota',
    faults: ['heading-title 29:1'],
  },
  {
    slip: 'a section of a step that does not exist',
    file: spanish,
    from: '## nombre: Nombres',
    to: '## nombres: Nombres',
    faults: ['heading-unknown-step 36:1 → nombre', 'missing-section 36:1'],
  },
  {
    slip: 'a hint called by its Spanish name',
    file: spanish,
    from: '### hint\nCon',
    to: '### Pista\nCon',
    faults: ['parity-hints 29:1', 'heading-unknown-part 33:1 → hint'],
  },
  {
    slip: 'a hint after the words for a passed step',
    file: spanish,
    from: 'Ya tienes tu carpeta.\n',
    to: 'Ya tienes tu carpeta.\n\n### hint\nTarde.\n',
    faults: ['carpeta/en.md parity-hints 11:1', 'heading-order 29:1'],
  },
  {
    slip: 'steps in another order than the exercise',
    file: spanish,
    from: '## nombre: Nombres\n\n¿Cómo se llama el archivo?\n',
    to: '## propia: Otra vez\n\nOtra.\n\n## nombre: Nombres\n\n¿Cómo se llama el archivo?\n',
    faults: ['duplicate-id 36:1'],
  },
  {
    slip: 'a step with nothing to read',
    file: spanish,
    from: 'Escribe {{ciudad}} en la nota.\n',
    to: '',
    faults: ['empty-text 29:1'],
  },
  {
    slip: 'a hint in one language only',
    file: english,
    from: '### hint\nIts name comes from *make directory*.\n',
    to: '',
    faults: ['parity-hints 11:1'],
  },
  {
    slip: 'words for a passed step in one language only',
    file: english,
    from: '### passed\nYou have your folder now.\n',
    to: '',
    faults: ['parity-passed 11:1'],
  },
  {
    slip: 'an introduction in one language only',
    file: english,
    from: 'An introduction for {{student}}.\n',
    to: '',
    faults: ['parity-introduction 8:1'],
  },
  {
    slip: 'a variable in one language only',
    file: english,
    from: 'Write {{ciudad}} in the note.',
    to: 'Write rosario in the note.',
    faults: ['parity-placeholder 31:1'],
  },
  {
    slip: 'a message in one language only',
    file: english,
    from: '  propia.carpeta.missing: "`{{path}}` is missing, {{student}}."\n',
    to: '  propia.carpeta.is-file: "a file"\n',
    faults: ['parity-message 4:1', 'carpeta/es.md parity-message 4:1'],
  },
  {
    slip: 'a command in one language only',
    file: english,
    from: '  mkdir: makes a folder\n',
    to: '  ls: lists\n',
    faults: ['parity-command 6:1', 'carpeta/es.md parity-command 6:1'],
  },
  {
    slip: 'a message for a failure that the task does not have',
    file: spanish,
    from: 'propia.carpeta.missing:',
    to: 'propia.carpeta.mising:',
    faults: ['carpeta/en.md parity-message 4:1', 'parity-message 4:1', 'unknown-message 5:3 → missing'],
  },
  {
    slip: 'a hint that is the solution',
    file: spanish,
    from: 'Hay una orden que hace carpetas.',
    to: 'Escribe `mkdir  ~/{{student}}`, {{student}}.',
    faults: ['carpeta/en.md parity-placeholder 21:1', 'giveaway 21:1'],
  },
  {
    slip: 'a message that is the solution',
    file: spanish,
    from: '"Falta `{{path}}`, {{student}}."',
    to: '"{{path}}: mkdir ~/{{student}}"',
    faults: ['giveaway 5:27'],
  },
  {
    slip: 'a step without rehearsal',
    file: rehearsal,
    from: '  nombre:\n',
    to: '  nombres:\n',
    faults: ['missing-rehearsal 2:3', 'rehearsal-unknown-step 32:3 → nombre'],
  },
  {
    slip: 'a proof that names a task that the step does not have',
    file: rehearsal,
    from: 'expect: carpeta.is-file',
    to: 'expect: carpetas.is-file',
    faults: ['expect-unknown-task 13:17 → carpeta'],
  },
  {
    slip: 'a proof that names a failure that the task does not have',
    file: rehearsal,
    from: 'expect: carpeta.is-file',
    to: 'expect: carpeta.is-a-file',
    faults: ['expect-unknown-code 13:17 → is-file'],
  },
  {
    slip: 'a proof that names no failure',
    file: rehearsal,
    from: 'expect: carpeta.is-file',
    to: 'expect: fails',
    faults: ['bad-expect 13:17'],
  },
  {
    slip: 'an answer for something that is no question',
    file: rehearsal,
    from: '- answer: { task: archivo,',
    to: '- answer: { task: archvo,',
    faults: ['answer-unknown-task 34:25 → archivo'],
  },
  {
    slip: 'a key of the keyboard that does not exist',
    file: rehearsal,
    from: '- shell: "mkdir ~/{{student}}"',
    to: '- keys: ["mkdir {{student}}<Return>"]',
    faults: ['unknown-keystroke 4:16'],
  },
  {
    slip: 'a proof that leaves something where all students can',
    file: 'saludo/rehearsal.yaml',
    from: 'mv ~/x ~/hola.txt',
    to: 'mv ~/x /tmp/',
    faults: ['shared-folder 7:75'],
  },
  {
    slip: 'a misspelt key in a rehearsal',
    file: 'saludo/rehearsal.yaml',
    from: '    alternates:',
    to: '    alternatives:',
    faults: ['unknown-key 4:5 → alternates'],
  },
  {
    slip: 'an exercise that is not in the course',
    file: 'course.yaml',
    from: '[carpeta, saludo]',
    to: '[carpeta]',
    faults: ['saludo/exercise.yaml unlisted-exercise 1:1'],
  },
];

const told = ({ code, line, column, suggestion }: Fault) =>
  `${code} ${line}:${column}${suggestion === undefined ? '' : ` → ${suggestion}`}`;

const toldIn = (file: string) => (fault: Fault) =>
  (fault.file === file ? '' : `${fault.file} `) + told(fault);

test('a course without a fault is told to be clean', async () => {
  expect((await lintCourse(goodCourse)).faults).toEqual([]);
});

test.for(slips)('$slip is told where it stands', async (slip) => {
  await using course = await copyCourse();
  await course.change(slip.file, slip.from, slip.to);
  const { faults } = await lintCourse(course.folder);
  expect(faults.map(toldIn(slip.file))).toEqual(slip.faults);
});

test('too few alternates and mutants are counted over the whole exercise', async () => {
  await using course = await copyCourse();
  const solution =
    'steps:\n  subir:\n    solution: [{ upload: { file: hola.txt, to: "{{home}}/hola.txt" } }]\n';
  await course.write('saludo/rehearsal.yaml', solution);
  const { faults } = await lintCourse(course.folder);
  expect(faults.map(told)).toEqual(['few-alternates 2:3', 'few-mutants 2:3']);
});

test('files saved by Windows editors are told apart: BOM, CRLF, and another encoding', async () => {
  await using course = await copyCourse();
  await course.write('course.yaml', '\uFEFFformat: 1\n');
  await course.change(spanish, 'Crea una carpeta.\n', 'Crea una carpeta.\r\n');
  const { faults } = await lintCourse(course.folder);
  expect(faults.map(told)).toContain('byte-order-mark 1:1');
  await course.write('course.yaml', 'format: 1\r\nid: x\n');
  expect((await lintCourse(course.folder)).faults.map(told)).toContain('windows-lines 1:10');
});

test('a missing file is told by its name, and the rest is checked all the same', async () => {
  await using course = await copyCourse();
  await course.remove(english);
  await course.change('saludo/es.md', 'Sube el saludo', 'Sube el {{saludo}}');
  const { faults } = await lintCourse(course.folder);
  expect(faults.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'carpeta/en.md missing-file',
    'saludo/en.md parity-placeholder',
    'saludo/es.md undeclared-variable',
  ]);
});

test('a file that is no UTF-8 is told', async () => {
  await using course = await copyCourse();
  await writeFile(join(course.folder, 'saludo/es.md'), Buffer.from('---\ntitle: Canción\n---\n', 'latin1'));
  expect((await lintCourse(course.folder)).faults.map(told)).toContain('not-utf8 1:1');
});

test('what the files of a course hold cannot act on the terminal of who checks it', async () => {
  await using course = await copyCourse();
  await course.change('carpeta/exercise.yaml', 'task: folder', 'task: "\\e[2Jfolder"');
  const lines = (await lintCourse(course.folder)).faults.map((fault) => formatFault(fault, 'en'));
  expect(lines.join()).toContain('`\\x1b[2Jfolder`');
  expect(lines.join()).not.toContain('\u001b');
});

test('a file that nothing names is told', async () => {
  await using course = await copyCourse();
  await course.write('carpeta/files/resto.txt', 'x');
  const { faults } = await lintCourse(course.folder);
  expect(faults.map((fault) => `${fault.file} ${fault.code}`)).toEqual([
    'carpeta/files/resto.txt unlisted-file',
  ]);
});

test('an exercise that stands twice in the course is told', async () => {
  await using course = await copyCourse();
  await course.change('course.yaml', '[carpeta, saludo]', '[carpeta, saludo, carpeta]');
  expect((await lintCourse(course.folder)).faults.map(told)).toEqual(['duplicate-id 7:34']);
});

test('the same course in a folder with spaces and accents is clean', async () => {
  await using course = await copyCourse();
  const folder = join(course.folder, '..', 'mi curso ñandú');
  await cp(course.folder, folder, { recursive: true });
  expect((await lintCourse(folder)).faults).toEqual([]);
});

test('every slip reads as a whole sentence in both languages', async () => {
  for (const slip of slips) {
    await using course = await copyCourse();
    await course.change(slip.file, slip.from, slip.to);
    for (const fault of (await lintCourse(course.folder)).faults) {
      for (const language of languages) {
        const line = formatFault(fault, language);
        expect(line).toMatch(/^[\w./-]+:\d+:\d+: .+[.?]$/);
        expect(line).not.toContain('[object');
      }
    }
  }
});

test('every kind of fault has been made by one of these slips', async () => {
  const codesOf = (slip: Slip) => slip.faults.flatMap((fault) => fault.split(' '));
  const made = new Set(slips.flatMap(codesOf));
  const inTheirOwnTests = [
    'missing-file',
    'byte-order-mark',
    'windows-lines',
    'not-utf8',
    'unlisted-file',
    'few-alternates',
    'few-mutants',
  ];
  const without = Object.keys(courseFaults).filter(
    (code) => !made.has(code) && !inTheirOwnTests.includes(code),
  );
  expect(without).toEqual([]);
});
