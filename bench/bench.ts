import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release } from 'node:os';
import { describe, type Figure, score } from './figure.ts';
import { measureFirstFrame } from './first-frame.ts';
import { measureFlood } from './flood.ts';
import { measureIdle } from './idle.ts';
import { measureKeyEcho } from './key-echo.ts';
import { measurePracticeReady } from './practice-ready.ts';
import { measureTick } from './tick.ts';

/**
 * `npm run bench [-- NAME…] [-- --json FILE]`: measures how fast baqueano feels, each figure beside what people would
 * use in its place, in one run. A goal that is missed is said, and fails nothing: another computer is another world.
 */
const measures: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  'first-frame': measureFirstFrame,
  'key-echo': measureKeyEcho,
  flood: measureFlood,
  tick: measureTick,
  'practice-ready': measurePracticeReady,
  idle: measureIdle,
};

const words = process.argv.slice(2);
const jsonAt = words.indexOf('--json');
const file = jsonAt < 0 ? undefined : words.splice(jsonAt, 2)[1];
const chosen = words.length > 0 ? words : Object.keys(measures);
const unknown = chosen.filter((name) => !(name in measures));
if (unknown.length > 0) {
  console.error(
    `No measure is called ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.`,
  );
  process.exit(2);
}

const machine = { node: process.version, system: `${platform()} ${release()}`, processors: cpus().length };
console.log(
  `Node ${machine.node}, ${machine.system}, ${machine.processors} processors, load ${loadavg()[0]?.toFixed(2)}\n`,
);
const figures: Figure[] = [];
for (const name of chosen) {
  for (const figure of (await measures[name]?.()) ?? []) {
    figures.push(figure);
    console.log(describe(figure));
  }
}
const report = {
  format: 1,
  at: new Date().toISOString(),
  machine,
  figures: figures.map((f) => ({ ...f, score: score(f) })),
};
if (file !== undefined) await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
process.exit(0);
