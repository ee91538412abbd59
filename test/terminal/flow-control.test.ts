import { afterEach, describe, expect, test, vi } from 'vitest';
import { FlowControl } from '../../src/terminal/flow-control.ts';
import { FakeChannel } from './fake-channel.ts';

describe('a shell that sends faster than it is read', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

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

  test('gets no more than its budget, so that others of the same process are not slowed', () => {
    vi.useFakeTimers();
    const shell = new FakeChannel();
    const flow = new FlowControl(shell, { bytesPerSecond: 100_000 });
    let sent = 0;
    for (let milliseconds = 0; milliseconds < 1000; milliseconds += 1) {
      if (!shell.isPaused) {
        flow.received(4000);
        flow.parsed(4000);
        sent += 4000;
      }
      vi.advanceTimersByTime(1);
    }
    flow.stop();
    // A second's worth, the quarter that it may take at once, and the piece that was one too many
    expect(sent).toBeGreaterThan(100_000);
    expect(sent).toBeLessThanOrEqual(129_000);
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
