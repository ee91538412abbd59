import { expect, test } from 'vitest';
import { countShellWorkers, stopSpareShellWorkers } from '../../../src/practice/shell/shell-worker.ts';
import { shellHome } from './open-shell.ts';

test('a command with & runs behind the prompt, which tells when it is done', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  expect(await shell.run('sleep 0.5 && echo listo > hecho.txt &')).toMatch(/^\[1\] \d+\n$/);
  expect(await shell.run('echo sigo')).toBe('sigo\n');
  expect(await shell.run('jobs')).toBe(
    '[1]+  Running                 sleep 0.5 && echo listo > hecho.txt &\n',
  );
  await shell.run('sleep 1.5');
  expect(shell.output).toContain('[1]+  Done                    sleep 0.5 && echo listo > hecho.txt\r\n');
  expect(await shell.run('cat hecho.txt; jobs')).toBe('listo\n');
});

test('it has a copy of the shell: its folder, variables and functions, and changes none of them', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('saluda() { echo "hola $1"; }; x=1; cd /tmp');
  await shell.run('y=2; { saluda $x$y; pwd; x=9; cd /; } > ~/salida.txt &');
  await shell.run('wait');
  expect(home.read('salida.txt')).toBe('hola 12\n/tmp\n');
  expect(await shell.run('echo $x; pwd')).toContain('1\n/tmp\n');
});

test('wait waits for a job and gives its exit code, kill ends one, by its number or its process', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('(sleep 0.3; exit 3) &');
  expect(await shell.run('wait $!; echo "código $?"')).toContain('código 3\n');
  expect(shell.output).toContain('[1]+  Exit 3');
  await shell.run('sleep 500 &');
  expect(await shell.run('kill %1')).not.toContain('kill:');
  await shell.run('sleep 0.2');
  expect(shell.output).toContain('[1]+  Terminated              sleep 500\r\n');
  await shell.run('while true; do :; done &');
  await shell.run('kill -9 $!; wait');
  expect(shell.output).toContain('[1]+  Killed                  while true; do :; done\r\n');
  expect(await shell.run('kill %1')).toBe('-bash: kill: %1: no such job\n');
  expect(await shell.run('kill 99999')).toBe('-bash: kill: (99999) - No such process\n');
});

test('Ctrl-C ends the waiting and not what is waited for; fg brings it back, and then ends it', async () => {
  using home = shellHome();
  const shell = home.open();
  await shell.prompt();
  await shell.run('dentro=1');
  await shell.run('sleep 500 &');
  for (const [line, status] of [
    ['wait', '130'],
    ['fg', '130'],
  ]) {
    const from = shell.output.length;
    shell.type(`${line}\r`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    shell.type('\x03');
    await shell.says(/\$ $/, from + 6);
    if (line === 'wait')
      expect(await shell.run('echo $? $dentro; jobs')).toContain(`${status} 1\n[1]+  Running`);
  }
  expect(await shell.run('jobs')).toBe('');
});

test('jobs end with the shell and leave no worker', async () => {
  using home = shellHome();
  const before = countShellWorkers();
  const shell = home.open();
  await shell.prompt();
  for (const command of ['sleep 500 &', 'while :; do :; done &', 'cat &']) await shell.run(command);
  shell.type('exit\r');
  expect(await shell.exited).toEqual({ exitCode: 0 });
  await stopSpareShellWorkers();
  for (let round = 0; countShellWorkers() > before && round < 900; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(countShellWorkers()).toBeLessThanOrEqual(before);
});
