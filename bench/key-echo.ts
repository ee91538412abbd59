import type { Figure } from './figure.ts';
import { openStage } from './stage.ts';
import { percentile } from './statistics.ts';
import type { TerminalProgram } from './terminal-program.ts';

const keys = 200;
const spacing = 60;

/** Milliseconds from a key to its echo on the screen, through the tutor and through tmux with ssh. */
export async function measureKeyEcho(): Promise<readonly Figure[]> {
  await using stage = await openStage();
  const ours = await (async () => {
    await using tutor = await stage.startTutor();
    return await timeKeys(tutor);
  })();
  await using tmux = await stage.startTmux();
  const theirs = tmux && (await timeKeys(tmux));
  return [0.5, 0.95].map((share) => ({
    name: `key to echo, p${share * 100}`,
    unit: 'ms',
    ours: percentile(ours, share),
    reference: theirs && { name: 'tmux with ssh', value: percentile(theirs, share) },
    goal: theirs ? 2 : undefined,
  }));
}

// Each key is a letter that was not on the screen before, so that its echo cannot be taken for another's.
async function timeKeys(shown: TerminalProgram): Promise<readonly number[]> {
  const times: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const letter = String.fromCodePoint(0x4_00 + key);
    const echoed = shown.until(letter, 5000);
    shown.write(letter);
    times.push(await echoed);
    await new Promise((resolve) => setTimeout(resolve, spacing));
    // A line that wraps is redrawn whole; it begins anew before that.
    if (key % 40 === 39) {
      shown.write('\x15');
      await shown.quiet(100);
    }
  }
  // The first keys compile the code that they run.
  return times.slice(20);
}
