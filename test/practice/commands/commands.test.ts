import { getCommandNames } from 'just-bash';
import { expect, test } from 'vitest';
import { builtInCommandNames, commandNames } from '../../../src/practice/commands/command-names.ts';
import { guestCommands } from '../../../src/practice/commands/registry.ts';
import { programNames } from '../../../src/practice/programs/registry.ts';
import { runCommand, shellHome } from '../shell/open-shell.ts';

test('every name in /usr/bin is a command, and every command of ours has its name there', () => {
  const ours = guestCommands.map(({ name }) => name).filter((name) => !name.startsWith('__'));
  const known = new Set<string>([...ours, ...getCommandNames(), ...programNames, '[', 'test']);
  expect(commandNames.filter((name) => !known.has(name))).toEqual([]);
  const named = new Set([...commandNames, ...builtInCommandNames]);
  expect(ours.filter((name) => !named.has(name))).toEqual([]);
  expect(new Set(ours).size).toBe(ours.length);
});

test('ls on a terminal has columns, colours when asked, and quotes around odd names', async () => {
  using home = shellHome({ 'con espacio.txt': '', 'datos/x': '', 'notas.txt': '', 'prog.sh': '' });
  home.write('prog.sh', '', 0o755);
  const shell = home.open();
  await shell.prompt();
  expect(await shell.run('ls')).toBe("'con espacio.txt'   datos   notas.txt   prog.sh\n");
  expect(await shell.run('ls | cat')).toBe('con espacio.txt\ndatos\nnotas.txt\nprog.sh\n');
  expect(await shell.run('ls --color=auto -d datos prog.sh')).toBe(
    '\x1b[0m\x1b[01;34mdatos\x1b[0m  \x1b[0m\x1b[01;32mprog.sh\x1b[0m\n',
  );
  expect(await shell.run('ls --color=auto -d datos | cat')).toBe('datos\n');
  shell.resize(20, 24);
  expect(await shell.run('ls datos notas.txt prog.sh -d')).toBe('datos      prog.sh\nnotas.txt\n');
});

test('ls -l tells the true mode, owner, size, date and link', async () => {
  using home = shellHome({ 'clave.txt': '12345' });
  const { stdout } = await runCommand(
    home,
    'chmod 600 clave.txt; touch -d "2020-03-04 05:06" clave.txt; ln -s clave.txt enlace; ls -l; ls -ld /etc /tmp',
  );
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('total 4');
  expect(lines[1]).toBe('-rw------- 1 ana ana 5 Mar  4  2020 clave.txt');
  expect(lines[2]).toMatch(/^lrwxrwxrwx 1 ana ana 9 \w{3} [ \d]\d \d\d:\d\d enlace -> clave\.txt$/);
  expect(lines[3]).toMatch(/^drwxr-xr-x \d+ root root 4096 /);
});

test('whoami, hostname, id, groups, uname and which answer for this student on this machine', async () => {
  using home = shellHome();
  const { stdout } = await runCommand(
    home,
    'whoami; hostname; id; groups; uname -n; which ls; type ls; id -un; cat /etc/hostname',
  );
  expect(stdout.split('\n')).toEqual([
    'ana',
    'practica',
    'uid=1001(ana) gid=1001(ana) groups=1001(ana)',
    'ana',
    'practica',
    '/usr/bin/ls',
    'ls is /usr/bin/ls',
    'ana',
    'practica',
    '',
  ]);
});

test('what is not there says in one sentence what to use instead, in the language of the session', async () => {
  using home = shellHome();
  const spanish = await runCommand(home, 'info ls; systemctl; psql');
  expect(spanish.stderr.split('\n')).toHaveLength(4);
  expect(spanish.stderr).toContain('usa man COMANDO');
  const shell = home.open({ command: 'info ls', terminal: 'none', environment: { LANG: 'en_US.UTF-8' } });
  expect((await shell.exited).exitCode).toBe(127);
  expect(shell.errors).toBe('info: this machine has no info pages: use man COMMAND.\n');
});

test('sha256sum -c tells a file that arrived whole from one that did not', async () => {
  using home = shellHome({ a: 'uno\n', b: 'dos\n' });
  await runCommand(home, 'sha256sum a b > sumas');
  expect(await runCommand(home, 'sha256sum -c sumas')).toMatchObject({
    exitCode: 0,
    stdout: 'a: OK\nb: OK\n',
  });
  expect(await runCommand(home, 'echo mal > b; sha256sum -c sumas')).toMatchObject({
    exitCode: 1,
    stdout: 'a: OK\nb: FAILED\n',
    stderr: 'sha256sum: WARNING: 1 computed checksum did NOT match\n',
  });
});

test('a script is run by what its first line names, and only when it may be run', async () => {
  using home = shellHome({
    'a.sh': '#!/bin/bash\necho "de $0: $1"\nexit 3\n',
    'win.sh': '#!/bin/bash\r\necho hola\r\n',
  });
  expect(await runCommand(home, './a.sh')).toMatchObject({
    exitCode: 126,
    stderr: 'bash: line 1: ./a.sh: Permission denied\n',
  });
  expect(await runCommand(home, 'chmod +x *.sh; ./a.sh "x y"')).toMatchObject({
    exitCode: 3,
    stdout: 'de ./a.sh: x y\n',
  });
  expect(await runCommand(home, './win.sh')).toMatchObject({
    exitCode: 127,
    stderr: 'bash: line 1: ./win.sh: cannot execute: required file not found\n',
  });
  expect(await runCommand(home, 'bash a.sh uno')).toMatchObject({ stdout: 'de a.sh: uno\n' });
});

test('vim and nano open on the terminal and give it back', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('vim hola.txt\r');
  await shell.says('[New]');
  shell.type('ihola ñ\x1b:wq\r');
  await shell.says(/\x1b\[\?1049l.*\$ $/s);
  expect(home.read('hola.txt')).toBe('hola ñ\n');
  expect(await shell.run('cat hola.txt; echo $?')).toBe('hola ñ\n0\n');
});
