import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { at, lacksOpenSsh, openSsh, whySkipped } from '../openssh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testMachine } from '../test-machine.ts';

describe.skipIf(lacksOpenSsh)(`a real OpenSSH client enters the practice machine${whySkipped}`, () => {
  test('ssh runs a command: output, errors and exit code come apart, and its language goes along', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    const outcome = await openSsh('ssh', ana, [at(ana), 'who'], {
      env: { LANG: 'es_AR.UTF-8', SECRET: 'x' },
    });
    expect(String(outcome.stdout)).toBe(`ana ${ana.hostname} es_AR.UTF-8 piped\n`);
    expect(outcome.stderr).toBe('to the errors\n');
    expect(outcome.exitCode).toBe(7);
  });

  test('ssh -T opens a shell without a terminal, and the end of the input reaches it', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    const outcome = await openSsh('ssh', ana, ['-T', at(ana)], { input: 'hola ñandú\n' });
    expect(String(outcome.stdout)).toBe('ana$ hola ñandú\n');
    expect(outcome.exitCode).toBe(0);
    expect(machine.shells.requests[0]?.terminal).toBeUndefined();
  });

  test('ssh -tt opens a shell on a terminal', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    await openSsh('ssh', ana, ['-tt', at(ana)], { input: 'exit\n', env: { TERM: 'xterm-256color' } });
    expect(machine.shells.requests[0]?.terminal).toMatchObject({
      type: 'xterm-256color',
      columns: 80,
      rows: 24,
    });
  });

  test('a command reads its input to the end', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    const input = randomBytes(3_000_000);
    const outcome = await openSsh('ssh', ana, [at(ana), 'cat'], { input });
    expect(outcome.stdout.equals(input)).toBe(true);
  });

  test('a client that is killed hangs its shell up', async () => {
    await using machine = await testMachine();
    const { ana, shells } = machine;
    const killer = new AbortController();
    const ended = openSsh('ssh', ana, [at(ana), 'wait'], { signal: killer.signal });
    while (shells.requests.length === 0) await wait(20);
    killer.abort();
    await ended;
    while (shells.hangUps === 0) await wait(20);
    expect(shells.hangUps).toBe(1);
  });

  test.each([
    ['scp', []],
    ['scp -O (the old protocol)', ['-O']],
  ])('%s uploads and downloads a file whole', async (_name, flags) => {
    await using machine = await testMachine();
    using local = temporaryFolder();
    const { ana, account } = machine;
    const bytes = randomBytes(5_000_001);
    writeFileSync(join(local.path, 'datos ñ.csv'), bytes, { mode: 0o600 });
    const up = await openSsh('scp', ana, [...flags, join(local.path, 'datos ñ.csv'), at(ana, '')]);
    expect(up).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(account.homeFolder, 'datos ñ.csv')).equals(bytes)).toBe(true);
    const remote = flags.length > 0 ? 'datos\\ ñ.csv' : 'datos ñ.csv';
    const down = await openSsh('scp', ana, [...flags, at(ana, remote), join(local.path, 'back')]);
    expect(down).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(join(local.path, 'back')).equals(bytes)).toBe(true);
  });

  test.each([
    ['scp -rp', []],
    ['scp -O -rp', ['-O']],
  ])('%s carries a folder there and back with its modes and times', async (_name, flags) => {
    await using machine = await testMachine();
    using local = temporaryFolder();
    const { ana } = machine;
    const tree = join(local.path, 'tree');
    mkdirSync(join(tree, 'sub', 'empty'), { recursive: true });
    writeFileSync(join(tree, 'sub', 'run.sh'), 'echo hola\n');
    chmodSync(join(tree, 'sub', 'run.sh'), 0o750);
    writeFileSync(join(tree, 'nothing'), '');
    utimesSync(join(tree, 'nothing'), 1_000_000_000, 1_000_000_000);
    expect((await openSsh('scp', ana, [...flags, '-rp', tree, at(ana, 'copy')])).stderr).toBe('');
    expect(
      (await openSsh('scp', ana, [...flags, '-rp', at(ana, 'copy'), join(local.path, 'back')])).stderr,
    ).toBe('');
    const back = join(local.path, 'back');
    expect(readFileSync(join(back, 'sub', 'run.sh'), 'utf8')).toBe('echo hola\n');
    expect(statSync(join(back, 'sub', 'run.sh')).mode & 0o777).toBe(0o750);
    expect(statSync(join(back, 'nothing')).mtimeMs).toBe(1_000_000_000_000);
    expect(statSync(join(back, 'sub', 'empty')).isDirectory()).toBe(true);
  });

  test('scp -O understands ~ and *, and says what is not there', async () => {
    await using machine = await testMachine();
    using local = temporaryFolder();
    const { ana, account } = machine;
    for (const name of ['a.txt', 'b.txt', 'c.csv']) writeFileSync(join(account.homeFolder, name), name);
    await openSsh('scp', ana, ['-O', at(ana, '~/*.txt'), local.path]);
    expect(readFileSync(join(local.path, 'b.txt'), 'utf8')).toBe('b.txt');
    const missing = await openSsh('scp', ana, ['-O', at(ana, 'nada.txt'), local.path]);
    expect(missing.stderr).toContain('nada.txt: No such file or directory');
    expect(missing.exitCode).toBe(1);
    const refused = await openSsh('scp', ana, ['-O', join(local.path, 'b.txt'), at(ana, '/etc/')]);
    expect(refused.stderr).toContain('/etc/b.txt: Permission denied');
  });

  test.each([
    ['scp', []],
    ['scp -O', ['-O']],
  ])('%s does not follow a link that somebody made on the computer itself', async (_name, flags) => {
    await using machine = await testMachine();
    using local = temporaryFolder();
    const { ana, account } = machine;
    writeFileSync(join(local.path, 'secret'), 'secret');
    symlinkSync(local.path, join(account.homeFolder, 'out'));
    const down = await openSsh('scp', ana, [...flags, at(ana, 'out/secret'), join(local.path, 'stolen')]);
    expect(down.exitCode).not.toBe(0);
    const up = await openSsh('scp', ana, [...flags, join(local.path, 'secret'), at(ana, 'out/planted')]);
    expect(up.exitCode).not.toBe(0);
    expect(() => statSync(join(local.path, 'planted'))).toThrow();
    expect(() => statSync(join(local.path, 'stolen'))).toThrow();
  });

  test('sftp does what its users do with it', async () => {
    await using machine = await testMachine();
    using local = temporaryFolder();
    const { ana, account } = machine;
    writeFileSync(join(local.path, 'a.txt'), 'hola\n');
    const lines = [
      'pwd',
      'mkdir datos',
      'cd datos',
      `put ${join(local.path, 'a.txt')}`,
      'chmod 600 a.txt',
      'ls -l',
      'rename a.txt b.txt',
      'ln -s b.txt link',
      `get link ${join(local.path, 'back')}`,
      'mkdir gone',
      'rmdir gone',
      'rm link',
      'ls /etc/hostname',
    ];
    const outcome = await openSsh('sftp', ana, ['-b', '-', at(ana)], { input: `${lines.join('\n')}\n` });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    const shown = String(outcome.stdout);
    expect(shown).toContain('Remote working directory: /home/ana');
    expect(shown).toMatch(/-rw-------\s+1 ana\s+ana\s+5 .* a\.txt/);
    expect(readFileSync(join(local.path, 'back'), 'utf8')).toBe('hola\n');
    expect(readFileSync(join(account.homeFolder, 'datos', 'b.txt'), 'utf8')).toBe('hola\n');
  });

  test.each([
    ['-mkdir /etc/mine', 'remote mkdir "/etc/mine": Permission denied'],
    ['-ls /root', 'Permission denied'],
    ['-cd nada', 'No such file'],
    ['-rm /etc/passwd', 'Permission denied'],
    ['-rmdir /home/ana', 'Permission denied'],
    ['-ls /home/luis', 'not found'],
  ])('sftp refuses %s', async (line, said) => {
    await using machine = await testMachine();
    machine.connection('luis');
    const { ana } = machine;
    const outcome = await openSsh('sftp', ana, ['-b', '-', at(ana)], { input: `${line}\n` });
    expect(outcome.stderr).toContain(said);
  });

  test('ssh -L reaches a service of the machine by its names and nothing else', async () => {
    const greeting = { names: ['saludo.practica'], port: 7777, connect: () => echo() };
    await using machine = await testMachine({ services: [greeting] });
    const { ana } = machine;
    const elsewhere = createServer((socket) => socket.end('the computer itself')).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const address = elsewhere.address();
    const forbidden = typeof address === 'object' && address ? address.port : 0;
    for (const [name, port, expected] of [
      ['localhost', 7777, 'ana: hola'],
      [ana.hostname, 7777, 'ana: hola'],
      ['saludo.practica', 7777, 'ana: hola'],
      ['localhost', forbidden, ''],
      ['example.com', 7777, ''],
    ] as const) {
      expect(await throughForward(ana, name, port)).toBe(expected);
    }
    elsewhere.close();
  });
});

/** Answers one line in the account's name. */
function echo() {
  const stream = new PassThrough();
  stream.write('ana: ');
  return stream;
}

/** What comes back through `ssh -L` after `hola` was sent. */
async function throughForward(ana: Parameters<typeof at>[0], name: string, port: number): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const local = typeof address === 'object' && address ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  const killer = new AbortController();
  const ended = openSsh('ssh', ana, ['-N', '-L', `127.0.0.1:${local}:${name}:${port}`, at(ana)], {
    signal: killer.signal,
  });
  try {
    const socket = await connectSoon(local);
    let received = '';
    socket.on('data', (bytes) => {
      received += bytes;
    });
    // What is refused ends with a reset.
    socket.on('error', () => {});
    socket.end('hola');
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    return received;
  } finally {
    killer.abort();
    await ended;
  }
}

async function connectSoon(port: number) {
  for (;;) {
    const socket = createConnection({ host: '127.0.0.1', port });
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (isOpen) return socket;
    await wait(30);
  }
}
