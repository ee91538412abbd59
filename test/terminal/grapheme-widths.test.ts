import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const emulator = fileURLToPath(new URL('../../src/terminal/emulator.ts', import.meta.url));

// The table is unpacked while the module is loaded, so each case needs a process of its own.
test.each([0, 1, 255])(
  'an emoji is two cells wide even when the pool of buffers begins with bytes %i',
  (byte) => {
    const script = `
    let first;
    do first = Buffer.allocUnsafe(512); while (first.byteOffset !== 0);
    first.fill(${byte});
    const { createEmulator } = await import(${JSON.stringify(emulator)});
    const screen = createEmulator(20, 2);
    screen.write('🚀', () => process.stdout.write(String(screen.buffer.active.cursorX)));
  `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '2', stderr: '' });
  },
);
