import { expect, test } from 'vitest';
import { shellHome } from './open-shell.ts';

const seed = {
  'datos/gente.csv': '',
  'datos/años.csv': '',
  'mi carpeta/nota final.txt': '',
  'notas.txt': '',
  'novedades.txt': '',
  '.oculto': '',
};

test.each([
  ['a command', 'whoa\t', 'whoami '],
  ['a command after a pipe', 'ls | who\twc\x15', ''],
  ['the only file', 'cat not\t', 'cat notas.txt '],
  ['a folder, with its slash and no blank', 'cd da\t', 'cd datos/'],
  ['a path within it', 'cat datos/g\t', 'cat datos/gente.csv '],
  ['letters with accents', 'cat datos/añ\t', 'cat datos/años.csv '],
  ['a blank in a name', 'cat mi\tn\t', String.raw`cat mi\ carpeta/nota\ final.txt `],
  ['a blank within quotes', 'cat "mi\tn\t', 'cat "mi carpeta/nota final.txt" '],
  ['what candidates have in common', 'cat no\t', 'cat no'],
  ['hidden names when asked for', 'cat .o\t', 'cat .oculto '],
  ['the home', 'ls ~/dat\t', 'ls ~/datos/'],
  ['only folders behind cd', 'cd n\t', 'cd n'],
  ['a variable', 'echo $HOSTN\t', 'echo $HOSTNAME '],
  ['nothing that is not there', 'cat zzz\t', 'cat zzz'],
])('Tab completes %s', async (_, keys, expected) => {
  using home = shellHome(seed);
  const shell = home.open();
  await shell.prompt();
  for (const key of keys) {
    shell.type(key);
    // The answer to Tab comes from the shell's worker.
    if (key === '\t') await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await shell.lastRow(`ana@practica:~$ ${expected}`);
});

test('a second Tab lists the candidates and shows the line again', async () => {
  using home = shellHome(seed);
  const shell = home.open();
  await shell.prompt();
  shell.type('cat no\t');
  await shell.says('\x07');
  shell.type('\t');
  await shell.says('novedades.txt\r\n');
  expect(await shell.screen()).toEqual([
    'ana@practica:~$ cat no',
    'notas.txt      novedades.txt',
    'ana@practica:~$ cat no',
  ]);
  shell.type('t\t');
  await shell.lastRow('ana@practica:~$ cat notas.txt');
});

test('what is typed behind Tab is kept until its answer has come', async () => {
  using home = shellHome(seed);
  const shell = home.open();
  await shell.prompt();
  shell.type('ls da\tgente.csv\r');
  await shell.says('\rdatos/gente.csv\r\n');
});

test('functions and aliases complete too', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('saludar() { echo hola; }; alias despedir="echo adiós"');
  shell.type('salud\t\r');
  await shell.says('\rhola\r\n');
  shell.type('desp\t\r');
  await shell.says('\radiós\r\n');
});
