import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientChannel } from 'ssh2';
import { describe, expect, test } from 'vitest';
import { at, lacksOpenSsh, openSsh, whySkipped } from '../openssh.ts';
import { connectClient, execute } from '../ssh-client.ts';
import { testMachine } from '../test-machine.ts';

describe('what flows through the machine waits for whoever is slower', () => {
  test('output and errors both arrive whole and in order when the client reads slowly', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await client.exec('both 60');
    const seen = { output: 0, errors: 0, strange: 0 };
    channel.on('data', (bytes: Buffer) => {
      seen.output += bytes.length;
      if (bytes.some((byte) => byte !== 0x6f)) seen.strange += 1;
      channel.pause();
      setTimeout(() => channel.resume(), 1);
    });
    channel.stderr.on('data', (bytes: Buffer) => {
      seen.errors += bytes.length;
      if (bytes.some((byte) => byte !== 0x65)) seen.strange += 1;
    });
    const [exitCode] = await once(channel, 'exit');
    await once(channel, 'close');
    expect(exitCode).toBe(3);
    expect(seen).toEqual({ output: 6_000_000, errors: 6_000_000, strange: 0 });
  });

  test('a flood that nobody reads stops, and the machine answers others meanwhile', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await client.exec('flood 1000000000');
    channel.pause();
    expect(await machine.shells.floodStops()).toBeLessThan(10_000_000);
    await using other = await connectClient(machine.ana);
    expect(await execute(other.ssh, 'who')).toMatchObject({ exitCode: 7 });
  });

  test.skipIf(lacksOpenSsh)(`20 MB to a real client arrive whole${whySkipped}`, async () => {
    await using machine = await testMachine();
    const outcome = await openSsh('ssh', machine.ana, [at(machine.ana), 'flood 20000000']);
    expect(outcome.stdout.length).toBe(20_054_016);
  });

  test('input that the command does not read makes the client wait, and takes no memory', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await client.exec('wait');
    for (let sent = 0; sent < 96; sent += 1) channel.write(Buffer.alloc(65_536));
    await wait(300);
    // Four of the six megabytes are what the machine took before it stopped granting more.
    expect(channel.writableLength).toBeGreaterThan(1_500_000);
    client.ssh.destroy();
    while (machine.shells.hangUps === 0) await wait(10);
  });

  test('hundreds of commands on one connection leave no listeners behind', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    for (let round = 0; round < 300; round += 1) await execute(client.ssh, 'who');
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  test('a resize and a signal reach the shell', async () => {
    await using machine = await testMachine();
    await using client = await connectClient(machine.ana);
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      client.ssh.shell({ cols: 100, rows: 30, term: 'xterm' }, (error, opened) =>
        error ? reject(error) : resolve(opened),
      );
    });
    channel.resume();
    while (machine.shells.requests.length === 0) await wait(10);
    expect(machine.shells.requests[0]?.terminal).toEqual({ columns: 100, rows: 30, type: 'xterm' });
    channel.setWindow(50, 132, 0, 0);
    channel.setWindow(0, 0, 0, 0);
    while (machine.shells.resizes.length < 2) await wait(10);
    expect(machine.shells.resizes).toEqual([
      [132, 50],
      [80, 24],
    ]);
    const ended = new Promise<unknown[]>((resolve) =>
      channel.once('exit', (...words: unknown[]) => resolve(words)),
    );
    channel.signal('TERM');
    expect((await ended).slice(0, 2)).toEqual([null, 'SIGTERM']);
    expect(machine.shells.signals).toEqual(['TERM']);
  });
});
