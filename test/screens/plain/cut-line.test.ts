import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runPlain } from '../../../src/screens/plain/run-plain.ts';
import { realServerHasOwnHome, realServerMissing } from '../../real/sshd.ts';
import { type Desk, sitDown, steps, until } from '../../tutor/desk.ts';

const isMissing = !process.env.CI && (realServerMissing !== undefined || !realServerHasOwnHome);

describe.skipIf(isMissing)(`a line that is cut (skipped without a real sshd: ${realServerMissing})`, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await sitDown();
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.leave());

  test('comes back by itself; the work goes on in a new shell and nothing is held against the student', async () => {
    const tutor = await desk.open();
    const input = new PassThrough();
    const output = new PassThrough();
    let said = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = runPlain({ tutor, server: desk.server, input, output, language: 'es', interactive: false });
    input.write('mkdir ~/ana\n');
    await until(tutor, ({ open }) => open?.steps[0]?.status === 'passed');
    await desk.real.kill();
    await until(tutor, ({ connection }) => connection.kind !== 'connected');
    expect(steps(tutor)?.[0]).toBe('propia passed');
    await desk.real.start();
    await until(tutor, ({ connection }) => connection.kind === 'connected', 30_000);
    input.end('mkdir ~/ana/datos\nmkdir ~/ana/datos\n');
    expect(await ended).toBe(3);
    expect(steps(tutor)?.[1]).toBe('datos passed');
    expect(said).toContain('Se cortó la línea');
    expect(said).toContain('La línea volvió.');
  });

  test('for good ends the work with code 1 and what was done is kept', async () => {
    const tutor = await desk.open();
    const input = new PassThrough();
    const output = new PassThrough().resume();
    const ended = runPlain({ tutor, server: desk.server, input, output, language: 'es', interactive: false });
    input.write('mkdir ~/ana\n');
    await until(tutor, ({ open }) => open?.steps[0]?.status === 'passed');
    await desk.real.kill();
    await until(tutor, ({ connection }) => connection.kind !== 'connected');
    input.end();
    // The server stays away: what ends here did not wait for it
    expect(await ended).toBe(1);
    expect(tutor.progress.record.exercises.get('carpetas')?.steps.get('propia')?.done).toBe('passed');
    await desk.real.start();
    await until(tutor, ({ connection }) => connection.kind === 'connected', 40_000);
  }, 120_000);
});
