import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { openStage, type Stage } from './stage.ts';
import { median } from './statistics.ts';
import type { TerminalProgram } from './terminal-program.ts';

const bytes = 20_000_000;
const runs = 3;

/** Seconds to show a text of 20 MB, and milliseconds from Ctrl-C in the middle of one to the next prompt. */
export async function measureFlood(): Promise<readonly Figure[]> {
  await using stage = await openStage();
  await writeText(stage);
  const ours = await (async () => {
    await using tutor = await stage.startTutor();
    return await timeFloods(tutor);
  })();
  await using tmux = await stage.startTmux();
  const theirs = tmux && (await timeFloods(tmux));
  const against = (value: number | undefined) =>
    value === undefined ? undefined : { name: 'tmux with ssh', value };
  return [
    {
      name: 'flood of 20 MB',
      unit: 's',
      ours: ours.flood,
      reference: against(theirs?.flood),
      goal: theirs && 1.2,
    },
    {
      name: 'Ctrl-C in a flood, to the prompt',
      unit: 'ms',
      ours: ours.interrupt,
      reference: against(theirs?.interrupt),
      goal: undefined,
    },
  ];
}

async function writeText({ accountHome }: Stage): Promise<void> {
  const line = 'una línea de un texto largo, como las que escupe un programa que no termina nunca\n';
  const text = line.repeat(Math.ceil(bytes / Buffer.byteLength(line)));
  await writeFile(join(accountHome, 'largo.txt'), text);
}

async function timeFloods(
  shown: TerminalProgram,
): Promise<{ readonly flood: number; readonly interrupt: number }> {
  const floods: number[] = [];
  const interrupts: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Typed with a quote inside, so that the echo of the command is not taken for its output.
    const done = shown.until(`fin-${run}`);
    shown.write(`cat largo.txt; echo fi''n-${run}\r`);
    floods.push((await done) / 1000);
    await shown.quiet(300);
    shown.write('while true; do cat largo.txt; done\r');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const stopped = shown.until(`listo-${run}`);
    shown.write('\x03');
    await new Promise((resolve) => setTimeout(resolve, 10));
    shown.write(`echo lis''to-${run}\r`);
    interrupts.push(await stopped);
    await shown.quiet(300);
  }
  return { flood: median(floods), interrupt: median(interrupts) };
}
