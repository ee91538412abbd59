import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { ConnectionState } from '../../src/server/server.ts';
import { ServerError } from '../../src/server/server-error.ts';
import type { ServerTarget } from '../../src/server/target.ts';
import { freePort, type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const nowhere = (port: number, host = '127.0.0.1'): ServerTarget => ({
  host,
  port,
  username: 'ana',
  hostKey: { kind: 'pinned', fingerprint: 'SHA256:none' },
  login: { password: async () => 'x' },
});

describe('a server that cannot be reached says why', () => {
  test('nothing listens on the port', async () => {
    await using server = openServer(nowhere(await freePort()));
    expect(await troubleOf(server.run('true'))).toBe('reach: refused');
    expect(server.connection.kind).toBe('closed');
  });

  test('the name does not exist', async () => {
    await using server = openServer(nowhere(22, 'no-such-server.invalid'));
    expect(await troubleOf(server.home())).toMatch(/^name: (not-found|no-name-service)$/);
  });

  test('the port takes the connection and says nothing', async () => {
    await using silent = await misbehave(() => undefined);
    await using server = openServer(nowhere(silent.port), { ready: 200 });
    expect(await troubleOf(server.run('true'))).toBe('reach: silent');
  });

  test('a web server answers there', async () => {
    await using web = await misbehave((socket) =>
      socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(2000)),
    );
    await using server = openServer(nowhere(web.port));
    expect(await troubleOf(server.run('true'))).toBe('reach: not-ssh');
  });

  test('an SSH of the last century answers there', async () => {
    await using old = await misbehave((socket) => socket.write('SSH-1.5-ancient\r\n'));
    await using server = openServer(nowhere(old.port));
    expect(await troubleOf(server.run('true'))).toBe('reach: not-ssh');
  });

  test('a dropped handshake is tried again four times, and then said', async () => {
    await using dropping = await misbehave((socket) => socket.destroy());
    await using server = openServer(nowhere(dropping.port));
    expect(await troubleOf(server.run('true'))).toBe('reach: dropped');
    expect(dropping.connections).toBe(5);
  });

  test('closing while it still connects ends at once and leaves nothing waiting', async () => {
    await using silent = await misbehave(() => undefined);
    const server = openServer(nowhere(silent.port));
    const waiting = troubleOf(server.run('true'));
    await server[Symbol.asyncDispose]();
    expect(await waiting).toBe('reach: closed');
  });
});

describe.skipIf(realServerMissing)(`with a real sshd ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  beforeAll(async () => {
    real = await startRealServer({ config: ['MaxStartups 2:100:2', 'KexAlgorithms curve25519-sha256'] });
  });
  afterAll(() => real?.stop());

  test('it connects, tells its state and shows the key that ssh-keygen shows', async () => {
    await using server = openServer(real.target());
    const states: ConnectionState[] = [];
    server.onConnection((state) => states.push(state));
    expect(server.connection).toEqual({ kind: 'connecting' });
    await server.run('true');
    expect(states).toEqual([{ kind: 'connected', fingerprint: real.fingerprint }]);
  });

  test('a server that drops handshakes when too many come lets all of them in after some tries', async () => {
    const servers = Array.from({ length: 6 }, () => openServer(real.target()));
    try {
      const answers = await Promise.all(servers.map((server) => server.run('echo in')));
      expect(answers.map(({ stdout }) => stdout)).toEqual(Array(6).fill('in\n'));
      expect(real.log()).toMatch(/MaxStartups/);
    } finally {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    }
  });
});

describe.skipIf(realServerMissing)(`a server of other times ${realServerMissing ?? ''}`, () => {
  test('one with no cipher in common is told apart from one that is off', async () => {
    await using real = await startRealServer({
      config: ['KexAlgorithms diffie-hellman-group-exchange-sha256'],
    });
    await using server = openServer(real.target());
    // The exchange that we do not offer would freeze the whole program for more than a second.
    expect(await troubleOf(server.run('true'))).toBe('reach: no-common-algorithm');
  });

  test('an error knows the address at which it happened', async () => {
    const port = await freePort();
    await using server = openServer(nowhere(port));
    const error = await server.run('true').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ facts: { host: '127.0.0.1', port, username: 'ana' } });
  });
});

type Misbehaving = AsyncDisposable & { readonly port: number; readonly connections: number };

/** A TCP server that is no SSH server. */
async function misbehave(onConnection: (socket: Socket) => void): Promise<Misbehaving> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: NetServer = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
