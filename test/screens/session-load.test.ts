import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../practice/temporary-folder.ts';
import { localShellMissing, openLocalShell } from '../terminal/local-shell.ts';
import { ShownSession } from './shown-session.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heap(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
}

describe.skipIf(localShellMissing)('a shell that floods', () => {
  test('20 MB go through with the memory flat, and the leader is answered meanwhile', async () => {
    using folder = temporaryFolder();
    await using shell = openLocalShell({ columns: 79, rows: 38, directory: folder.path });
    await using shown = new ShownSession({ openShell: async () => shell });
    await shown.shows('$');
    const before = heap();
    let most = 0;
    shown.output = '';
    // However fast this computer is, it ends only after the last round
    const flood = "yes 'una línea que se repite' | head -c";
    shown.type(`${flood} 20000000; until test -e go; do ${flood} 100000; done; echo 'end of it'\r`);
    for (let round = 0; round < 10; round++) {
      shown.view.keys.length = 0;
      shown.type('\x07');
      await until(() => shown.view.keys.length > 0 && shown.view.focus === 'chrome');
      shown.type('\x07');
      most = Math.max(most, process.memoryUsage().arrayBuffers / 1_048_576);
      shown.view.change({ focus: 'shell' });
      await sleep(20);
      shown.type('x');
    }
    expect(shown.text()).not.toContain('end of it\n');
    writeFileSync(join(folder.path, 'go'), '');
    await until(() => shown.text().includes('end of it\n'), 30_000);
    expect(heap() - before).toBeLessThan(12);
    expect(most).toBeLessThan(60);
    // 20 MB in, only what the eye can follow out
    expect(shown.output.length).toBeLessThan(2_000_000);
  });

  test('Ctrl-C ends what would never end, and the prompt is there', async () => {
    await using shell = openLocalShell({ columns: 79, rows: 38 });
    await using shown = new ShownSession({ openShell: async () => shell });
    await shown.shows('$');
    shown.type('yes\r');
    await sleep(500);
    shown.type('\x03');
    await until(() => shown.text().includes('^C'));
    await until(() => /\n[^\n]{41}\$ *\n/.test(shown.text()) || shown.text().includes('$'));
  });
});

test('5,000 frames of the chrome and of the shell leave nothing behind', async () => {
  await using shown = new ShownSession();
  await shown.shows('pie open');
  const show = async (from: number, to: number) => {
    for (let count = from; count < to; count++) {
      shown.view.change({ counter: count });
      shown.shell.says(
        `\x1b[${1 + (count % 38)};1Hrow of frame ${count} \x1b[3${count % 8}m${'x'.repeat(count % 40)}\x1b[0m`,
      );
      if (count % 25 === 0) await sleep(0);
    }
    shown.output = '';
    await sleep(50);
  };
  await show(1, 1000);
  const before = heap();
  await show(1000, 6000);
  expect(heap() - before).toBeLessThan(6);
});

async function until(condition: () => boolean, longest = 45_000): Promise<void> {
  const end = performance.now() + longest;
  while (!condition() && performance.now() < end) await sleep(5);
  expect(condition()).toBe(true);
}
