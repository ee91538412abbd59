import { expect, test } from 'vitest';
import { nano } from '../../../src/practice/programs/nano/nano.ts';
import { openEditor } from './editor-on-screen.ts';

const ctrl = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 96);

test('a first file is written with Ctrl+O and left with Ctrl+X', async () => {
  await using editor = await openEditor(nano);
  expect(editor.rows()[0]).toContain('archivo.txt');
  expect(editor.rows().at(-1)).toContain('^X Exit');
  await editor.type('Soy ana\rmañana sigo');
  expect(editor.rows()[0]).toContain('Modified');
  await editor.type(ctrl('o'));
  expect(editor.rows().at(-3)).toContain('File Name to Write: archivo.txt');
  await editor.type('\r');
  await editor.shows('[ Wrote 2 lines ]');
  await editor.type(ctrl('x'));
  expect(await editor.exited).toBe(0);
  expect(await editor.text('archivo.txt')).toBe('Soy ana\nmañana sigo\n');
});

test('leaving with changes asks; Y saves, N does not, Ctrl+C stays', async () => {
  await using editor = await openEditor(nano, { text: 'uno\n' });
  await editor.type(`x${ctrl('x')}`);
  expect(editor.rows().at(-3)).toContain('Save modified buffer?');
  await editor.type(ctrl('c'));
  expect(editor.hasLeft()).toBe(false);
  await editor.type(`${ctrl('x')}n`);
  expect(await editor.exited).toBe(0);
  expect(await editor.text('archivo.txt')).toBe('uno\n');
});

test('a name that is taken is asked about before it is written over', async () => {
  await using editor = await openEditor(nano, { text: 'uno\n', words: [] });
  await editor.type(`dos${ctrl('o')}archivo.txt\r`);
  await editor.shows('OVERWRITE?');
  await editor.type('n');
  expect(await editor.text('archivo.txt')).toBe('uno\n');
});

test('lines are cut and pasted, and edits undone and redone', async () => {
  await using editor = await openEditor(nano, { text: 'uno\ndos\ntres\n' });
  await editor.type(`${ctrl('k')}${ctrl('k')}`);
  expect(editor.rows()[1]).toBe('tres');
  await editor.type(`\x1b[B${ctrl('u')}`);
  expect(editor.rows().slice(1, 4)).toEqual(['uno', 'dos', 'tres']);
  await editor.type('\x1bu');
  expect(editor.rows()[1]).toBe('tres');
  await editor.type('\x1be');
  expect(editor.rows()[1]).toBe('uno');
});

test('a search ignores capitals and goes round the end', async () => {
  await using editor = await openEditor(nano, { text: 'Casa\nperro\n' });
  await editor.type(`\x1b[B${ctrl('w')}casa\r`);
  expect(editor.cursor()).toEqual({ row: 1, column: 0 });
  expect(editor.rows().at(-3)).toContain('Search Wrapped');
});

test('what cannot be written says why, and what was not saved at a cut line is kept beside', async () => {
  await using editor = await openEditor(nano, { words: ['nada/archivo.txt'] });
  await editor.type(`hola${ctrl('o')}\r`);
  await editor.shows('Error writing nada/archivo.txt: No such file or directory');
  await using other = await openEditor(nano, { text: 'uno\n' });
  await other.type('no se pierde ');
  other.hangUp();
  await other.exited;
  expect(await other.text('archivo.txt.save')).toBe('no se pierde uno\n');
});

test('a line longer than the screen is shown shifted, and the picture follows a resize', async () => {
  await using editor = await openEditor(nano, {
    text: `${'0123456789'.repeat(12)}\nfin\n`,
    columns: 60,
    rows: 12,
  });
  expect(editor.rows()[1]).toMatch(/>$/);
  await editor.type('\x1b[F');
  expect(editor.rows()[1]).toMatch(/^<.*9$/);
  await editor.resize(130, 20);
  expect(editor.rows()[1]).toBe('0123456789'.repeat(12));
  expect(editor.rows()[2]).toBe('fin');
});
