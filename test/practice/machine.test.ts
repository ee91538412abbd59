import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startPracticeMachine } from '../../src/practice/machine.ts';
import { at, lacksOpenSsh, openSsh, whySkipped } from './openssh.ts';
import { connectClient, execute } from './ssh-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the whole machine, with its own shell', () => {
  test('a script that is sent on standard input runs in a clean shell, and its exit code comes back', async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    await using client = await connectClient(machine.connection('ana'));
    const script = 'echo out; echo error >&2; pwd; cat notas.txt; exit 4\n';
    writeFileSync(join(machine.addAccount('ana').homeFolder, 'notas.txt'), 'hola ñ\n');
    const clean = 'env -i HOME=/home/ana PATH=/usr/bin:/bin /bin/sh -s';
    expect(await execute(client.ssh, clean, script)).toEqual({
      exitCode: 4,
      stdout: 'out\n/home/ana\nhola ñ\n',
      stderr: 'error\n',
    });
  });

  test('shell and SFTP see the same files, and each account its own', async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    await using ana = await connectClient(machine.connection('ana'));
    await using luis = await connectClient(machine.connection('luis'));
    await execute(ana.ssh, 'mkdir datos && echo 1 > datos/a.csv && echo 2 > /tmp/b');
    const sftp = await ana.sftp();
    const size = await new Promise<number>((resolve, reject) =>
      sftp.stat('/home/ana/datos/a.csv', (error, stats) => (error ? reject(error) : resolve(stats.size))),
    );
    expect(size).toBe(2);
    const elsewhere = await execute(luis.ssh, 'ls /tmp; cat /home/ana/datos/a.csv');
    expect(elsewhere.stdout).toBe('');
    expect(elsewhere.exitCode).not.toBe(0);
  });

  test('only its own name is told by hostname', async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    await using client = await connectClient(machine.connection('ana'));
    expect((await execute(client.ssh, 'hostname; cat /etc/hostname')).stdout).toBe(
      `${machine.hostname}\n${machine.hostname}\n`,
    );
  });

  test.skipIf(lacksOpenSsh)(`a login shell on a terminal answers a real ssh${whySkipped}`, async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    const ana = machine.connection('ana');
    const outcome = await openSsh('ssh', ana, ['-tt', at(ana)], { input: 'cd /etc\rpwd\rexit 3\r' });
    expect(String(outcome.stdout)).toContain('/etc\r\n');
    expect(outcome.exitCode).toBe(3);
  });

  test('the port that was asked for is used, and one that is taken is an error', async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    using other = temporaryFolder();
    await expect(startPracticeMachine({ folder: other.path, port: machine.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
