import { spawn } from '@lydell/node-pty';
import { expect, test } from 'vitest';
import { startPracticeMachine } from '../../../src/practice/machine.ts';
import { at, lacksOpenSsh, openSsh, whySkipped } from '../openssh.ts';
import { connectClient, execute } from '../ssh-client.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test.skipIf(lacksOpenSsh)(
  `a person with OpenSSH in a real terminal works in the shell${whySkipped}`,
  async () => {
    using folder = temporaryFolder();
    await using machine = await startPracticeMachine({ folder: folder.path });
    const connection = machine.connection('ana');
    const options = [
      'StrictHostKeyChecking=no',
      'UserKnownHostsFile=/dev/null',
      'IdentitiesOnly=yes',
      'LogLevel=ERROR',
    ];
    const client = spawn(
      'ssh',
      [
        ...options.flatMap((option) => ['-o', option]),
        '-i',
        connection.clientKeyFile,
        '-p',
        String(connection.port),
        at(connection),
      ],
      { cols: 80, rows: 24, name: 'xterm-256color' },
    );
    let output = '';
    client.onData((text) => {
      output += text;
    });
    const says = async (text: string | RegExp, from = 0) => {
      for (const end = Date.now() + 45_000; ; await new Promise((resolve) => setTimeout(resolve, 5))) {
        const said = output.slice(from);
        if (typeof text === 'string' ? said.includes(text) : text.test(said)) return;
        if (Date.now() > end) throw new Error(`no ${text} in ${JSON.stringify(output)}`);
      }
    };
    const left = new Promise<number>((resolve) => client.onExit(({ exitCode }) => resolve(exitCode)));
    await says(/\$ (?:\x1b\[\d*m)?$/);
    client.write('mkdir -p año/nuevo && cd año && pwd\r');
    await says('/home/ana/año\r\n');
    client.resize(100, 30);
    client.write('sleep 0.1; echo "ancho $COLUMNS"\r');
    client.write('echo después\r');
    await says('\rancho 100\r\n');
    await says('\rdespués\r\n');
    client.write('while true; do :; done\r');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const from = output.length;
    // The loop would go on for ever
    client.write('\x03');
    await says(/\^C.*\$ /s, from);
    client.write('exit 5\r');
    expect(await left).toBe(5);
    expect(output).toContain('logout');
  },
);

test.skipIf(lacksOpenSsh)(`commands and files pass through ssh whole${whySkipped}`, async () => {
  using folder = temporaryFolder();
  await using machine = await startPracticeMachine({ folder: folder.path });
  const connection = machine.connection('ana');
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));
  const sent = await openSsh('ssh', connection, [at(connection), 'cat > bin && wc -c < bin'], {
    input: bytes,
  });
  expect(sent).toMatchObject({ exitCode: 0, stderr: '' });
  expect(sent.stdout.toString()).toBe('100000\n');
  const back = await openSsh('ssh', connection, [at(connection), 'cat bin; echo fin >&2; exit 9']);
  expect(back.exitCode).toBe(9);
  expect(back.stdout.equals(bytes)).toBe(true);
  expect(back.stderr).toBe('fin\n');
});

test('many commands one after another use the same few workers', async () => {
  using folder = temporaryFolder();
  await using machine = await startPracticeMachine({ folder: folder.path });
  await using client = await connectClient(machine.connection('ana'));
  await execute(client.ssh, 'true');
  let started = 0;
  const count = () => {
    started += 1;
  };
  process.on('worker', count);
  for (let round = 0; round < 20; round++) {
    const { stdout } = await execute(
      client.ssh,
      'env -i HOME="$HOME" PATH=/usr/bin:/bin /bin/sh -s',
      `echo ${round}\n`,
    );
    expect(stdout).toBe(`${round}\n`);
  }
  process.off('worker', count);
  expect(started).toBeLessThanOrEqual(3);
});
