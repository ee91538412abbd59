import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { ConnectionState } from '../../src/server/server.ts';
import type { ServerTarget } from '../../src/server/target.ts';
import { type DelayProxy, startDelayProxy } from '../real/delay-proxy.ts';
import { makeKey, type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

describe.skipIf(realServerMissing)(`a line that is cut ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let proxy: DelayProxy;
  beforeEach(async () => {
    real = await startRealServer();
    proxy = await startDelayProxy(real, { delay: 0 });
  });
  afterEach(async () => {
    await proxy?.[Symbol.asyncDispose]();
    await real?.stop();
  });
  const target = (): ServerTarget => ({ ...real.target(), port: proxy.port });
  const recorded = (server: ReturnType<typeof openServer>) => {
    const kinds: string[] = [];
    server.onConnection((state: ConnectionState) =>
      kinds.push(
        state.kind === 'reconnecting' ? `reconnecting ${state.attempt} (${state.error.code})` : state.kind,
      ),
    );
    return kinds;
  };

  test('comes back by itself, says so, and everything works on it again', async () => {
    await using server = openServer(target(), { backoff: [20] });
    const kinds = recorded(server);
    await server.run('true');
    const home = await server.home();
    proxy.cut();
    await expect.poll(() => kinds.length).toBeGreaterThan(1);
    expect(await server.run('echo back')).toMatchObject({ stdout: 'back\n' });
    expect(await server.files.stat(home)).toMatchObject({ kind: 'folder' });
    expect(kinds).toEqual(['connected', 'reconnecting 1 (cut)', 'connected']);
  });

  test('fails what was under way with the name of what happened', async () => {
    await using server = openServer(target(), { backoff: [20] });
    await server.home();
    const running = troubleOf(server.run('sleep 30'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    proxy.cut();
    expect(await running).toBe('reach: cut');
  });

  test('what is asked meanwhile waits for it, and is done', async () => {
    await using server = openServer(target(), { backoff: [100] });
    await server.run('true');
    await proxy.shut();
    await expect.poll(() => server.connection.kind).toBe('reconnecting');
    const waiting = Promise.all([server.run('echo waited'), server.files.list('/'), server.openPipedShell()]);
    await proxy.reopen();
    const [{ stdout }, names, shell] = await waiting;
    expect(stdout).toBe('waited\n');
    expect(names).toContain('etc');
    await shell[Symbol.asyncDispose]();
  });

  test('what is asked while it stays away fails in the end, and is told why', async () => {
    await using server = openServer(target(), { backoff: [20], patience: 300 });
    await server.run('true');
    await proxy.shut();
    await expect
      .poll(() => server.connection)
      .toMatchObject({ kind: 'reconnecting', error: { code: 'refused' } });
    expect(await troubleOf(server.run('true'))).toBe('reach: refused');
    expect(await troubleOf(server.files.list('/'))).toBe('reach: refused');
    await proxy.reopen();
    await expect.poll(() => server.connection.kind).toBe('connected');
  });

  test('is tried for as long as it takes, with growing waits', async () => {
    await using server = openServer(target(), { backoff: [10, 20, 40] });
    const kinds = recorded(server);
    await server.run('true');
    await real.kill();
    await expect.poll(() => kinds.length, { timeout: 45_000 }).toBeGreaterThan(4);
    await real.start();
    await expect.poll(() => server.connection.kind, { timeout: 45_000 }).toBe('connected');
    expect(kinds.slice(0, 3)).toEqual([
      'connected',
      'reconnecting 1 (cut)',
      expect.stringMatching(/^reconnecting 2/),
    ]);
  });

  test('without a word, as when a laptop is closed, is noticed by the missing signs of life', async () => {
    await using server = openServer(target(), { keepalive: 100, backoff: [20] });
    const kinds = recorded(server);
    await server.run('true');
    proxy.freeze();
    await expect.poll(() => kinds.length, { timeout: 45_000 }).toBeGreaterThan(1);
    proxy.thaw();
    await expect.poll(() => server.connection.kind, { timeout: 45_000 }).toBe('connected');
  });

  test('is given up when the login is refused, which a new attempt would only make worse', async () => {
    const keyFile = await makeKey(join(real.folder, 'another'));
    const login = { keyFiles: [real.keyFile] };
    await using server = openServer({ ...target(), login }, { backoff: [10] });
    await server.run('true');
    await real.kill();
    await real.authorize(keyFile);
    await real.start();
    await expect.poll(() => server.connection.kind, { timeout: 45_000 }).toBe('closed');
    expect(await troubleOf(server.run('true'))).toBe('login: refused');
    expect(real.log().match(/Connection from/g)).toHaveLength(1);
  });

  test('is given up when another machine answers at the address', async () => {
    await using server = openServer(target(), { backoff: [10] });
    await server.run('true');
    await using other = await startRealServer();
    proxy.aimAt(other);
    proxy.cut();
    await expect.poll(() => server.connection.kind, { timeout: 45_000 }).toBe('closed');
    expect(await troubleOf(server.run('true'))).toBe('host-key: pinned-differs');
  });

  test('is not tried any more once we have closed it', async () => {
    const server = openServer(target(), { backoff: [10] });
    await server.run('true');
    await server[Symbol.asyncDispose]();
    const connections = proxy.connections;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(proxy.connections).toBe(connections);
    expect(server.connection).toEqual({ kind: 'closed' });
    expect(await troubleOf(server.run('true'))).toBe('reach: closed');
  });
});

describe.skipIf(realServerMissing)(`a slow line ${realServerMissing ?? ''}`, () => {
  test('needs three round trips for a script and one for a fact of a file', async () => {
    await using real = await startRealServer();
    await using proxy = await startDelayProxy(real, { delay: 20 });
    await using server = openServer({ ...real.target(), port: proxy.port });
    expect(await turnsOf(proxy, () => server.run('true'))).toBeLessThanOrEqual(3);
    expect(await turnsOf(proxy, () => server.files.stat('/etc'))).toBeLessThanOrEqual(1);
  });
});

/** Round trips that something waits for: the fewest of five, because a busy computer may split what belongs together. */
async function turnsOf(proxy: DelayProxy, work: () => Promise<unknown>): Promise<number> {
  // The first opens what is needed
  await work();
  const turns: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const before = proxy.turns;
    await work();
    turns.push(proxy.turns - before);
  }
  return Math.min(...turns);
}

describe.skipIf(realServerMissing)(`through the server ${realServerMissing ?? ''}`, () => {
  test('a byte stream leads to a port as the server sees it', async () => {
    await using real = await startRealServer();
    await using server = openServer(real.target());
    const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => echo.once('listening', resolve));
    const address = echo.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const stream = await server.forward('127.0.0.1', address.port);
    const answer = new Promise((resolve) =>
      stream.once('data', (bytes: Buffer) => resolve(bytes.toString())),
    );
    stream.write('hola');
    expect(await answer).toBe('hola');
    stream.end();
    await new Promise((resolve) => echo.close(resolve));
    expect(await troubleOf(server.forward('127.0.0.1', address.port))).toBe('reach: forward-refused');
  });

  test('a server that does not let streams pass says so', async () => {
    await using real = await startRealServer({ config: ['AllowTcpForwarding no'] });
    await using server = openServer(real.target());
    expect(await troubleOf(server.forward('127.0.0.1', 22))).toBe('reach: forward-denied');
  });

  test('another one is reached, and the error of the first names the first', async () => {
    await using bastion = await startRealServer();
    await using inner = await startRealServer();
    await using server = openServer({ ...inner.target(), jump: bastion.target() });
    expect((await server.run('id -un')).stdout).toBe(`${inner.username}\n`);
    expect(bastion.log()).toContain('Accepted publickey');
    await using stuck = openServer({
      ...inner.target(),
      jump: { ...bastion.target(), login: { password: async () => 'no' } },
    });
    const error = await stuck.run('true').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ layer: 'login', facts: { port: bastion.port } });
  });
});
