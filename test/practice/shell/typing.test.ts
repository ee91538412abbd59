import { expect, test } from 'vitest';
import { shellHome, type TestShell } from './open-shell.ts';

const up = '\x1b[A';
const down = '\x1b[B';
const left = '\x1b[D';

async function ready(shell: TestShell): Promise<TestShell> {
  await shell.prompt();
  return shell;
}

test.each([
  ['Ctrl-A and Ctrl-E go to both ends', 'cho hola\x01e\x05 fin', 'echo hola fin'],
  ['Home and End too', 'cho hola\x1b[He\x1b[F fin', 'echo hola fin'],
  ['arrows move by one letter', `eco${left}h`, 'echo'],
  ['Backspace takes the letter before', 'echoo\x7f hola', 'echo hola'],
  ['Delete takes the letter behind', `ecxho${left}${left}${left}\x1b[3~`, 'echo'],
  ['Ctrl-D takes the letter behind on a line that is not empty', `ecxho${left}${left}${left}\x04`, 'echo'],
  ['Ctrl-U clears to the beginning', 'nada de esto\x15echo', 'echo'],
  ['Ctrl-K clears to the end', `echo sobra${left.repeat(6)}\x0b`, 'echo'],
  ['Ctrl-W takes the word before', 'echo uno dos\x17tres', 'echo uno tres'],
  ['Ctrl-Y brings back what was cut', 'uno dos\x15echo \x19', 'echo uno dos'],
  ['Ctrl with an arrow moves by words', 'echo uno tres\x1b[1;5Ddos ', 'echo uno dos tres'],
  ['Alt-B and Alt-F move by words', 'echo uno tres\x1bbdos \x1bf!', 'echo uno dos tres!'],
  ['ñ and accents are one letter each', `echo ñandúx\x7f${left}${left}\x7fN`, 'echo ñaNdú'],
  ['wide letters are erased as a whole', 'echo 日本\x7f語', 'echo 日語'],
  ['Ctrl-_ takes back the last change', 'echo hola\x15\x1f', 'echo hola'],
])('%s', async (_, keys, expected) => {
  using home = shellHome();
  const shell = await ready(home.open());
  shell.type(keys);
  await shell.lastRow(`ana@practica:~$ ${expected}`);
});

test('up and down walk through the history, and the line begun is found again', async () => {
  using home = shellHome({ '.bash_history': 'echo de antes\n' });
  const shell = await ready(home.open());
  await shell.run('echo uno');
  await shell.run('echo dos');
  shell.type(`a medias${up}`);
  await shell.lastRow('ana@practica:~$ echo dos');
  shell.type(up + up);
  await shell.lastRow('ana@practica:~$ echo de antes');
  shell.type(down + down + down);
  await shell.lastRow('ana@practica:~$ a medias');
});

test('Ctrl-R finds an earlier line by a part of it', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  for (const line of ['echo manzana verde', 'echo pera', 'echo manzana roja']) await shell.run(line);
  shell.type('\x12manz');
  await shell.lastRow("(reverse-i-search)`manz': echo manzana roja");
  shell.type('\x12');
  await shell.lastRow("(reverse-i-search)`manz': echo manzana verde");
  const from = shell.output.length;
  shell.type('\r');
  await shell.says('\rmanzana verde\r\n', from);
  await shell.prompt();
  shell.type('\x12zzz');
  await shell.lastRow("(failed reverse-i-search)`zzz':");
  shell.type('\x07');
  await shell.lastRow('ana@practica:~$');
});

test('Ctrl-L clears the screen and keeps the line', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  await shell.run('echo algo');
  shell.type('echo sigo\x0c');
  await shell.lastRow('ana@practica:~$ echo sigo');
  expect(await shell.screen()).toEqual(['ana@practica:~$ echo sigo']);
});

test('what is typed behind a full row goes on in the next one', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 40, rows: 10 } });
  await shell.prompt();
  shell.type('x'.repeat(24));
  await new Promise((resolve) => setTimeout(resolve, 50));
  shell.type('yz');
  await shell.lastRow('yz');
  shell.type('\x01Q');
  await shell.lastRow('xyz');
  expect(await shell.screen()).toEqual([`ana@practica:~$ Q${'x'.repeat(23)}`, 'xyz']);
  shell.type('\x0b');
  await shell.lastRow('ana@practica:~$ Q');
  shell.type('\x05\x15');
  await shell.lastRow('ana@practica:~$');
});

test('a window that becomes narrower or wider shows the same line', async () => {
  using home = shellHome();
  const shell = home.open({ terminal: { columns: 60, rows: 10 } });
  await shell.prompt();
  shell.type(`echo ${'a'.repeat(30)}`);
  await shell.lastRow(`ana@practica:~$ echo ${'a'.repeat(30)}`);
  shell.resize(40, 10);
  shell.type('b');
  await shell.lastRow('aaaaaaaaaaab');
  expect((await shell.screen()).join('')).toBe(`ana@practica:~$ echo ${'a'.repeat(30)}b`);
  shell.resize(80, 10);
  shell.type('c');
  await shell.lastRow(`ana@practica:~$ echo ${'a'.repeat(30)}bc`);
  expect(await shell.run('; echo $COLUMNS')).toContain('80\n');
});

test('a letter typed at the end of the line is sent alone', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  shell.type('echo hol');
  await shell.lastRow('ana@practica:~$ echo hol');
  const from = shell.output.length;
  shell.type('a');
  await shell.lastRow('ana@practica:~$ echo hola');
  expect(shell.output.slice(from)).toBe('a');
});

test('pasted lines run one after another, each whole', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  shell.type('sleep 0.2; echo uno\rread x\rpara read\recho "[$x]"\recho fin\r');
  await shell.says(/\rfin\r\n.*\$ $/s);
  const rows = await shell.screen();
  expect(rows).toEqual([
    'ana@practica:~$ sleep 0.2; echo uno',
    'uno',
    'ana@practica:~$ read x',
    'para read',
    'ana@practica:~$ echo "[$x]"',
    '[para read]',
    'ana@practica:~$ echo fin',
    'fin',
    'ana@practica:~$',
  ]);
});

test('a bracketed paste waits for Enter and runs as a whole', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  expect(shell.output).toContain('\x1b[?2004h');
  shell.type('\x1b[200~for i in 1 2\r\ndo echo "n$i"\r\ndone\x1b[201~');
  await shell.lastRow('done');
  expect(shell.output).not.toContain('\r\nn1');
  shell.type('\r');
  await shell.says('n1\r\nn2\r\n');
});

test('a command over several lines asks for the rest, and is one line in the history', async () => {
  using home = shellHome();
  const shell = await ready(home.open());
  for (const line of ['for i in 1 2', 'do echo "n$i"']) {
    shell.type(`${line}\r`);
    await shell.lastRow('>');
  }
  expect(await shell.run('done')).toBe('n1\nn2\n');
  shell.type(up);
  await shell.lastRow('ana@practica:~$ for i in 1 2; do echo "n$i"; done');
  shell.type('\x15cat <<FIN\r');
  await shell.lastRow('>');
  shell.type('hola ñ $((1+1))\r');
  await shell.lastRow('>');
  expect(await shell.run('FIN')).toBe('hola ñ 2\n');
  shell.type('echo "sin\r');
  await shell.lastRow('>');
  expect(await shell.run('cerrar"')).toBe('sin\ncerrar\n');
  shell.type('echo a |\r');
  await shell.lastRow('>');
  shell.type('\x03');
  await shell.prompt();
  shell.type('echo \\\r');
  await shell.lastRow('>');
  expect(await shell.run('sigue')).toBe('sigue\n');
});
