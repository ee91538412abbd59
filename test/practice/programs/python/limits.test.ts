import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pythonMachine } from './python-machine.ts';

const machine = pythonMachine();
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a program that takes all memory is killed, and other shells feel nothing', async () => {
  const bomb = machine().run(`python3 -c 'a = []
while True: a.append(bytes(16 << 20) + b"x")'`);
  let slowest = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const start = performance.now();
      expect((await machine().run('echo aquí')).stdout).toBe('aquí\n');
      slowest = Math.max(slowest, performance.now() - start);
    }
  })();
  const end = await bomb;
  isOver = true;
  await watching;
  expect(end).toEqual({ stdout: '', stderr: 'Killed\n', exitCode: 137 });
  expect(slowest).toBeLessThan(3000);
});

test('what is too long for a pipe is stopped with a sentence', async () => {
  const { stderr } = await machine().run(
    `LANG=en_US.UTF-8 python3 -c 'while True: print("y" * 9999)' | head -1`,
  );
  expect(stderr).toContain('python3: stopped: what it writes does not fit into a pipe');
});

test('100 MB arrive whole, and a reader who stops reading stops the program', async () => {
  machine().write('mucho.py', 'for i in range(100): print("y" * ((1 << 20) - 1))\n');
  const { stdout } = await machine().run('python3 mucho.py');
  expect(stdout.length).toBe(100 << 20);
  machine().write(
    'lento.py',
    'for i in range(100):\n    print("y" * (1 << 20))\nopen("acabado", "w").close()\n',
  );
  const shell = await machine().login();
  shell.type('python3 lento.py\r');
  await shell.says('yyyyyyy');
  shell.pause();
  const before = process.memoryUsage.rss();
  await later(1500);
  expect(process.memoryUsage.rss() - before).toBeLessThan(60 << 20);
  expect(existsSync(`${machine().home}/acabado`)).toBe(false);
  shell.resume();
  shell.type('\x03');
  await shell.says('KeyboardInterrupt');
});

test('a program whose terminal hangs up is gone', async () => {
  machine().write(
    'siempre.py',
    'import time\nwhile True:\n    open("pulso", "a").write("x")\n    time.sleep(0.05)\n',
  );
  const shell = await machine().login();
  shell.type('python3 siempre.py\r');
  for (let tries = 0; !existsSync(`${machine().home}/pulso`) && tries < 900; tries++) await later(50);
  shell.hangUp();
  await later(1000);
  const length = machine().read('pulso').length;
  await later(500);
  expect(machine().read('pulso').length).toBe(length);
});

test('work in C that cannot hear Ctrl-C is ended all the same', async () => {
  const shell = await machine().login();
  const from = shell.type(`python3 -c 'print("ya"); x = sum(range(10**12))'; echo código $?\r`);
  await shell.says('ya\r\n', from);
  await later(300);
  shell.type('\x03');
  expect(await shell.says('código 130', from)).toContain('KeyboardInterrupt');
});
