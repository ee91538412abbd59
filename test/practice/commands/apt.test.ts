import { expect, test } from 'vitest';
import { runCommand, type ShellHome, shellHome, type TestShell } from '../shell/open-shell.ts';

async function atTerminal(home: ShellHome): Promise<TestShell> {
  const shell = home.open({ terminal: { columns: 100, rows: 40 } });
  await shell.prompt();
  return shell;
}

async function givePassword(shell: TestShell, line: string, password = 'x'): Promise<string> {
  const from = shell.output.length;
  shell.type(`${line}\r`);
  await shell.says('[sudo] password for ana: ', from);
  shell.type(`${password}\r`);
  await shell.says(/\$ $/, from + line.length + 30);
  return shell.output.slice(from).replaceAll('\r\n', '\n');
}

test('without sudo apt says that it cannot lock, and changes nothing', async () => {
  using home = shellHome();
  expect(await runCommand(home, 'apt-get install tree')).toMatchObject({
    exitCode: 100,
    stderr:
      'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
  });
  expect(await runCommand(home, 'tree; ls /usr/bin/tree; which tree')).toMatchObject({
    stderr:
      "bash: line 1: tree: command not found\nls: cannot access '/usr/bin/tree': No such file or directory\n",
    exitCode: 1,
  });
});

test('a package is there once it is installed, in every shell of the account, until it is removed', async () => {
  using home = shellHome({ 'datos/a.csv': '' });
  const shell = await atTerminal(home);
  const said = await givePassword(shell, 'sudo apt install tree');
  expect(said).toContain('Installing:\n  tree\n');
  expect(said).toContain('Setting up tree (2.2.1-1) ...\n');
  expect(await shell.run('tree datos')).toContain('a.csv');
  expect(await shell.run('which tree')).toBe('/usr/bin/tree\n');
  expect((await runCommand(home, 'tree datos')).stdout).toContain('a.csv');
  expect(await shell.run('apt list --installed | grep tree')).toContain(
    'tree/stable,now 2.2.1-1 amd64 [installed]',
  );
  expect(await shell.run('sudo apt install tree')).toContain('tree is already the newest version (2.2.1-1).');
  expect(await shell.run('sudo apt remove -y tree')).toContain('Removing tree (2.2.1-1) ...');
  expect(await shell.run('tree')).toContain('tree: command not found');
});

test('sudo asks without showing, thrice at most, and then believes for a while', async () => {
  using home = shellHome();
  const shell = await atTerminal(home);
  const from = shell.output.length;
  shell.type('sudo whoami\r');
  for (const [index, wrong] of ['secreto1', 'secreto2', 'secreto3'].entries()) {
    await shell.until(
      (output) => output.slice(from).split('password for ana: ').length === index + 2,
      'a question',
    );
    shell.type(`${wrong}\r`);
  }
  await shell.says('sudo: 3 incorrect password attempts', from);
  expect(shell.output).not.toContain('secreto');
  expect(shell.output.slice(from).split('Sorry, try again.')).toHaveLength(3);
  await shell.says(/\$ $/, from);
  expect(await givePassword(shell, 'sudo whoami')).toContain('password for ana: \nroot\n');
  expect(await shell.run('sudo id -un; whoami')).toBe('root\nana\n');
  expect(await shell.run('sudo nada')).toBe('sudo: nada: command not found\n');
  expect(await shell.run('sudo -k; sudo -n ls')).toBe('sudo: a password is required\n');
});

test('without a terminal sudo says how it could be asked; -S reads the password from its input', async () => {
  using home = shellHome();
  const refused = await runCommand(home, 'sudo ls');
  expect(refused.stderr).toContain('sudo: a terminal is required to read the password');
  expect(refused.exitCode).toBe(1);
  expect((await runCommand(home, 'sudo -S whoami', 'x\n')).stdout).toBe('root\n');
  expect((await runCommand(home, 'sudo -u postgres psql')).stderr).toContain('sudo: unknown user postgres\n');
});

test('apt finds, shows and refuses what it does not know', async () => {
  using home = shellHome();
  expect((await runCommand(home, 'apt search directory')).stdout).toContain('tree/stable 2.2.1-1 amd64\n');
  expect((await runCommand(home, 'apt show tree')).stdout).toContain('Package: tree\n');
  const unknown = await runCommand(home, 'sudo -S apt-get install nadie', 'x\n');
  expect(unknown.stderr).toContain('E: Unable to locate package nadie\n');
  expect(unknown.exitCode).toBe(100);
  expect((await runCommand(home, 'sudo -S apt update', 'x\n')).stdout).toContain(
    'All packages are up to date.\n',
  );
});
