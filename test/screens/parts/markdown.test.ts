import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { glyphSets } from '../../../src/screens/parts/glyphs.ts';
import { renderMarkdown } from '../../../src/screens/parts/markdown.ts';
import { plainText } from '../../../src/screens/parts/text.ts';

const rendered = (markdown: string, width = 40) => renderMarkdown(markdown, width, glyphSets.unicode);
const rows = (markdown: string, width = 40) => rendered(markdown, width).map(plainText);

test('words go on the next line where the edge is, and the line breaks of the author do not show', () => {
  expect(rows('uno dos tres\ncuatro cinco', 12)).toEqual(['uno dos tres', 'cuatro cinco']);
  expect(rows('uno dos\ntres', 40)).toEqual(['uno dos tres']);
});

test('headings, bold text and code are told apart from plain text by more than colour', () => {
  const [heading, , paragraph] = rendered('## Título\n\nuna **palabra** y `mkdir`');
  expect(heading).toEqual([expect.objectContaining({ text: 'Título', bold: true })]);
  expect(paragraph).toContainEqual(expect.objectContaining({ text: 'palabra', bold: true }));
  expect(paragraph).toContainEqual(expect.objectContaining({ text: 'mkdir', bold: true }));
});

test('lists keep their marks, and what runs over stands under its first word', () => {
  expect(rows('- uno que sigue\n- dos', 10)).toEqual(['• uno que', '  sigue', '• dos']);
  expect(rows('3. tres\n4. cuatro')).toEqual(['3. tres', '4. cuatro']);
  expect(rows('- fuera\n  - dentro')).toEqual(['• fuera', '  • dentro']);
});

test('code is shown as it is typed, indented, its own line breaks and spaces kept', () => {
  expect(rows('```\nmkdir ana\n  ls   -l\n```')).toEqual(['  mkdir ana', '    ls   -l']);
});

test('the address of a link stands beside its words', () => {
  expect(rows('mira [el manual](https://example.org/m)', 60)).toEqual([
    'mira el manual (https://example.org/m)',
  ]);
  expect(rows('<https://example.org>', 60)).toEqual(['https://example.org']);
});

test('wide characters and emoji are counted as wide, and never cut in two', () => {
  const wide = '日本語のテキスト 👩‍💻👩‍💻👩‍💻 ñandú '.repeat(4);
  for (let width = 8; width <= 40; width++) {
    for (const row of rows(wide, width)) expect(stringWidth(row)).toBeLessThanOrEqual(width);
  }
  expect(rows('👩‍💻'.repeat(10), 9).join('')).toBe('👩‍💻'.repeat(10));
});

test('a word longer than the line is broken, and not a letter of it is lost', () => {
  const path = '/home/ana/una-carpeta/con-un-nombre/muy-largo.txt';
  const broken = rows(`\`${path}\``, 12);
  expect(broken.join('')).toBe(path);
  expect(broken.every((row) => stringWidth(row) <= 12)).toBe(true);
});

test('control characters are made visible, so that no text can move the cursor or turn the writing around', () => {
  const shown = rows('antes \x1b[2J `\x1b]0;x\x07` \u202eal revés', 80).join('\n');
  expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(shown).toContain('\\x1b[2J');
});

test('HTML is text like any other', () => {
  expect(rows('usa <nombre> aquí')).toEqual(['usa <nombre> aquí']);
});

test('an empty text takes no rows', () => {
  expect(rows('')).toEqual([]);
  expect(rows('\n\n  \n')).toEqual([]);
});
