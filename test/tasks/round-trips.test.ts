import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { lookAtSteps } from '../../src/tasks/look-at-steps.ts';
import { type DelayProxy, startDelayProxy } from '../real/delay-proxy.ts';
import { type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';

const skipped = realServerMissing !== undefined && !process.env.CI;

describe.skipIf(skipped)(`round trips of a look${skipped ? ` (skipped: ${realServerMissing})` : ''}`, () => {
  let real: RealServer;
  let proxy: DelayProxy;
  let server: Server;
  let here: string;

  beforeAll(async () => {
    real = await startRealServer();
    proxy = await startDelayProxy(real, { delay: 20 });
    server = openServer({ ...real.target(), port: proxy.port });
    here = `${await server.home()}/trips-${process.pid}`;
    await server.files.makeFolder(`${here}/ana`);
    await server.files.write(`${here}/ana/notas.txt`, 'hola ana\n');
  });

  afterAll(async () => {
    await server.files.remove(here);
    await server[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await real.stop();
  });

  test.each([
    ['a folder', 'folder', 1, () => ({ path: `${here}/ana` })],
    ['a file', 'file', 1, () => ({ path: `${here}/ana/notas.txt`, minSize: 1 })],
    ['something removed', 'absent', 1, () => ({ path: `${here}/sobra`, beside: `${here}/ana` })],
    ['an answer that we know', 'answer', 0, () => ({ equals: '1' })],
    ['an answer that the server knows', 'answer', 3, () => ({ run: 'echo 1' })],
    ['a text', 'text', 5, () => ({ path: `${here}/ana/notas.txt`, has: ['ana'] })],
    ['an upload', 'sameAs', 5, () => ({ path: `${here}/ana/notas.txt`, file: 'notas.txt' })],
  ])('%s passes within its round trips (%s: %d)', async (_title, kind, trips, fields) => {
    const task = { id: 'task', kind, needs: [], latch: false, fields: fields() };
    const step = { id: 'step', needs: [], points: 1, tasks: [task] };
    const contextFor = () => ({
      server,
      answer: '1',
      exerciseFileNames: ['notas.txt'],
      exerciseFile: () => Promise.resolve(Buffer.from('hola ana\n')),
      studentFile: () => Promise.resolve(undefined),
    });
    // A computer that pauses between two answers to one question may count a turn more: the fewest are what it costs.
    let fewest = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 5 && fewest > trips; tries += 1) {
      const before = proxy.turns;
      const verdicts = await lookAtSteps([step], { contextFor });
      fewest = Math.min(fewest, proxy.turns - before);
      expect(verdicts.get('step')?.[0]?.verdict.kind).toBe('pass');
    }
    expect(fewest).toBeLessThanOrEqual(trips);
  });
});
