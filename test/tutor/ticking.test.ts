import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTicking, type Ticking } from '../../src/tutor/ticking.ts';

/** Milliseconds that a look takes in these tests. */
const lookTakes = 20;

describe('when the tutor looks', () => {
  let looks = 0;
  let together = 0;
  let mostTogether = 0;
  let isWatching = true;
  let ticking: Ticking;

  beforeEach(() => {
    vi.useFakeTimers();
    [looks, together, mostTogether, isWatching] = [0, 0, 0, true];
    ticking = startTicking({
      isWatching: () => isWatching,
      async look() {
        looks += 1;
        together += 1;
        mostTogether = Math.max(mostTogether, together);
        await new Promise((resolve) => setTimeout(resolve, lookTakes));
        together -= 1;
      },
    });
  });
  afterEach(() => {
    ticking[Symbol.dispose]();
    vi.useRealTimers();
  });

  /** Lets time pass and says how many looks it brought. */
  async function during(milliseconds: number): Promise<number> {
    const before = looks;
    await vi.advanceTimersByTimeAsync(milliseconds);
    return looks - before;
  }

  test('at once when a command ends', async () => {
    void ticking.ask();
    expect(looks).toBe(1);
  });

  test('never twice at the same time; all that ask during a look share the one after it', async () => {
    const first = ticking.ask();
    const others = [ticking.ask(), ticking.ask(), ticking.ask()];
    await vi.advanceTimersByTimeAsync(200);
    await Promise.all([first, ...others]);
    expect(looks).toBe(2);
    expect(mostTogether).toBe(1);
  });

  test('when output has been quiet for 300 ms, not while it goes on', async () => {
    for (let chunk = 0; chunk < 20; chunk += 1) {
      ticking.shellActive();
      expect(await during(50)).toBe(0);
    }
    expect(await during(240)).toBe(0);
    expect(await during(20)).toBe(1);
  });

  test('every 2 s while something happens, ever more seldom afterwards, and not at all after an hour', async () => {
    void ticking.ask();
    await during(1_000);
    expect(await during(20_000)).toBeGreaterThanOrEqual(9);
    await during(60_000);
    expect(await during(60_000)).toBeLessThanOrEqual(12);
    await during(10 * 60_000);
    expect(await during(60_000)).toBeLessThanOrEqual(2);
    await during(60 * 60_000);
    expect(await during(24 * 60 * 60_000)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    ticking.shellActive();
    expect(await during(4_000)).toBeGreaterThanOrEqual(2);
  });

  test('not by itself while nothing is to be looked for, and no timer runs then', async () => {
    isWatching = false;
    void ticking.ask();
    expect(await during(60_000)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    ticking.shellActive();
    expect(await during(60_000)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('no more once it has ended', async () => {
    void ticking.ask();
    ticking.shellActive();
    ticking[Symbol.dispose]();
    expect(await during(60_000)).toBe(0);
    await ticking.ask();
    expect(looks).toBe(1);
  });
});
