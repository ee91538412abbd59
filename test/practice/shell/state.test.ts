import { expect, test } from 'vitest';
import { runCommand, shellHome } from './open-shell.ts';

test('what a command changes is there for the next one', async () => {
  using home = shellHome({ 'datos/x': '', 'f.sh': 'traida() { echo "traída $1"; }\nZ=9\n' });
  const shell = home.open();
  await shell.prompt();
  await shell.run('x=5; lista=(uno dos tres); export Y=7');
  expect(await shell.run(`echo $x \${lista[1]} \${#lista[@]}`)).toBe('5 dos 3\n');
  expect(await shell.run('printenv x; printenv Y')).toBe('7\n');
  await shell.run('saluda() { echo "hola $1"; }');
  expect(await shell.run('saluda ana')).toBe('hola ana\n');
  await shell.run('source f.sh');
  expect(await shell.run('traida $Z')).toBe('traída 9\n');
  await shell.run("alias ll='ls -1'");
  expect(await shell.run('ll')).toBe('datos\nf.sh\n');
  await shell.run('cd datos');
  expect(await shell.run('pwd; cd -; pwd')).toBe('/home/ana/datos\n/home/ana\n/home/ana\n');
  await shell.run('false');
  expect(await shell.run('echo $?')).toBe('1\n');
  await shell.run('shopt -s nullglob; set -u');
  expect(await shell.run(`echo nada*; echo \${nada-vacío}`)).toBe('\nvacío\n');
  expect(await shell.run('echo $nada; echo sigo')).toContain('nada: unbound variable');
  await shell.run('set +u');
  await shell.run('(cd /; x=6)');
  expect(await shell.run('pwd; echo $x')).toBe('/home/ana\n5\n');
});

test('letters with accents come through read, loops, pipes and here-documents as they are', async () => {
  using home = shellHome({ 'notas.txt': 'mañana\nniño feliz\n' });
  const { stdout } = await runCommand(
    home,
    [
      'read a < notas.txt; echo "$a"',
      'while read uno dos; do echo "[$uno][$dos]"; done < notas.txt',
      'cat notas.txt | while read l; do echo "<$l>"; done',
      `x=$(head -1 notas.txt); echo "$x \${#x}"`,
      'read z <<< "ñandú"; echo $z',
      'cat <<FIN\ncorazón $z\nFIN',
    ].join('\n'),
  );
  expect(stdout).toBe(
    'mañana\n[mañana][]\n[niño][feliz]\n<mañana>\n<niño feliz>\nmañana 6\nñandú\ncorazón ñandú\n',
  );
});

test('a redirection that cannot be opened fails alone, in words that name what was typed', async () => {
  using home = shellHome();
  const { stdout, stderr, exitCode } = await runCommand(
    home,
    'echo x > nada/y || echo falló; for i in 1 2; do echo $i > /etc/z; done; echo fin',
  );
  expect(stdout).toBe('falló\nfin\n');
  expect(stderr).toBe(
    'bash: line 1: nada/y: No such file or directory\n' +
      'bash: line 1: /etc/z: Permission denied\n'.repeat(2),
  );
  expect(exitCode).toBe(0);
});

test('two shells of one student do not share what they remember', async () => {
  using home = shellHome();
  const [one, other] = [home.open(), home.open()];
  await Promise.all([one.prompt(), other.prompt()]);
  await one.run('x=uno; cd /tmp');
  expect(await other.run('echo "[$x]"; pwd')).toBe('[]\n/home/ana\n');
  await one.run('echo compartido > /tmp/f');
  expect(await other.run('cat /tmp/f')).toBe('compartido\n');
});
