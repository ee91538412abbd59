import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findRunningMachine } from '../../../src/practice/process/ask-machine.ts';
import { readRunningFile } from '../../../src/practice/process/running-file.ts';
import { sharePracticeMachine } from '../../../src/practice/process/share-practice-machine.ts';
import { connectClient } from '../ssh-client.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the practice machine is a process of its own', () => {
  test('it starts, lets the account in, and goes when the last tutor has left', async () => {
    await using machines = machineFolder();
    {
      await using machine = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
      await using client = await connectClient(machine, 'password');
      expect((await client.sftp()) !== undefined).toBe(true);
      expect(machine.hostname).toMatch(/^servidor-/);
      expect(machines.process()).not.toBe(process.pid);
    }
    await machines.gone();
    expect(existsSync(join(machines.path, 'machine', 'running.json'))).toBe(false);
  });

  test('tutors that start at the same moment get one machine, and the first to leave leaves it running', async () => {
    await using machines = machineFolder();
    const [ana, luis, again] = await Promise.all(
      ['ana', 'luis', 'ana'].map((account) => sharePracticeMachine({ folder: machines.path, account })),
    );
    expect(luis?.port).toBe(ana?.port);
    expect(again?.password).toBe(ana?.password);
    expect(luis?.username).toBe('luis');
    expect(machines.process()).toBeDefined();
    await ana?.[Symbol.asyncDispose]();
    await again?.[Symbol.asyncDispose]();
    await wait(2500);
    expect(await findRunningMachine(machines.path)).toMatchObject({ port: luis?.port });
    await luis?.[Symbol.asyncDispose]();
  });

  test('tutors of different processes that start at the same moment share one machine', async () => {
    await using machines = machineFolder();
    const tutors = await Promise.all(
      ['ana', 'luis', 'eva'].map((account) => startTutor(machines.path, account)),
    );
    expect(new Set(tutors.map(({ port }) => port)).size).toBe(1);
    expect(machines.process()).toBeDefined();
    for (const { child } of tutors) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // Nobody said goodbye.
    await machines.gone();
  });

  test('killed at any moment, it starts again with the same keys and all files of the student', async () => {
    await using machines = machineFolder();
    const first = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
    expect(machines.process()).toBeDefined();
    const tarea = join(machines.path, 'accounts', 'ana', 'home', 'tarea.txt');
    writeFileSync(tarea, 'mine');
    machines.kill();
    await first.gone;
    expect(existsSync(join(machines.path, 'machine', 'running.json'))).toBe(true);
    await using second = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
    const { password, hostKeyFingerprint, hostname, port } = first;
    expect(second).toMatchObject({ password, hostKeyFingerprint, hostname, port });
    expect(readFileSync(tarea, 'utf8')).toBe('mine');
    await using client = await connectClient(second);
    expect(client.ssh).toBeDefined();
  });

  test.each([60, 80, 120, 160, 210])(
    'killed after %i ms of starting, the next start works',
    async (delay) => {
      await using machines = machineFolder();
      const tutor = spawnTutor(machines.path, 'ana');
      await wait(delay);
      tutor.kill('SIGKILL');
      await once(tutor, 'exit');
      await using machine = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
      await using client = await connectClient(machine);
      expect(client.ssh).toBeDefined();
    },
  );

  test.each([
    ['nothing listens at its port', async () => 1],
    ['another program listens at its port and says nothing that makes sense', listener],
  ])('a file left by a machine of long ago is seen through: %s', async (_name, port) => {
    await using machines = machineFolder();
    mkdirSync(join(machines.path, 'machine'), { recursive: true });
    const left = { process: process.pid, port: 22, controlPort: await port(), token: 'x', version: '0.0.1' };
    writeFileSync(join(machines.path, 'machine', 'running.json'), JSON.stringify(left));
    await using machine = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
    await using client = await connectClient(machine);
    expect(client.ssh).toBeDefined();
  });

  test.each(['', '{', '[]', 'null', '{"port":"x"}', '{"process":1,"port":0,"controlPort":99999,"token":1}'])(
    'a state file with %j in it is no obstacle',
    (text) => {
      using folder = temporaryFolder();
      mkdirSync(join(folder.path, 'machine'));
      writeFileSync(join(folder.path, 'machine', 'running.json'), text);
      expect(readRunningFile(folder.path)).toBeUndefined();
    },
  );

  test('a lock left by a tutor that was killed does not stop the next', async () => {
    await using machines = machineFolder();
    mkdirSync(join(machines.path, 'machine'), { recursive: true });
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    writeFileSync(join(machines.path, 'machine', 'starting.lock'), String(dead.pid));
    await using machine = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
    expect(machine.port).toBeGreaterThan(0);
    expect(existsSync(join(machines.path, 'machine', 'starting.lock'))).toBe(false);
  });

  test('what is no account is refused, and the machine that was started for it goes again', async () => {
    await using machines = machineFolder();
    await expect(sharePracticeMachine({ folder: machines.path, account: '../x' })).rejects.toThrow(
      'not a login name',
    );
  });

  test("the person's own variables do not reach the machine", async () => {
    process.env.BAQUEANO_TEST_SECRET = 'secret';
    await using machines = machineFolder();
    await using machine = await sharePracticeMachine({ folder: machines.path, account: 'ana' });
    delete process.env.BAQUEANO_TEST_SECRET;
    expect(machine.port).toBeGreaterThan(0);
    if (process.platform !== 'linux') return;
    expect(readFileSync(`/proc/${machines.process()}/environ`, 'utf8')).not.toContain('BAQUEANO_TEST_SECRET');
  });
});

/** A folder for a machine; when the test ends, whatever machine runs in it is ended too. */
function machineFolder() {
  const folder = temporaryFolder();
  const seen = new Set<number>();
  const running = () => {
    const id = readRunningFile(folder.path)?.process;
    if (id !== undefined && id !== process.pid) seen.add(id);
    return id;
  };
  const kill = () => {
    const id = running();
    if (id !== undefined && id !== process.pid) process.kill(id, 'SIGKILL');
  };
  const gone = async () => {
    while ((await findRunningMachine(folder.path)) !== undefined) await wait(100);
    // One that ends by itself still puts its compiled code into the folder.
    while ([...seen].some(isAlive)) await wait(20);
  };
  return {
    path: folder.path,
    process: running,
    kill,
    gone,
    [Symbol.asyncDispose]: async () => {
      if ((await findRunningMachine(folder.path)) !== undefined) kill();
      await gone();
      folder[Symbol.dispose]();
      for (const close of opened.splice(0)) close();
    },
  };
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

const opened: (() => void)[] = [];

async function listener(): Promise<number> {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  opened.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const modulePath = fileURLToPath(
  new URL('../../../src/practice/process/share-practice-machine.ts', import.meta.url),
);

function spawnTutor(folder: string, account: string): ChildProcess {
  const script = `
    const { sharePracticeMachine } = await import(${JSON.stringify(modulePath)});
    const machine = await sharePracticeMachine(${JSON.stringify({ folder, account })});
    console.log(machine.port);
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function startTutor(folder: string, account: string) {
  const child = spawnTutor(folder, account);
  const [line] = child.stdout === null ? [] : await once(child.stdout, 'data');
  return { child, port: Number(line) };
}
