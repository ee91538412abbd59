import { expect, test } from 'vitest';
import { countShellWorkers } from '../../../src/practice/shell/shell-worker.ts';
import { shellHome, type TestShell } from './open-shell.ts';

// Comparing these keeps just-bash's diff at work for minutes, in which it looks up from nothing.
const numbers = Array.from({ length: 60_000 }, (_, index) => `${index}\n`);
const hopeless = { a: numbers.join(''), b: numbers.toReversed().join('') };

async function interruptAfter(shell: TestShell, line: string): Promise<void> {
  const from = shell.output.length;
  shell.type(`${line}\r`);
  await shell.says('\r\n', from);
  await new Promise((resolve) => setTimeout(resolve, 100));
  shell.type('\x03');
  await shell.says(/\$ $/, from + line.length);
}

test.each([
  ['a loop without an end', 'while true; do :; done'],
  ['a loop that counts', 'for ((i=0;;i++)); do x=$i; done'],
  ['a loop that writes', 'while true; do echo y; done'],
  ['sleep', 'sleep 5000'],
  ['a script', 'bash -c "while :; do sleep 1; done"'],
  ['a pipe', 'sleep 5000 | cat'],
  ['a command that waits for input', 'cat'],
  ['a substitution', 'x=$(sleep 5000)'],
])('Ctrl-C ends %s at once, and nothing after it is run', async (_, command) => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  // What is stopped because it does not hear loses the inner shell: one that is still there heard it
  await shell.run('bash');
  await shell.run('dentro=2');
  await interruptAfter(shell, `${command}; echo seguía`);
  expect(shell.output.split('seguía')).toHaveLength(2);
  expect(await shell.run('echo $? $dentro')).toBe('130 2\n');
});

test('Ctrl-C typed right behind a command ends it too', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('sleep 5000\r\x03');
  await shell.says(/\^C\r\n.*\$ $/s);
});

test('what is typed right after Ctrl-C is for the next prompt, what was typed before it is dropped', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('sleep 5000\r');
  await shell.says('\r\n');
  shell.type('echo perdido\r\x03echo hallado\r');
  await shell.says('hallado\r\n');
  expect(shell.output).not.toContain('perdido\r\n');
});

test('an error that would end a script does not end a shell with a prompt', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('x=5');
  expect(await shell.run(`echo \${nada?falta}`)).toContain('falta\n');
  expect(await shell.run('echo "$? $x"')).toBe('1 5\n');
});

test('what an interrupted line had done before stays done', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await interruptAfter(shell, 'cd /tmp && x=9 && sleep 5000');
  expect(await shell.run('pwd; echo $x')).toBe('/tmp\n9\n');
});

test('a command that hears nothing is stopped all the same, and the shell goes on with what it had', async () => {
  using home = shellHome(hopeless);
  const shell = home.open();
  await shell.prompt();
  await shell.run(
    'cd /tmp; x=5; lista=(a b c); export Y=7; alias k="echo alias"; saluda() { echo "hola $1"; }',
  );
  await interruptAfter(shell, 'diff ~/a ~/b');
  expect(await shell.run(`echo $? $x \${lista[2]}; pwd; saluda ana; k; printenv Y`)).toBe(
    '130 5 c\n/tmp\nhola ana\nalias\n7\n',
  );
});

test('a shell within a shell that had to be stopped comes back to the one around it', async () => {
  using home = shellHome(hopeless);
  const shell = home.open();
  await shell.prompt();
  await shell.run('fuera=1');
  await shell.run('bash');
  await shell.run('dentro=2');
  await interruptAfter(shell, 'diff ~/a ~/b');
  expect(await shell.run('echo "$dentro[$fuera]"')).toBe('2[]\n');
  await shell.run('exit');
  expect(await shell.run('echo "[$dentro]$fuera"')).toBe('[]1\n');
});

test('a runaway in one shell does not stop another', async () => {
  using home = shellHome();
  const [runaway, other] = [home.open(), home.open()];
  await Promise.all([runaway.prompt(), other.prompt()]);
  runaway.type('while true; do :; done\r');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const from = runaway.output.length;
  for (let round = 0; round < 5; round++) expect(await other.run(`echo ${round}`)).toBe(`${round}\n`);
  // It was running all the while
  expect(runaway.output.slice(from)).toBe('');
});

test('Ctrl-C at the prompt gives up the line and begins a new one', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  shell.type('echo a medias\x03');
  await shell.says('^C');
  expect(await shell.run('echo $?')).toContain('130\n');
  expect((await shell.screen()).slice(0, 2)).toEqual([
    'ana@practica:~$ echo a medias^C',
    'ana@practica:~$ echo $?',
  ]);
});

test('a hang-up stops everything and leaves no worker behind', async () => {
  using home = shellHome();
  const before = countShellWorkers();
  const shells = [home.open(), home.open(), home.open({ command: 'sleep 60', terminal: 'none' })];
  await Promise.all(shells.slice(0, 2).map((shell) => shell.prompt()));
  shells[0]?.type('while true; do :; done\r');
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const shell of shells) shell.hangUp();
  for (const shell of shells) expect(await shell.exited).toEqual({ exitCode: 129, signal: 'HUP' });
  // One or two may be kept ready for whoever comes next.
  for (let round = 0; countShellWorkers() > Math.max(before, 2) && round < 900; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(countShellWorkers()).toBeLessThanOrEqual(Math.max(before, 2));
});

test('a signal of the client ends or interrupts the command', async () => {
  using home = shellHome();
  const interrupted = home.open({ command: 'echo ya; sleep 5000; echo no', terminal: 'none' });
  const ended = home.open({ command: 'echo ya; sleep 5000', terminal: 'none' });
  await Promise.all([interrupted.says('ya'), ended.says('ya')]);
  interrupted.signal('INT');
  ended.signal('TERM');
  expect((await interrupted.exited).exitCode).toBe(130);
  expect((await ended.exited).signal).toBe('TERM');
});
