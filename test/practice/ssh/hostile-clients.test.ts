import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import ssh2 from 'ssh2';
import { describe, expect, test } from 'vitest';
import type { PracticeConnection } from '../../../src/practice/machine.ts';
import { connectClient, execute } from '../ssh-client.ts';
import { testMachine } from '../test-machine.ts';

async function stillWorks(ana: PracticeConnection): Promise<void> {
  await using client = await connectClient(ana);
  expect(await execute(client.ssh, 'who')).toMatchObject({ exitCode: 7 });
}

describe('a broken or hostile client harms nobody but itself', () => {
  test('whoever speaks no SSH is cut off, and the machine goes on', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    const openings = [
      randomBytes(5000),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), randomBytes(5000)]),
      Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.alloc(4, 0xff), randomBytes(100)]),
      Buffer.from('SSH-1.5-old\r\n'),
      Buffer.from('SSH-2.0-'.padEnd(100_000, 'x')),
    ];
    for (const opening of openings) {
      const socket = createConnection({ host: ana.host, port: ana.port });
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.write(opening);
      await wait(30);
      socket.destroy();
    }
    await stillWorks(ana);
  });

  test('a wrong password, a strange key and a strange account are all refused alike', async () => {
    await using machine = await testMachine();
    const { ana } = machine;
    const strange = ssh2.utils.generateKeyPairSync('ed25519').private;
    for (const login of [
      { username: 'ana', password: 'wrong' },
      { username: 'ana', password: '' },
      { username: 'nobody', password: ana.password },
      { username: 'root', password: ana.password },
      { username: '../ana', password: ana.password },
      { username: 'ana', privateKey: strange },
    ]) {
      const client = new ssh2.Client();
      const refused = new Promise<Error>((resolve, reject) => {
        client.on('error', resolve).on('ready', () => reject(new Error(`${login.username} came in`)));
      });
      client.connect({ host: ana.host, port: ana.port, ...login });
      expect((await refused).message).toBe('All configured authentication methods failed');
      client.destroy();
    }
  });

  test('the password lets in, and one account sees nothing of another', async () => {
    await using machine = await testMachine();
    const luis = machine.connection('luis');
    await using client = await connectClient(luis, 'password');
    const sftp = await client.sftp();
    const names = await new Promise<string[]>((resolve, reject) => {
      sftp.readdir('/home', (error, list) =>
        error ? reject(error) : resolve(list.map(({ filename }) => filename)),
      );
    });
    expect(names.filter((name) => !name.startsWith('.'))).toEqual(['luis']);
  });

  test('more sessions than a real server allows are refused, and those that are open go on', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const open = Array.from({ length: 10 }, () => execute(client.ssh, 'wait'));
    for (const session of open) session.catch(() => {});
    while (machine.shells.requests.length < 10) await wait(10);
    await expect(execute(client.ssh, 'who')).rejects.toThrow('Channel open failure');
    await stillWorks(machine.ana);
  });

  test('a packet size of 0 ends that client only', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const gone = new Promise<void>((resolve) => client.ssh.once('close', () => resolve()));
    client.openSession(0);
    await gone;
    await stillWorks(machine.ana);
  });

  test('a client that grants any window and takes nothing from its line makes only its own shell wait', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await client.exec('flood 2000000000');
    client.grantWindow(channel, 0x7fffffff);
    client.stopReading();
    expect(await machine.shells.floodStops()).toBeLessThan(50_000_000);
    await stillWorks(machine.ana);
  });

  test('a client that sends on when it was told to wait loses its line', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await client.exec('wait');
    const gone = new Promise<void>((resolve) => client.ssh.once('close', () => resolve()));
    client.ignoreWindow(channel);
    for (let sent = 0; sent < 300; sent += 1) channel.write(Buffer.alloc(50_001));
    await gone;
    await stillWorks(machine.ana);
  });

  test('an SFTP packet that is none ends that channel only', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    for (const bytes of [
      Buffer.of(0xff, 0xff, 0xff, 0xff, 1),
      Buffer.of(0, 0, 0, 0),
      Buffer.of(0, 0, 0, 1, 3),
      Buffer.concat([Buffer.of(0, 0, 0, 9, 3, 0, 0, 0, 1, 0, 0, 0, 99)]),
      Buffer.concat([Buffer.of(0, 0, 0, 5, 77, 0, 0, 0, 1)]),
      randomBytes(50_000),
    ]) {
      const channel = await client.subsystem('sftp');
      channel.on('error', () => {}).resume();
      const closed = once(channel, 'close');
      channel.end(bytes);
      await closed;
    }
    expect(await execute(client.ssh, 'who')).toMatchObject({ exitCode: 7 });
  });

  test('a shell that cannot be started says so, and the connection goes on', async () => {
    let isBroken = true;
    await using machine = await testMachine();
    const { shells } = machine;
    await using broken = await testMachine({
      startShell: (request) => {
        if (isBroken) throw new Error('no shell today');
        return shells.start(request);
      },
    });
    await using client = await connectClient(broken.ana);
    expect(await execute(client.ssh, 'who')).toMatchObject({
      exitCode: 255,
      stderr: 'practice machine: no shell today\n',
    });
    isBroken = false;
    expect(await execute(client.ssh, 'who')).toMatchObject({ exitCode: 7 });
  });
});
