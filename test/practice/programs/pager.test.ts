import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../../src/package-folder.ts';
import { less } from '../../../src/practice/programs/pager/less.ts';
import { shellHome } from '../shell/open-shell.ts';
import { openEditor } from './editor-on-screen.ts';

const esc = '\x1b';
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `linea ${i + 1}\n`).join('');

test('less walks by page and by line, to the end and back', async () => {
  await using screen = await openEditor(less, { text: numbered(60), rows: 10, columns: 40 });
  expect(screen.rows().at(0)).toBe('linea 1');
  expect(screen.rows().at(-1)).toBe('archivo.txt');
  await screen.type(' ');
  expect(screen.rows()[0]).toBe('linea 10');
  expect(screen.rows().at(-1)).toBe(':');
  await screen.type('j');
  expect(screen.rows()[0]).toBe('linea 11');
  await screen.type('b');
  expect(screen.rows()[0]).toBe('linea 2');
  await screen.type('G');
  expect(screen.rows().slice(-2)).toEqual(['linea 60', '(END)']);
  await screen.type('5g');
  expect(screen.rows()[0]).toBe('linea 5');
  await screen.type('q');
  expect(await screen.exited).toBe(0);
});

test('less finds with / and ?, goes on with n and N, and says when there is nothing', async () => {
  await using screen = await openEditor(less, { text: numbered(60), rows: 10, columns: 40 });
  await screen.type('/linea 5\r');
  expect(screen.rows()[0]).toBe('linea 5');
  await screen.type('n');
  expect(screen.rows()[0]).toBe('linea 50');
  await screen.type('N');
  expect(screen.rows()[0]).toBe('linea 5');
  await screen.type('/gato\r');
  expect(screen.rows().at(-1)).toBe('Pattern not found  (press RETURN)');
  await screen.type(`\r/x${esc}q`);
  expect(await screen.exited).toBe(0);
});

test('less numbers lines, folds what is too long, and follows a change of size', async () => {
  await using screen = await openEditor(less, { text: `${'x'.repeat(50)}\nfin\n`, rows: 6, columns: 40 });
  expect(screen.rows().slice(0, 4)).toEqual(['x'.repeat(40), 'x'.repeat(10), 'fin', 'archivo.txt (END)']);
  await screen.type('-N\r');
  expect(screen.rows()[0]).toBe(`      1 ${'x'.repeat(32)}`);
  await screen.type('-N\r-S\r');
  expect(screen.rows().slice(0, 2)).toEqual([`${'x'.repeat(39)}>`, 'fin']);
  await screen.resize(60, 6);
  expect(screen.rows()[0]).toBe('x'.repeat(50));
  screen.hangUp();
  expect(await screen.exited).toBe(1);
});

test('escape codes of a file never reach the screen', async () => {
  await using screen = await openEditor(less, { text: 'a\x1b]0;malo\x07b\n', rows: 6, columns: 40 });
  expect(screen.rows()[0]).toBe('aESC]0;malo^Gb');
});

test('less pages what comes through a pipe, and gives the prompt back', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 40, rows: 10 } });
  await shell.prompt();
  shell.type('seq 1 30 | less\r');
  await shell.lastRow(':');
  shell.type('G');
  await shell.lastRow('(END)');
  expect((await shell.screen())[0]).toBe('22');
  shell.type('q');
  await shell.says(/\x1b\[\?1049l.*\$ $/s);
  expect(await shell.run('seq 1 3 | less | cat')).toBe('1\n2\n3\n');
  expect(await shell.run('less nada; echo $?')).toBe('nada: No such file or directory\n1\n');
  expect(await shell.run('less; less /etc')).toBe(
    'Missing filename ("less --help" for help)\n/etc is a directory\n',
  );
});

test('more fills the screen, goes on with Space and Enter, and leaves the text behind', async () => {
  using home = shellHome({ 'n.txt': numbered(60) });
  const shell = home.open({ terminal: { columns: 40, rows: 10 } });
  await shell.prompt();
  shell.type('clear; more n.txt\r');
  await shell.lastRow('--More--(13%)');
  shell.type(' ');
  await shell.lastRow('--More--(28%)');
  expect((await shell.screen())[0]).toBe('linea 10');
  shell.type('\r');
  await shell.lastRow('--More--(30%)');
  shell.type('/linea 3\r');
  await shell.lastRow('--More--(59%)');
  expect(await shell.screen()).toContain('linea 30');
  shell.type('q');
  await shell.says(/\$ $/);
  expect(await shell.run('more nada')).toBe('more: cannot open nada: No such file or directory\n');
});

test('man shows a page in the language of the session, and says when there is none', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 90, rows: 24 } });
  await shell.prompt();
  shell.type('man ls\r');
  await shell.lastRow(' Manual page ls(1) line 1 (press h for help or q to quit)');
  expect((await shell.screen()).slice(2, 4)).toEqual([
    'NOMBRE',
    '       ls - muestra lo que hay en una carpeta',
  ]);
  shell.type('q');
  await shell.says(/\x1b\[\?1049l.*\$ $/s);
  expect(await shell.run('LANG=en_US.UTF-8 man ls | head -n 4 | tail -n 1')).toBe(
    '       ls - list what is in a folder\n',
  );
  expect(await shell.run('man nada; echo $?')).toBe('No manual entry for nada\n16\n');
});

test('each manual exists in both languages, with a name, a synopsis and a description', () => {
  const folder = join(packageFolder(), 'fixtures', 'man');
  const pages = (language: string) => readdirSync(join(folder, language)).sort();
  expect(pages('en')).toEqual(pages('es'));
  for (const language of ['es', 'en'])
    for (const page of pages(language)) {
      const blocks = readFileSync(join(folder, language, page), 'utf8')
        .trim()
        .split('\n\n');
      expect(blocks[0], page).toMatch(new RegExp(`^${page.replace('.txt', '')} - \\S`));
      expect(blocks.length, page).toBeGreaterThanOrEqual(3);
      expect(blocks.length, page).toBeLessThanOrEqual(4);
    }
});
