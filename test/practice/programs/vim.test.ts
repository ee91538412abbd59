import { expect, test } from 'vitest';
import { vim } from '../../../src/practice/programs/vim/vim.ts';
import { openEditor } from './editor-on-screen.ts';

const esc = '\x1b';

test('a first file is written with i, Escape and :wq, and vim says so', async () => {
  await using editor = await openEditor(vim);
  expect(editor.rows().at(-1)).toContain('"archivo.txt" [New]');
  await editor.type('iSoy ana\rmañana sigo');
  expect(editor.rows().at(-1)).toContain('-- INSERT --');
  await editor.type(`${esc}:w\r`);
  await editor.shows('"archivo.txt" [New] 2L, 21B written');
  await editor.type(':q\r');
  expect(await editor.exited).toBe(0);
  expect(await editor.text('archivo.txt')).toBe('Soy ana\nmañana sigo\n');
});

test('a change that was not saved holds :q back with E37, and :q! lets go of it', async () => {
  await using editor = await openEditor(vim, { text: 'uno\n' });
  await editor.type(`x:q\r`);
  expect(editor.rows().at(-1)).toContain('E37: No write since last change (add ! to override)');
  expect(editor.hasLeft()).toBe(false);
  await editor.type(':q!\r');
  expect(await editor.exited).toBe(0);
  expect(await editor.text('archivo.txt')).toBe('uno\n');
});

test('undo and redo walk through changes, and say when there is none left', async () => {
  await using editor = await openEditor(vim, { text: 'uno\ndos\ntres\n' });
  await editor.type('dddd');
  expect(editor.rows()[0]).toBe('tres');
  await editor.type('u');
  expect(editor.rows().slice(0, 2)).toEqual(['dos', 'tres']);
  await editor.type('uu');
  expect(editor.rows().at(-1)).toContain('Already at oldest change');
  await editor.type('\x12');
  expect(editor.rows()[0]).toBe('dos');
});

test(':set nu numbers the lines and the cursor stays on its character', async () => {
  await using editor = await openEditor(vim, { text: 'uno\ndos\n' });
  await editor.type('j:set nu\r');
  expect(editor.rows().slice(0, 3)).toEqual(['  1 uno', '  2 dos', '~']);
  expect(editor.cursor()).toEqual({ row: 1, column: 4 });
});

test('a search goes round the end and says so; one that finds nothing says E486', async () => {
  await using editor = await openEditor(vim, { text: 'casa\nperro\ncasa\n' });
  await editor.type('/casa\r');
  expect(editor.cursor().row).toBe(2);
  await editor.type('n');
  expect(editor.cursor().row).toBe(0);
  expect(editor.rows().at(-1)).toContain('search hit BOTTOM, continuing at TOP');
  await editor.type('/gato\r');
  expect(editor.rows().at(-1)).toContain('E486: Pattern not found: gato');
});

test('a file in a folder that is not there cannot be saved, and the text stays', async () => {
  await using editor = await openEditor(vim, { words: ['nada/archivo.txt'] });
  await editor.type(`ihola${esc}:wq\r`);
  await editor.shows('E212');
  expect(editor.hasLeft()).toBe(false);
  expect(editor.rows()[0]).toBe('hola');
});

test('what was not saved when the line is cut is kept beside the file', async () => {
  await using editor = await openEditor(vim, { text: 'uno\n' });
  await editor.type('ono se pierde ');
  editor.hangUp();
  expect(await editor.exited).toBe(1);
  expect(await editor.text('archivo.txt')).toBe('uno\n');
  expect(await editor.text('archivo.txt.save')).toContain('no se pierde ');
});

test('Windows line ends, a missing last line end and text that is not UTF-8 are saved as they were found', async () => {
  for (const bytes of ['a\r\nb\r\n', 'a\nb', Buffer.from([0x6d, 0x61, 0xf1, 0x0a])]) {
    await using editor = await openEditor(vim, { text: bytes });
    await editor.type('x:wq\r');
    await editor.exited;
    const saved = await editor.text('archivo.txt');
    expect(saved).toBe(Buffer.from(bytes).subarray(1).toString('utf8'));
  }
});

test('long and wide lines wrap, and the picture follows a resize', async () => {
  await using editor = await openEditor(vim, {
    text: `${'ñandú '.repeat(20)}\n日本語の行\nfin\n`,
    columns: 40,
    rows: 10,
  });
  expect(editor.rows()[0]).toBe('ñandú '.repeat(20).slice(0, 40));
  expect(editor.rows()[3]).toBe('日本語の行');
  await editor.type('G');
  await editor.resize(100, 20);
  expect(editor.rows().slice(2, 4)).toEqual(['日本語の行', 'fin']);
  expect(editor.cursor()).toEqual({ row: 3, column: 0 });
});

test('a file longer than the screen scrolls with the cursor', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => `renglón ${i + 1}`);
  await using editor = await openEditor(vim, { text: `${lines.join('\n')}\n` });
  await editor.type('G');
  expect(editor.rows().slice(0, -1)).toContain('renglón 200');
  await editor.type('100G');
  expect(editor.rows().slice(0, -1)).toContain('renglón 100');
  expect(editor.rows().at(-1)).toMatch(/100,1 +\d+%/);
  await editor.type('gg');
  expect(editor.rows()[0]).toBe('renglón 1');
});

test('without a terminal vim does not hang: it says so and leaves', async () => {
  const told: string[] = [];
  const context = { arguments: ['vim', 'x'], terminal: undefined, stderr: (text: string) => told.push(text) };
  expect(await vim.run(context as unknown as Parameters<typeof vim.run>[0])).toBe(1);
  expect(told.join('')).toContain('Output is not to a terminal');
});
