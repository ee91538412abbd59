import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { openStage, program } from './stage.ts';
import { median } from './statistics.ts';
import { startOnTerminal } from './terminal-program.ts';

const emptyInk = fileURLToPath(new URL('./empty-ink.mjs', import.meta.url));
const runs = 15;

/** Milliseconds from the start of the process to the first words on the screen, the practice machine not running. */
export async function measureFirstFrame(): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const empty: number[] = [];
  // In turn, so that a slow moment of the computer hits both; the first of each only warms the disk.
  for (let run = 0; run <= runs; run += 1) {
    const ourTime = await timeTutor();
    const emptyTime = await timeFirst([emptyInk], /first frame/, {});
    if (run === 0) continue;
    ours.push(ourTime);
    empty.push(emptyTime);
  }
  const reference = { name: 'empty Ink program', value: median(empty) };
  return [{ name: 'first frame', unit: 'ms', ours: median(ours), reference, goal: 1.3 }];
}

async function timeTutor(): Promise<number> {
  await using stage = await openStage();
  return timeFirst([program, '--student', 'ana'], /\w{4}/, { BAQUEANO_HOME: stage.home });
}

async function timeFirst(
  words: readonly string[],
  pattern: RegExp,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  await using started = startOnTerminal(process.execPath, words, { environment });
  return await started.untilFirst(pattern);
}
