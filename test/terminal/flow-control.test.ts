import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FlowControl } from '../../src/terminal/flow-control.ts';
import { FakeChannel } from './fake-channel.ts';

describe('a shell that sends faster than it is read', () => {
  test('is held back above 64 KB and let go below 16 KB', () => {
    const shell = new FakeChannel();
    const flow = new FlowControl(shell);
    flow.received(65_536);
    expect(shell.isPaused).toBe(false);
    flow.received(1);
    expect(shell.isPaused).toBe(true);
    flow.parsed(49_000);
    expect(shell.isPaused).toBe(true);
    flow.parsed(200);
    expect(shell.isPaused).toBe(false);
    expect(flow.pending).toBe(16_337);
  });

  test('gets no more than its budget, so that others of the same process are not slowed', async () => {
    const shell = new FakeChannel();
    const flow = new FlowControl(shell, { bytesPerSecond: 100_000 });
    const start = performance.now();
    let sent = 0;
    while (performance.now() - start < 600) {
      if (!shell.isPaused) {
        flow.received(4000);
        flow.parsed(4000);
        sent += 4000;
      }
      await sleep(1);
    }
    flow.stop();
    expect(sent).toBeGreaterThan(40_000);
    expect(sent).toBeLessThan(110_000);
  });

  test('is forgotten without a timer left', () => {
    const shell = new FakeChannel();
    const flow = new FlowControl(shell, { bytesPerSecond: 1000 });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    flow.received(5000);
    expect(timers()).toBe(before + 1);
    flow.stop();
    expect(timers()).toBe(before);
  });
});
