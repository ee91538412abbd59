import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSnapshot } from '../../../../src/practice/programs/python/snapshot.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('a snapshot is made once, used again as it is, and made anew when it is damaged', async () => {
  using folder = temporaryFolder();
  const first = join(folder.path, 'first');
  const file = await openSnapshot(first);
  const length = readFileSync(file).length;
  expect(readdirSync(first).length).toBe(2);

  const whole = join(folder.path, 'whole');
  cpSync(first, whole, { recursive: true });
  const start = performance.now();
  await openSnapshot(whole);
  expect(performance.now() - start).toBeLessThan(1500);

  for (const damage of [
    (bytes: Buffer) => bytes.subarray(0, 1000),
    (bytes: Buffer) => bytes.fill(7, 5000, 6000),
  ]) {
    const broken = join(folder.path, `broken-${damage(Buffer.alloc(9000)).length}`);
    cpSync(first, broken, { recursive: true });
    const copy = join(broken, readdirSync(first).find((name) => name.endsWith('.bin')) ?? '');
    writeFileSync(copy, damage(readFileSync(copy)));
    const made = readFileSync(await openSnapshot(broken));
    expect(made.length).toBe(length);
    expect(made.subarray(5000, 6000).equals(Buffer.alloc(1000, 7))).toBe(false);
  }
});
