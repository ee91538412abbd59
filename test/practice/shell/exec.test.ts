import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, shellHome } from './open-shell.ts';

test('a command without a terminal has its exit code, and its errors apart', async () => {
  using home = shellHome();
  expect(await runCommand(home, 'echo bien; echo mal >&2; exit 4')).toMatchObject({
    exitCode: 4,
    stdout: 'bien\n',
    stderr: 'mal\n',
  });
  expect(await runCommand(home, 'nada')).toMatchObject({
    exitCode: 127,
    stderr: 'bash: line 1: nada: command not found\n',
  });
  expect(await runCommand(home, 'cat | cat | wc -c', 'hola')).toMatchObject({ stdout: '4\n' });
});

test('bytes pass through untouched, in and out', async () => {
  using home = shellHome();
  const bytes = randomBytes(300_000);
  const sum = createHash('sha256').update(bytes).digest('hex');
  const { stdout } = await runCommand(home, 'cat > bin; sha256sum bin', bytes);
  expect(stdout).toBe(`${sum}  bin\n`);
  expect(readFileSync(join(home.folder, 'bin')).equals(bytes)).toBe(true);
  expect((await runCommand(home, 'cat bin')).bytes.equals(bytes)).toBe(true);
  expect((await runCommand(home, 'cat bin | head -c 1000')).bytes.equals(bytes.subarray(0, 1000))).toBe(true);
  expect((await runCommand(home, 'head -c 10', bytes)).bytes.equals(bytes.subarray(0, 10))).toBe(true);
});

test('an archive that is sent is unpacked', async () => {
  using home = shellHome({ 'datos/a.txt': 'uno\n', 'datos/b.txt': 'ñ\n' });
  const { bytes } = await runCommand(home, 'tar cz datos');
  const unpacked = await runCommand(home, 'mkdir copia && cd copia && tar xzf - && cat datos/*', bytes);
  expect(unpacked).toMatchObject({ exitCode: 0, stdout: 'uno\nñ\n' });
});

test('output comes while the command runs, both streams in order', async () => {
  using home = shellHome();
  const shell = home.open({
    command: 'for i in 1 2 3; do echo $i; echo e$i >&2; sleep 0.15; done',
    terminal: 'none',
  });
  await shell.says('1\n');
  expect(shell.output).toBe('1\n');
  await shell.says('2\n');
  expect(shell.output).toBe('1\n2\n');
  await shell.exited;
  expect([shell.output, shell.errors]).toEqual(['1\n2\n3\n', 'e1\ne2\ne3\n']);
  const together = home.open({ command: 'echo a; echo b >&2; echo c; nada; echo d' });
  await together.exited;
  expect(together.output).toBe('a\r\nb\r\nc\r\nbash: line 1: nada: command not found\r\nd\r\n');
});

test.each([
  ['bash'],
  ['sh'],
  ['/bin/sh -s'],
  ['bash -s'],
  ['env -i HOME=/home/ana PATH=/usr/bin:/bin LC_ALL=C /bin/sh -s'],
  [undefined],
])('%s without a terminal runs each line as it arrives', async (command) => {
  using home = shellHome();
  const shell = home.open({ terminal: 'none', ...(command !== undefined && { command }) });
  shell.type('x=5\n');
  shell.type('echo "uno $x"\n');
  await shell.says('uno 5\n');
  shell.type('cd /tmp\npwd\n');
  await shell.says('/tmp\n');
  shell.type('for i in 1 2\ndo\necho "n$i"\ndone\n');
  await shell.says('n1\nn2\n');
  shell.type('cat <<FIN\nhola $x\nFIN\nread y\nlínea\necho "y=$y"\n');
  await shell.says('hola 5\ny=línea\n');
  shell.type('f() {\n  return 3\n}\nf\necho "código $?"\n');
  await shell.says('código 3\n');
  shell.input.end('false');
  expect(await shell.exited).toEqual({ exitCode: 1 });
});

test('an environment that was emptied is empty', async () => {
  using home = shellHome();
  const { stdout } = await runCommand(home, 'A=1 env -i B=2 PATH=/usr/bin /bin/sh -s', 'env | sort\n');
  expect(stdout.split('\n').filter((line) => /^(?:A|B|HOME|USER)=/.test(line))).toEqual(['B=2']);
});

test('a long text on the input is read once and not once for each of its lines', async () => {
  using home = shellHome();
  const lines = Array.from({ length: 4000 }, (_, index) => `línea ${index}`).join('\n');
  const { stdout } = await runCommand(
    home,
    'sh -s',
    `cat > f <<'FIN'\n${lines}\nFIN\nwc -l < f\nx='${lines}'\necho "\${#x}"\n`,
  );
  expect(stdout).toBe(`4000\n${lines.length}\n`);
});

test('one megabyte to a slow reader arrives whole', async () => {
  using home = shellHome({ grande: 'x'.repeat(1_000_000) });
  const { bytes } = await runCommand(home, 'cat grande; cat grande | wc -c');
  expect(bytes.length).toBe(1_000_008);
});

test('what does not end is an error', async () => {
  using home = shellHome();
  expect((await runCommand(home, 'sh -s', 'for i in 1 2\ndo\n')).stderr).toContain('unexpected end of file');
  expect((await runCommand(home, 'if true')).exitCode).toBe(2);
});

test('the student is no administrator, and the machine itself cannot be changed', async () => {
  using home = shellHome({ 'mio.txt': 'x' });
  expect(await runCommand(home, 'rm -rf /')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('dangerous'),
  });
  expect(await runCommand(home, 'rm -rf /etc')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("rm: cannot remove '/etc/passwd': Permission denied"),
  });
  expect(await runCommand(home, 'cat /etc/hostname; cat ../../../etc/shadow')).toMatchObject({
    stdout: 'practica\n',
    stderr: 'cat: ../../../etc/shadow: Permission denied\n',
  });
  expect(home.read('mio.txt')).toBe('x');
});
