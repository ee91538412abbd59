import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const noOwnHome = realServerHasOwnHome ? undefined : 'needs root: an account whose home may be filled';

describe.skipIf(realServerMissing)(`running a script ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let server: Server;
  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    await real?.stop();
  });

  const output = async (script: string) => (await server.run(script)).stdout;

  test('each stream and the exit code come back as they were', async () => {
    expect(await server.run('echo uno; echo dos >&2; exit 7')).toEqual({
      exitCode: 7,
      stdout: 'uno\n',
      stderr: 'dos\n',
      truncated: false,
    });
  });

  test.each([
    ['nothing', 'true', ''],
    ['no newline at the end', "printf 'a\\nb'", 'a\nb'],
    ['only newlines', "printf '\\n\\n'", '\n\n'],
    ['quotes and backslashes', String.raw`printf '%s\n' "it's \"so\"" 'a\b'`, 'it\'s "so"\na\\b\n'],
    ['ñ and what is wider', "printf '%s' 'ñandú 山 🐄'", 'ñandú 山 🐄'],
    ['a here-document', 'cat <<END\nuno\nEND', 'uno\n'],
    ['what a script reads from an input that is empty', 'cat; read line; echo "[$line]"', '[]\n'],
  ])('%s', async (_what, script, expected) => {
    expect(await output(script)).toBe(expected);
  });

  test('it starts in the home, or where it is told to', async () => {
    expect(await output('pwd')).toBe(`${await server.home()}\n`);
    expect((await server.run('pwd', { directory: '/usr/lib' })).stdout).toBe('/usr/lib\n');
    const lost = await server.run('pwd', { directory: "/it's not there" });
    expect(lost).toMatchObject({ exitCode: 2, stdout: '' });
    expect(lost.stderr).toContain("/it's not there");
  });

  test('the environment holds the home, the path and the locale, and nothing of the student', async () => {
    const names = (await output('env'))
      .split('\n')
      .map((line) => line.split('=')[0])
      .filter((name) => name && !['PWD', 'OLDPWD', '_', 'SHLVL'].includes(name));
    expect(names.sort()).toEqual(['HOME', 'LC_ALL', 'PATH']);
  });

  test('a mistake in the syntax is the script’s own', async () => {
    const { exitCode, stderr } = await server.run('if true; then echo');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/syntax error/i);
  });

  test('a script of 300 kB arrives whole', async () => {
    expect(await output(`echo '${'x'.repeat(300_000)}' | wc -c`)).toBe('300001\n');
  });

  test('a flood is kept up to the limit, never through the middle of a letter', async () => {
    const flood = await server.run('yes ñ | head -c 3000000; exit 3', { maxBytes: 1001 });
    // 333 whole lines of 3 bytes make 999; a half ñ does not.
    expect(flood).toEqual({ exitCode: 3, stdout: `${'ñ\n'.repeat(333)}ñ`, truncated: true, stderr: '' });
    const half = await server.run('yes ñ | head -c 3000000', { maxBytes: 1000 });
    expect(half.stdout).toBe('ñ\n'.repeat(333));
  });

  test('what looks like our mark is output like any other', async () => {
    expect(await output("echo '0123456789abcdef0123456789abcdef end 0'; echo after")).toContain('after');
  });

  test('it answers at once although something was left running behind', async () => {
    expect(await output('sleep 30.7 & echo done')).toBe('done\n');
    // What was left running was still there to be ended
    expect((await server.run('pkill -u "$(id -u)" -f "^sleep 30[.]7"')).exitCode).toBe(0);
  });

  test('one that takes too long is given up on, and killed on the server', async () => {
    expect(await troubleOf(server.run('sleep 31.4; echo late', { timeout: 300 }))).toBe('time-out: script');
    await expect.poll(() => output('pgrep -f "sleep 31[.]4" | wc -l')).toBe('0\n');
  });

  test('one that kills its own shell is told as cut short', async () => {
    expect(await troubleOf(server.run('kill -9 $$; sleep 1'))).toBe('shell: cut-short');
  });

  test('twenty at once all come back, though the server allows ten', async () => {
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const answers = await Promise.all(numbers.map((number) => output(`sleep 0.05; echo ${number}`)));
    expect(answers).toEqual(numbers.map((number) => `${number}\n`));
  });

  describe.skipIf(noOwnHome)(`whatever a dotfile does ${noOwnHome ?? ''}`, () => {
    const dotfile = () => join(real.home, '.bashrc');
    afterEach(() => rm(dotfile(), { force: true }));

    test('text that it prints is no part of the answer', async () => {
      await writeFile(dotfile(), 'echo bienvenida; echo cuidado >&2; printf "sin final"\n');
      expect(await server.run('echo uno; echo dos >&2')).toMatchObject({ stdout: 'uno\n', stderr: 'dos\n' });
    });

    test('commands that it redefines are the real ones, and its variables are gone', async () => {
      const forged =
        'stat() { echo forged; }; export -f stat; alias echo=false; export PATH=/nowhere LANG=xx CDPATH=/\n';
      await writeFile(dotfile(), forged);
      expect(await output('stat -c %n /etc; echo "$PATH" "$CDPATH"')).toBe(
        '/etc\n/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \n',
      );
    });

    test('one that exits is named, with its code and what it said', async () => {
      await writeFile(dotfile(), 'echo adiós; exit 3\n');
      const error = await server.run('echo uno').catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        layer: 'shell',
        code: 'dotfile-exits',
        facts: { exitCode: 3, said: 'adiós' },
      });
    });
  });

  test.skipIf(noOwnHome)(`an account without a shell is told as closed ${noOwnHome ?? ''}`, async () => {
    await using closed = await startRealServer({ shell: '/usr/sbin/nologin' });
    await using outside = openServer(closed.target());
    expect(await troubleOf(outside.run('true'))).toBe('shell: account-closed');
  });

  test('a server that allows fewer sessions than we open says so', async () => {
    await using strict = await startRealServer({ config: ['MaxSessions 1'] });
    await using narrow = openServer(strict.target());
    const both = [narrow.run('sleep 0.5'), narrow.run('sleep 0.5')].map((answer) => troubleOf(answer));
    expect(await Promise.all(both)).toContain('shell: channel-refused');
  });
});
