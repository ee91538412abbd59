import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharePracticeMachine } from '../src/practice/process/share-practice-machine.ts';
import { openServer } from '../src/server/open-server.ts';
import type { Figure } from './figure.ts';
import { timeProcess } from './stage.ts';
import { median } from './statistics.ts';

const runs = 7;

/**
 * Milliseconds until the practice machine has run a first command over SSH: cold, as at the very first start (keys,
 * account and home are made), and warm, when all that is there already. Held against starting Node at all.
 */
export async function measurePracticeReady(): Promise<readonly Figure[]> {
  const times = { cold: [] as number[], warm: [] as number[], node: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'baqueano-bench-'));
    times.cold.push(await timeStart(folder));
    times.warm.push(await timeStart(folder));
    times.node.push(await timeProcess(process.execPath, ['-e', '0']));
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  const reference = { name: 'an empty Node process', value: median(times.node) };
  return (['cold', 'warm'] as const).map((state) => ({
    name: `practice machine ready, ${state}`,
    unit: 'ms',
    ours: median(times[state]),
    reference,
    goal: undefined,
  }));
}

async function timeStart(folder: string): Promise<number> {
  const start = performance.now();
  await using machine = await sharePracticeMachine({ folder, account: 'ana' });
  await using server = openServer({
    host: machine.host,
    port: machine.port,
    username: machine.username,
    hostKey: { kind: 'pinned', fingerprint: machine.hostKeyFingerprint },
    login: { password: async () => machine.password },
  });
  await server.run('true');
  return performance.now() - start;
}
