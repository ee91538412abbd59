import { describe, expect, test } from 'vitest';
import { markdownLines } from '../../../src/screens/plain/plain-lines.ts';
import { readTutorWord, tutorWords } from '../../../src/screens/plain/tutor-words.ts';
import { isUnfinished } from '../../../src/screens/plain/unfinished.ts';
import { visibleOutput } from '../../../src/screens/plain/visible-output.ts';

describe('whether a command goes on in the next line', () => {
  test.each([
    'echo "hola',
    "echo 'hola",
    'mkdir una \\',
    'cat > notas.txt <<EOF',
    'cat <<-"FIN"\n\thola',
    'for n in 1 2 3; do',
    'while true\ndo\necho x',
    'if [ -f a ]; then\necho si',
    'case $x in\na) echo a;;',
    'for a in 1; do for b in 2; do echo; done',
  ])('%j does', (command) => {
    expect(isUnfinished(command)).toBe(true);
  });

  test.each([
    'ls -l',
    'echo "hola"',
    "echo 'it''s'",
    'echo \\"',
    'cat > notas.txt <<EOF\nhola "\nEOF',
    'cat <<-FIN\n\thola\n\tFIN',
    'cat <<< "hola"',
    'for n in 1 2 3; do echo $n; done',
    'if true; then echo si; else echo no; fi',
    'case $x in a) echo a;; esac',
    'echo for if while case',
    'echo done',
    '# a comment with a " quote',
    'ls # it’s "open',
    'echo $((1 << 2))',
  ])('%j does not', (command) => {
    expect(isUnfinished(command)).toBe(false);
  });
});

describe("the tutor's words", () => {
  test('no word means two things', () => {
    const words = tutorWords.flatMap(({ es, en }) => [...es, ...en]);
    expect(new Set(words).size).toBe(words.length);
  });

  test.each([
    [':pista', { kind: 'word', word: 'hint', rest: '', insists: false }],
    ['  :HINT  ', { kind: 'word', word: 'hint', rest: '', insists: false }],
    [':lección', { kind: 'word', word: 'lesson', rest: '', insists: false }],
    [':respuesta  /home/ana  ', { kind: 'word', word: 'answer', rest: '/home/ana', insists: false }],
    [':subir! a b', { kind: 'word', word: 'upload', rest: 'a b', insists: true }],
    [':nada', { kind: 'unknown', given: 'nada' }],
  ])('%j is understood', (line, read) => {
    expect(readTutorWord(line)).toEqual(read);
  });

  test.each([':', ': > vacio', 'echo :pista', ':(){ :; }'])('%j is the shell’s', (line) => {
    expect(readTutorWord(line)).toBeUndefined();
  });
});

describe('lessons as plain text', () => {
  test('code keeps its backticks, emphasis and rules leave no sign, a paragraph is one line', () => {
    const markdown = 'Usa `ls -l`\ny **mira**.\n\n---\n\n```\nls `x`\n```\n\n1. uno\n2. dos';
    expect(markdownLines(markdown)).toEqual([
      'Usa `ls -l` y mira.',
      '',
      '',
      '',
      '  ls `x`',
      '',
      '1. uno',
      '2. dos',
    ]);
  });
});

describe('what a command prints', () => {
  const shown = (...chunks: string[]) => {
    let text = '';
    const output = visibleOutput((written) => {
      text += written;
    });
    for (const chunk of chunks) output.write(chunk);
    output.end();
    return text;
  };

  test('is shown as it comes, its last line ended', () => {
    expect(shown('ho', 'la\nñandú\t1')).toBe('hola\nñandú\t1\n');
    expect(shown('')).toBe('');
  });

  test('a line end that is cut in two by the network is still one', () => {
    expect(shown('a\r', '\nb\r\n')).toBe('a\nb\n');
  });

  test('a progress bar becomes lines, and no escape code acts', () => {
    expect(shown('10%\r20%\r\x1b[2J\x9b1m')).toBe('10%\n20%\n\\x1b[2J\\x9b1m\n');
  });
});
