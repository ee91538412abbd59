import { expect, test } from 'vitest';
import { shellHome } from './open-shell.ts';

test('what was typed is kept in .bash_history when the shell leaves', async () => {
  using home = shellHome({ '.bash_history': 'antes\n' });
  const shell = home.open();
  await shell.prompt();
  await shell.run('echo uno');
  await shell.run('echo dos');
  expect(await shell.run('history 2')).toBe('    3  echo dos\n    4  history 2\n');
  expect(await shell.run('fc -ln -1 -1')).toContain('history 2\n');
  shell.type('exit\r');
  await shell.exited;
  expect(home.read('.bash_history')).toBe('antes\necho uno\necho dos\nhistory 2\nfc -ln -1 -1\nexit\n');
});

test('of two shells that leave, neither loses its lines', async () => {
  using home = shellHome();
  const [one, other] = [home.open(), home.open()];
  await Promise.all([one.prompt(), other.prompt()]);
  await one.run('echo uno');
  await other.run('echo otro');
  one.type('exit\r');
  other.type('\x04');
  await Promise.all([one.exited, other.exited]);
  expect(home.read('.bash_history').split('\n').sort()).toEqual(['', 'echo otro', 'echo uno', 'exit']);
});

test('a shell that is cut off has kept its lines too', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('echo uno');
  shell.hangUp();
  await shell.exited;
  expect(home.read('.bash_history')).toBe('echo uno\n');
});

test('HISTCONTROL leaves out repeated lines and those that begin with a blank', async () => {
  using home = shellHome({ '.profile': 'HISTCONTROL=ignoreboth\n' });
  const shell = home.open();
  await shell.prompt();
  await shell.run('echo uno');
  await shell.run('echo uno');
  await shell.run(' echo secreto');
  expect(await shell.run('history')).toBe('    1  echo uno\n    2  history\n');
});
