import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { PipedShell, Server } from '../../src/server/server.ts';
import { type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

describe.skipIf(realServerMissing)(`a shell that is fed commands ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let server: Server;
  let shell: PipedShell;
  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
    shell = await server.openPipedShell();
  });
  afterAll(async () => {
    await shell?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    await real?.stop();
  });

  test('the folder, variables and functions carry over', async () => {
    await shell.run('cd /usr/lib; x=3; f() { echo "f $x"; }');
    expect(await shell.run('pwd; f')).toEqual({ exitCode: 0, output: '/usr/lib\nf 3\n' });
    await shell.run('cd');
  });

  test('both streams come in the order in which they were written, with the exit code', async () => {
    expect(await shell.run('echo 1; echo 2 >&2; echo 3; false')).toEqual({
      exitCode: 1,
      output: '1\n2\n3\n',
    });
  });

  test('output is streamed as it comes, and no letter is cut in two', async () => {
    // A shell of its own: were it to wait for ever, the other tests would not
    await using other = await server.openPipedShell();
    const go = join(real.folder, 'go');
    const parts: string[] = [];
    // It goes on only when the line before it has been seen.
    const command = `printf '\\303'; sleep 0.3; printf '\\261\\n'; until test -e ${go}; do sleep 0.05; done; printf fin`;
    await other.run(command, (text) => {
      parts.push(text);
      if (text.startsWith('ñ')) writeFileSync(go, '');
    });
    expect(parts.join('')).toBe('ñ\nfin');
  });

  test('a command that reads finds nothing, and does not eat those that come after', async () => {
    const answers = await Promise.all([
      shell.run('cat'),
      shell.run('read x; echo "[$x]"'),
      shell.run('echo after'),
    ]);
    expect(answers.map(({ output }) => output)).toEqual(['', '[]\n', 'after\n']);
  });

  test.each([
    ['no newline at the end', "printf 'a'", 'a'],
    ['quotes of all kinds', `echo "it's" '"so"'`, `it's "so"\n`],
    ['a here-document over several lines', 'cat <<END\nuno\ndos\nEND', 'uno\ndos\n'],
    ['a loop over several lines', 'for i in 1 2\ndo\n  echo $i\ndone', '1\n2\n'],
  ])('%s', async (_what, command, expected) => {
    expect((await shell.run(command)).output).toBe(expected);
  });

  test('a quote that is not closed is a mistake of that command alone', async () => {
    expect((await shell.run("echo 'x")).exitCode).not.toBe(0);
    expect((await shell.run('echo fine')).output).toBe('fine\n');
  });

  test('an output that was sent elsewhere does not lose the end', async () => {
    await shell.run('exec >/dev/null 2>&1');
    expect(await shell.run('echo hidden')).toEqual({ exitCode: 0, output: '' });
    await shell.run('exec >&9 2>&1');
    expect((await shell.run('echo seen')).output).toBe('seen\n');
  });

  test('exit ends it cleanly, and a later command says that it has left', async () => {
    const other = await server.openPipedShell();
    expect(await other.run('echo bye; exit 5')).toEqual({ exitCode: 5, output: 'bye\n' });
    expect(await troubleOf(other.run('echo'))).toBe('shell: left');
    await other[Symbol.asyncDispose]();
  });

  test('closing it while something runs ends that too', async () => {
    const other = await server.openPipedShell();
    const running = troubleOf(other.run('echo started; sleep 32.1'));
    await expect.poll(async () => (await server.run('pgrep -fc "^sleep 32[.]1"')).stdout).toBe('1\n');
    await other[Symbol.asyncDispose]();
    expect(await running).toMatch(/^(reach: cut|shell: left)$/);
    await expect.poll(async () => (await server.run('pgrep -fc "^sleep 32[.]1"')).stdout).toBe('0\n');
  });

  test('a line that is cut fails the command that ran and those that wait', async () => {
    await using line = openServer(real.target(), { backoff: [20] });
    const other = await line.openPipedShell();
    const waiting = [troubleOf(other.run('sleep 60')), troubleOf(other.run('echo'))];
    await new Promise((resolve) => setTimeout(resolve, 200));
    await real.kill();
    expect(await Promise.all(waiting)).toEqual(['reach: cut', 'reach: cut']);
    await real.start();
  });
});
