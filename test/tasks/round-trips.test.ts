import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { lookAtSteps } from '../../src/tasks/look-at-steps.ts';
import { type DelayProxy, startDelayProxy } from '../real/delay-proxy.ts';
import { type RealServer, realServerMissing, startRealServer } from '../real/sshd.ts';

const skipped = realServerMissing !== undefined && !process.env.CI;

/** Milliseconds that a round trip takes here; so long that the work between hardly counts. */
const roundTrip = 100;

describe.skipIf(skipped)(`round trips of a look${skipped ? ` (skipped: ${realServerMissing})` : ''}`, () => {
  let real: RealServer;
  let proxy: DelayProxy;
  let server: Server;
  let here: string;

  beforeAll(async () => {
    real = await startRealServer();
    proxy = await startDelayProxy(real, { delay: roundTrip / 2 });
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
    // A busy machine only ever adds to what a look takes: the quickest of a few is what it costs.
    let quickest = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 5 && quickest >= trips + 0.9; tries += 1) {
      const started = performance.now();
      const verdicts = await lookAtSteps([step], { contextFor });
      quickest = Math.min(quickest, (performance.now() - started) / roundTrip);
      expect(verdicts.get('step')?.[0]?.verdict.kind).toBe('pass');
    }
    expect(quickest).toBeLessThan(trips + 0.9);
  });
});
