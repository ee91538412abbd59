import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server, ShellChannel } from '../../src/server/server.ts';
import type { ServerError } from '../../src/server/server-error.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';

const missing = realServerMissing ?? (realServerHasOwnHome ? undefined : 'needs root: a home of its own');

describe.skipIf(missing)(`the student’s own shell ${missing ?? ''}`, () => {
  let real: RealServer;
  let server: Server;
  let bashrc: string;
  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
    bashrc = await readFile(join(real.home, '.bashrc'), 'utf8');
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    await real?.stop();
  });
  afterEach(() => writeFile(join(real.home, '.bashrc'), bashrc));

  const open = (options = { columns: 80, rows: 24 }) => watch(server.openShell(options));

  test('it is the login shell that they know: its name, its level, its home, its terminal', async () => {
    await using shell = await open({ columns: 91, rows: 33 });
    const seen = await shell.run(
      'echo "$0 $SHLVL $PWD"; shopt -q login_shell && echo login; stty size; echo $TERM',
    );
    expect(seen).toContain(`-bash 1 ${real.home}\r\nlogin\r\n33 91\r\nxterm-256color`);
  });

  test('each command is marked with its line, its beginning and its exit code', async () => {
    await using shell = await open();
    await shell.run('true');
    shell.forget();
    shell.channel.write('(exit 3); echo "ñ;\\\\"\r');
    await shell.until(/133;D/);
    shell.channel.write('(exit 3)\r');
    await shell.until(/133;D;3/);
    expect(marksOf(shell.seen)).toEqual([
      '633;E;(exit 3)\\x3b echo "ñ\\x3b\\\\\\\\"',
      '133;C',
      '133;D;0',
      '133;A',
      '633;E;(exit 3)',
      '133;C',
      '133;D;3',
      '133;A',
    ]);
  });

  test('a line of several lines is one command, an empty Enter is none, and a secret with a space is not told', async () => {
    await using shell = await open();
    await shell.run('true');
    shell.forget();
    shell.channel.write('cat <<X\runo\rX\r');
    await shell.until(/133;D/);
    shell.channel.write('\r');
    await shell.until(/133;D.*133;D/s);
    shell.channel.write(' export KEY=secreto\r');
    await shell.until(/133;D.*133;D.*133;D/s);
    const lines = marksOf(shell.seen).filter((mark) => mark.startsWith('633') || mark === '133;C');
    expect(lines).toEqual(['633;E;cat <<X\\x0auno\\x0aX', '133;C', '133;C']);
  });

  test('an empty Enter keeps the exit code of the command before it', async () => {
    await using shell = await open();
    shell.channel.write('(exit 5)\r\recho "[$?]"\r');
    await shell.until(/\[\d+\]\r/);
    expect(shell.seen).toContain('[5]');
  });

  test('nothing of the marks is left in the environment, the history or the home', async () => {
    await using shell = await open();
    await shell.run('true');
    const seen = await shell.run(
      `env | grep -c -e 'PS[0]' -e 'PROMPT_COMMAN[D]'; history | grep -c -e '13[3]' -e 'baq[u]eano'`,
    );
    expect(seen).toMatch(/C\u00070\r\n0\r\n/);
    const files = (await server.files.list(real.home)) ?? [];
    expect(
      files.filter(
        (name) => !['.bash_history', '.bash_logout', '.bashrc', '.profile', '.cache'].includes(name),
      ),
    ).toEqual([]);
  });

  test('the system’s greeting is there, and .hushlogin silences it', async () => {
    const greeting =
      (await server.run('cat /run/motd.dynamic /etc/motd 2>/dev/null')).stdout.split('\n')[1] ?? '';
    await using loud = await open();
    await loud.run('true');
    expect(loud.seen).toContain(greeting);
    await server.files.write(join(real.home, '.hushlogin'), '');
    await using quiet = await open();
    await quiet.run('true');
    await server.files.remove(join(real.home, '.hushlogin'));
    if (greeting) expect(quiet.seen).not.toContain(greeting);
  });

  test('what a dotfile prints is seen once, as at any login', async () => {
    await writeFile(join(real.home, '.bashrc'), 'echo bienvenida\n');
    await using shell = await open();
    await shell.run('true');
    expect(shell.seen.match(/bienvenida/g)).toHaveLength(1);
  });

  test('a dotfile with a prompt of its own keeps it, with or without our marks', async () => {
    await writeFile(join(real.home, '.bashrc'), 'PS1="mine> "; PROMPT_COMMAND="echo before"\n');
    await using shell = await open();
    await shell.until(/before\r\n.*mine> /s);
    shell.channel.write('echo still here\r');
    await shell.until(/still here\r\n.*mine> /s);
  });

  test('a dotfile that exits ends the shell as at any login, with its code', async () => {
    await writeFile(join(real.home, '.bashrc'), 'echo adiós; exit 3\n');
    await using shell = await open();
    expect(await shell.ended).toEqual({ exitCode: 3 });
    expect(shell.seen.match(/adiós/g)).toHaveLength(1);
  });

  test('a dotfile that asks something before the prompt can be answered', async () => {
    await writeFile(join(real.home, '.bashrc'), 'read -p "quién eres? " who; echo "hola $who"\n');
    await using shell = await open();
    await shell.until(/quién eres\?/, 45_000);
    shell.channel.write('ana\r');
    await shell.until(/hola ana|quién eres\?.*quién eres\?/s);
  });

  test('a resize reaches the program that runs', async () => {
    await using shell = await open();
    await shell.run('trap "stty size" WINCH');
    shell.channel.resize(101, 41);
    shell.channel.write('\r');
    await shell.until(/41 101/);
  });

  test('Ctrl-C reaches what runs', async () => {
    await using shell = await open();
    await shell.run('true');
    shell.channel.write('sleep 60\r');
    await shell.until(/633;E;sleep 60/);
    // A Ctrl-C between Enter and the start of the program is bash's own, here as anywhere.
    await expect.poll(async () => (await server.run('pgrep -fc "^sleep 60"')).stdout).toBe('1\n');
    shell.channel.write('\x03');
    await shell.until(/133;D;130/);
  });

  test('a held flood stops at the server until it is let go', async () => {
    await using shell = await open();
    await shell.run('true');
    shell.channel.pause();
    shell.forget();
    shell.channel.write('head -c 20000000 /dev/zero | tr "\\0" x; echo; touch flooded\r');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(shell.seen).toBe('');
    expect(await server.files.stat(join(real.home, 'flooded'))).toBeUndefined();
    shell.channel.resume();
    await shell.until(/133;D;0/, 45_000);
    expect(shell.seen.length).toBeGreaterThan(20_000_000);
    await rm(join(real.home, 'flooded'));
  });

  test('leaving gives the code of the shell, closing ends it on the server', async () => {
    await using left = await open();
    left.channel.write('exit 7\r');
    expect(await left.ended).toEqual({ exitCode: 7 });
    const closed = await open();
    const pid = /pid=(\d+)/.exec(await closed.run('echo pid=$$'))?.[1] ?? '';
    closed.channel.close();
    expect((await closed.ended).error).toBeUndefined();
    await expect.poll(async () => (await server.run(`kill -0 ${pid}`)).exitCode).toBe(1);
  });

  test('a line that is cut is told as such, and what is written then is dropped', async () => {
    await using line = openServer(real.target(), { backoff: [20] });
    const shell = await watch(line.openShell({ columns: 80, rows: 24 }));
    await shell.run('true');
    await real.kill();
    expect(await shell.ended).toMatchObject({ exitCode: undefined, error: { layer: 'reach', code: 'cut' } });
    shell.channel.write('into the void\r');
    shell.channel.resize(10, 10);
    shell.channel.close();
    await real.start();
    await using again = await watch(line.openShell({ columns: 80, rows: 24 }));
    await again.run('true');
  });

  test('a login shell that is no bash works without marks', async () => {
    await using plain = await startRealServer({ shell: '/bin/dash' });
    await using line = openServer(plain.target());
    await using shell = await watch(line.openShell({ columns: 80, rows: 24 }));
    shell.channel.write('echo "it is $0"\r');
    await shell.until(/it is -(?:da)?sh\r/);
    expect(marksOf(shell.seen)).toEqual([]);
    shell.channel.write('exit 4\r');
    expect(await shell.ended).toEqual({ exitCode: 4 });
  });

  test('the marks start no program, which every prompt would wait for', async () => {
    await using shell = await open();
    await shell.run('true');
    await shell.run('PATH=/nowhere');
    const seen = await shell.run('echo "[$PATH]"');
    expect(seen).toContain('[/nowhere]\r\n');
    expect(marksOf(seen).slice(0, 3)).toEqual(['633;E;echo "[$PATH]"', '133;C', '133;D;0']);
    expect(seen).not.toContain('not found');
  });
});

