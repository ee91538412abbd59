import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { less } from '../../../src/practice/programs/pager/less.ts';
import { openEditor } from './editor-on-screen.ts';

const isMissing = spawnSync('less', ['--version']).status !== 0 && !process.env.CI;

const text = `${Array.from({ length: 60 }, (_, i) => `linea ${i + 1}`).join('\n')}\n${'larga '.repeat(20)}\nfin\n`;
const size = { columns: 60, rows: 10 };

/** What is typed in both, each on a screen of its own. */
const typed = [
  ' ',
  'j',
  '  b',
  'G',
  'Gk',
  '5j',
  '3 ',
  '20g',
  'dd',
  'ddu',
  '/linea 5\r',
  '/linea 5\rn',
  '/linea 5\rnN',
  'G?linea 4\r',
  '/gato\r',
  '/linea 59\r',
  '-N\r',
  '-N\rG',
  '-S\rG',
  '50p',
  'y',
  '=',
  '/fin\r',
];

test.skipIf(isMissing)(
  `less looks as the real one does${isMissing ? ' (SKIPPED: this computer has no less)' : ''}`,
  { timeout: 60_000 },
  async () => {
    const differences: unknown[] = [];
    for (const keys of typed) {
      const expected = await screenOfReal(keys);
      await using ours = await openEditor(less, { text, ...size });
      // On a busy computer the file takes longer to read than a key to type.
      while (ours.rows()[0] === '') await settle();
      for (const part of keys.split(/(?<=\r)/)) await ours.type(part);
      const actual = ours.rows().map((row) => row.trimEnd());
      if (JSON.stringify(actual) !== JSON.stringify(expected)) differences.push({ keys, expected, actual });
    }
    expect(differences).toEqual([]);
  },
);

async function screenOfReal(keys: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baqueano-less-'));
  await writeFile(join(folder, 'archivo.txt'), text);
  const screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  const { LESS: _, ...environment } = process.env;
  const running = pty.spawn('less', ['archivo.txt'], {
    name: 'xterm-256color',
    cols: size.columns,
    rows: size.rows,
    cwd: folder,
    env: { ...environment, LC_ALL: 'C.UTF-8', LESSHISTFILE: '-' },
  });
  const exited = new Promise((resolve) => running.onExit(resolve));
  running.onData((bytes) => screen.write(bytes));
  await settle();
  for (const part of keys.split(/(?<=\r)/)) {
    running.write(part);
    await settle();
  }
  await new Promise<void>((resolve) => screen.write('', resolve));
  const rows = Array.from({ length: size.rows }, (_, row) =>
    (screen.buffer.active.getLine(row)?.translateToString(true) ?? '').trimEnd(),
  );
  running.kill();
  await exited;
  screen.dispose();
  await rm(folder, { recursive: true, force: true });
  return rows;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 250));
