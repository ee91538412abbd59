import { expect, test } from 'vitest';
import { createCell, createEmulator } from '../../src/terminal/emulator.ts';
import { rowChange } from '../../src/terminal/row-change.ts';
import { emptyRow, rowText } from '../../src/terminal/row-text.ts';
import { differences } from './compare-screens.ts';

const columns = 40;
const rows = [
  '',
  'plain text',
  'plain text that is longer',
  'plain',
  '\x1b[1;31mred\x1b[0m plain',
  '\x1b[1;31mred\x1b[0m plein',
  '\x1b[1;31mred and more\x1b[0m',
  '\x1b[1;32mred and more\x1b[0m',
  'e\u0301xample',
  'example',
  'exa日本mple',
  'exa日mple',
  '日本語 words',
  '🚀 words',
  '✅ words',
  '\x1b[44m\x1b[K full width',
  '\x1b[44mnot full\x1b[0m',
  '\x1b[4:3mcurly\x1b[0m \x1b[4;58:5:9mcoloured\x1b[0m',
  '\x1b[4mcurly\x1b[0m \x1b[4;58:5:8mcoloured\x1b[0m',
  `${'x'.repeat(39)}日`,
  'x'.repeat(40),
  `${' '.repeat(20)}far`,
];

test('any row can be changed into any other, whatever stood there', async () => {
  const read = await Promise.all(rows.map(readRow));
  for (const [from, before] of read.entries()) {
    for (const [to, after] of read.entries()) {
      const screen = createEmulator(columns + 5, 3);
      const first = rowChange(emptyRow, before.text, 1, 5);
      await write(screen, `#####${first}${rowChange(before.text, after.text, 1, 5)}\x1b[2;6H`);
      await write(after.screen, '\x1b[H');
      const wrong = differences(screen, { column: 5, row: 1, columns, rows: 1 }, after.screen);
      expect(wrong, `from ${JSON.stringify(rows[from])} to ${JSON.stringify(rows[to])}`).toEqual([]);
      screen.dispose();
    }
  }
});

test('a letter more at the end of a coloured prompt is all that is written', async () => {
  const before = await readRow('\x1b[32mana@servidor\x1b[0m:~$ l');
  const after = await readRow('\x1b[32mana@servidor\x1b[0m:~$ ls');
  expect(rowChange(before.text, after.text, 3, 10)).toBe('\x1b[4;28Hs');
});

async function readRow(text: string) {
  const screen = createEmulator(columns, 1);
  await write(screen, text);
  const line = screen.buffer.active.getLine(screen.buffer.active.viewportY);
  return { screen, text: rowText(line, createCell(screen), { columns, origin: 5, noColor: false }) };
}

function write(screen: { write(text: string, done: () => void): void }, text: string): Promise<void> {
  return new Promise((resolve) => screen.write(text, resolve));
}