type End = { readonly exitCode: number | undefined; readonly error?: ServerError };

/** A shell channel whose output is kept. */
async function watch(opening: Promise<ShellChannel>) {
  const channel = await opening;
  let seen = '';
  let onMore = () => undefined as undefined;
  channel.onData((bytes) => {
    seen += bytes.toString('utf8');
    onMore();
  });
  const ended = new Promise<End>((resolve) => channel.onClose(resolve));
  const until = async (pattern: RegExp, limit = 45_000) => {
    const deadline = performance.now() + limit;
    while (!pattern.test(seen)) {
      if (performance.now() > deadline)
        throw new Error(`${pattern} not seen in ${JSON.stringify(seen.slice(-2000))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        onMore = () => {
          clearTimeout(timer);
          resolve();
          return undefined;
        };
      });
    }
  };
  return {
    channel,
    ended,
    until,
    get seen() {
      return seen;
    },
    forget() {
      seen = '';
    },
    /** Types a command and returns all that was seen until its end mark. */
    async run(command: string) {
      seen = '';
      channel.write(`${command}\r`);
      await until(/133;C.*133;D/s);
      return seen;
    },
    async [Symbol.asyncDispose]() {
      channel.close();
      await ended;
    },
  };
}

function marksOf(seen: string): string[] {
  return [...seen.matchAll(/\u001b\]((?:133|633);[^\u0007]*)\u0007/g)].map(([, mark = '']) => mark);
}
