import { expect, test } from 'vitest';
import { shellHome } from './open-shell.ts';

test('a file is written with cat and Ctrl-D, with corrections on the way', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('cat > notas.txt\r');
  await shell.says('\x1b[?2004l');
  shell.type('holx\x7fa niñ\x7f\x7f\x7f\x7f ñandú\r');
  await shell.lastRow('hola ñandú');
  shell.type('esto no\x15sí\r');
  await shell.lastRow('sí');
  const from = shell.output.length;
  shell.type('\x04');
  await shell.says(/\$ $/, from);
  expect(home.read('notas.txt')).toBe('hola ñandú\nsí\n');
});

test('cat repeats each line as it comes, and Ctrl-C leaves it', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('cat\r');
  await shell.says('\x1b[?2004l');
  shell.type('uno\r');
  await shell.says('uno\r\nuno\r\n');
  shell.type('\x03');
  await shell.says(/\^C\r\n[^\n]*\$ $/);
  expect(await shell.run('echo $?')).toBe('130\n');
});

test('read takes a line, with its prompt, and hides a secret', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('read -p "Tu nombre: " nombre\r');
  await shell.says('\r\n');
  await shell.lastRow('Tu nombre:');
  expect(await shell.run('Ana María Peña')).toBe('');
  expect(await shell.run('echo "<$nombre>"')).toBe('<Ana María Peña>\n');
  shell.type('read -s clave\r');
  await shell.says('read -s clave\r\n');
  const from = shell.output.length;
  shell.type('secreta\r');
  await shell.says(/\$ $/, from);
  expect(shell.output.slice(from)).not.toContain('secreta');
  expect(await shell.run('echo $clave')).toBe('secreta\n');
});

test('read works within a loop and within a script', async () => {
  using home = shellHome({ 'pregunta.sh': '#!/bin/bash\nread -p "¿Quién? " x\necho "Hola, $x"\n' });
  const shell = home.open();
  await shell.prompt();
  shell.type('while read l; do echo "[$l]"; done\r');
  await shell.says('\x1b[?2004l');
  shell.type('uno\rdos\r\x04');
  await shell.says('[dos]\r\n');
  await shell.prompt();
  shell.type('bash pregunta.sh\r');
  await shell.lastRow('¿Quién?');
  shell.type('Ñusta\r');
  await shell.says('Hola, Ñusta\r\n');
});

test('rm -i asks, and only a yes removes', async () => {
  using home = shellHome({ a: 'x', b: '' });
  const shell = home.open();
  await shell.prompt();
  shell.type('rm -i a b\r');
  await shell.lastRow("rm: remove regular file 'a'?");
  shell.type('n\r');
  await shell.lastRow("rm: remove regular empty file 'b'?");
  shell.type('y\r');
  await shell.prompt();
  expect(await shell.run('ls')).toBe('a\n');
});

test.each([
  ['sort', 'b\ra\r', 'a\r\nb\r\n'],
  ['wc -l', 'uno\rdos\r', '2\r\n'],
  ['grep an', 'ana\rbo\r', 'ana\r\n'],
  ['tr a-z A-Z', 'hola ñ\r', 'HOLA ñ\r\n'],
  ['head -n 1', 'uno\rdos\r', 'uno\r\n'],
  ['sha256sum', 'hola\r', '  -\r\n'],
])('%s without a file reads what is typed', async (command, keys, expected) => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type(`${command}\r`);
  await shell.says('\x1b[?2004l');
  shell.type(keys);
  await shell.says(`${keys.split('\r').at(-2)}\r\n`);
  const from = shell.output.length;
  shell.type('\x04');
  await shell.says(expected, from);
});
