import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { startPracticeMachine } from '../../../src/practice/machine.ts';
import { countShellWorkers, stopSpareShellWorkers } from '../../../src/practice/shell/shell-worker.ts';
import { connectClient } from '../ssh-client.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { seed as files } from './compare-with-bash.ts';
import { comparedLines } from './compared-lines.ts';
import { shellHome } from './open-shell.ts';
import { type LiveTerminal, RandomTypist } from './random-typist.ts';

// For a quarter of an hour: TYPING_SECONDS=900 npm test -- test/practice/shell/random-typing.test.ts
const seconds = Number(process.env.TYPING_SECONDS ?? 40);
const seed = Number(process.env.TYPING_SEED ?? 7);
const limit = { timeout: (seconds + 120) * 1000 };
// Each would start an interpreter; Python has tests of its own.
const lines = comparedLines.filter((line) => !line.includes('python'));

/** Bytes that a terminal may show more or less of after the first third: caches fill, and garbage comes and goes. */
const slack = 96 * 1024 * 1024;

test('a shell outlives whatever is typed at random, and leaves nothing behind', limit, async () => {
  const before = countShellWorkers();
  const typist = new RandomTypist(seed, lines, () => {
    // A home for each: what the test itself keeps of a shell must not look like memory that the shell has lost.
    const home = shellHome(files);
    const shell = home.open();
    let hasLeft = false;
    void shell.exited.then(() => {
      hasLeft = true;
    });
    return {
      type: (keys) => shell.type(keys),
      resize: (columns, rows) => shell.resize(columns, rows),
      said: () => shell.output,
      forget: () => {
        shell.output = '';
        shell.bytes = Buffer.alloc(0);
      },
      hasLeft: () => hasLeft,
      close: async () => {
        shell.hangUp();
        await shell.exited;
        home[Symbol.dispose]();
      },
    } satisfies LiveTerminal;
  });
  await typist.typeFor((seconds / 2) * 1000);
  report(typist);
  await workersAreGone(before);
});

test('a shell over SSH outlives whatever is typed at random', limit, async () => {
  using folder = temporaryFolder();
  const before = countShellWorkers();
  {
    await using machine = await startPracticeMachine({ folder: folder.path });
    const { homeFolder } = machine.addAccount('ana');
    const connection = machine.connection('ana');
    await using client = await connectClient(connection);
    const typist = new RandomTypist(seed + 1, lines, async () => {
      refill(homeFolder);
      const channel = await new Promise<Awaited<ReturnType<typeof client.exec>>>((resolve, reject) =>
        client.ssh.shell({ cols: 80, rows: 24, term: 'xterm-256color' }, (error, opened) =>
          error ? reject(error) : resolve(opened),
        ),
      );
      let said = '';
      let hasLeft = false;
      channel.on('data', (bytes: Buffer) => {
        said += bytes;
      });
      const closed = new Promise<void>((resolve) =>
        channel.once('close', () => {
          hasLeft = true;
          resolve();
        }),
      );
      return {
        type: (keys) => void (hasLeft || channel.write(keys)),
        resize: (columns, rows) => hasLeft || channel.setWindow(rows, columns, 0, 0),
        said: () => said,
        forget: () => {
          said = '';
        },
        hasLeft: () => hasLeft,
        close: async () => {
          channel.close();
          await closed;
        },
      } satisfies LiveTerminal;
    });
    await typist.typeFor((seconds / 2) * 1000);
    report(typist);
  }
  await workersAreGone(before);
});

function report({ actions, answers, shells, memory }: RandomTypist): void {
  const megabytes = memory.map((bytes) => Math.round(bytes / 1024 / 1024));
  console.log(
    `${actions} actions, ${answers} times asked and answered, ${shells} shells; memory in MB: ${megabytes.join(' ')}`,
  );
  expect(answers).toBeGreaterThan(3);
  const third = memory.slice(0, Math.ceil(memory.length / 3));
  expect(memory.at(-1) ?? 0).toBeLessThan(Math.max(...third) + slack);
}

async function workersAreGone(before: number): Promise<void> {
  await stopSpareShellWorkers();
  for (let round = 0; countShellWorkers() > before && round < 250; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(countShellWorkers()).toBeLessThanOrEqual(before);
}

/** The files that the lines speak of, again as they were. */
function refill(home: string): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, name);
    mkdirSync(home, { recursive: true });
    chmodSync(home, 0o755);
    if (name.includes('/')) rmSync(dirname(path), { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, text);
  }
}
