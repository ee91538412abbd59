import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import { expect, test } from 'vitest';
import { vim } from '../../../src/practice/programs/vim/vim.ts';
import { openEditor } from './editor-on-screen.ts';

const realVim = ['vim.tiny', 'vim'].find((name) => spawnSync(name, ['--version']).status === 0);
const isMissing = realVim === undefined && !process.env.CI;

const start = 'primera linea, con coma\nsegunda  linea\n\n  cuarta (entre parentesis) fin\nquinta\n';

// What is typed in both; Escape ends what is open before the file is saved.
const typed = [
  'ihola ',
  'Ahola',
  'a\rdos renglones',
  'onueva',
  'Onueva',
  'Ipor delante ',
  'jIcon sangria',
  'x',
  '3x',
  'jX',
  'llX',
  'dd',
  '2dd',
  'jdd',
  'Gdd',
  '5dd',
  'dw',
  '2dw',
  'wdw',
  'wwwdw',
  'd$',
  'wD',
  'wd0',
  'wwdb',
  'de',
  'wde',
  'cwotra\x1b',
  'wcwotra\x1b',
  'c2wotra\x1b',
  'ccotra\x1b',
  'wCfin\x1b',
  'jS todo\x1b',
  'ssiete\x1b',
  'rZ',
  '3rZ',
  'RABC\x1b',
  '~~',
  'J',
  '3J',
  'jJ',
  'yyp',
  'yyP',
  '2yyjp',
  'ywP',
  'yw$p',
  'ddp',
  'xp',
  'ddGp',
  '3yyGP',
  'dwu',
  'ddjddu',
  'ddjdduu',
  'ddu\x12',
  'x..',
  'dw.',
  'ihola \x1bj.',
  'Afin\x1bj.j.',
  'fcx',
  'tcx',
  'fl;x',
  'fl;,x',
  '$Fcx',
  'dfc',
  'dtc',
  'jjj%x',
  'jjjd%',
  'jjjwd%',
  'G0x',
  'Ggg$x',
  '/segunda\rx',
  '/linea\rnx',
  '/linea\rNx',
  '?fin\rx',
  'd/con\r',
  '*x',
  '}ix',
  'G{ix',
  'ex',
  'eex',
  'bx',
  'Gbx',
  '^x',
  'jjj^x',
  'jjj0x',
  'vwd',
  'vjd',
  'Vjd',
  'Vjy5Gp',
  'vey$p',
  'v$d',
  'vjj~',
  'VU',
  'ved.',
  '>>',
  '>>..',
  'jjj<<',
  '2>>',
  'diw',
  'wdiw',
  'ciwotra\x1b',
  'daw',
  'yiwP',
  '2jD',
  'jjix',
  ':2\rx',
  ':$\rx',
  ':2d\r',
  ':2,3d\r',
  ':%d\r',
  ':s/linea/renglon/\r',
  ':%s/linea/renglon/\r',
  ':%s/n/N/g\r',
  ':2,3s/l/L/g\r',
  ':%s/\\(con\\) coma/[\\1]/\r',
  ':%s#linea#a/b#\r',
  ':s/primera/&&/\r',
  'iuno\x7f\x7fdos',
  'iuno dos\x17tres',
  'iuno\x1b[D\x1b[Ddos',
  'i\x1b[B\x1b[Bhola',
  'ihola\x1b[F fin',
  'oa\rb\rc\x1bu',
  'imañana ñandú\x1b0x',
  '5ix\x1b',
  '3p',
  'ddd',
  'yjGp',
  'dG',
  'jdgg',
  'jdk',
  'dj',
  'c$x\x1b',
  'cwx\x1b',
  'jjcwx\x1b',
  '\x1b\x1bx',
  'gUU',
];

test.skipIf(isMissing)(
  `what a beginner types in vim leaves the same file as the real one${isMissing ? ' (SKIPPED: no vim on this computer)' : ''}`,
  async () => {
    const different: string[] = [];
    const waiting = [...typed];
    const compareNext = async (): Promise<void> => {
      for (let keys = waiting.shift(); keys !== undefined; keys = waiting.shift()) {
        const [ours, real] = await Promise.all([typeInOurs(keys), typeInReal(keys)]);
        if (ours === real) continue;
        different.push(`${JSON.stringify(keys)}: ours ${JSON.stringify(ours)}, real ${JSON.stringify(real)}`);
      }
    };
    // Nearly all of the time is waiting for what a key begins: several at once cost no more.
    await Promise.all(Array.from({ length: 6 }, compareNext));
    expect(different).toEqual([]);
  },
  180_000,
);

async function typeInOurs(keys: string): Promise<string | undefined> {
  await using editor = await openEditor(vim, { text: start });
  await editor.type(keys);
  await editor.type('\x1b');
  await editor.type(':wq\r');
  return editor.text('archivo.txt');
}

async function typeInReal(keys: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baqueano-vim-'));
  const file = join(folder, 'archivo.txt');
  await writeFile(file, start);
  // The tiny vim starts as the classic vi; these are the settings that every other vim begins with.
  const settings = 'set nocompatible backspace=indent,eol,start esckeys shiftwidth=8 encoding=utf-8';
  const child = pty.spawn(realVim ?? '', ['-u', 'NONE', '-i', 'NONE', '-n', '--cmd', settings, file], {
    cols: 80,
    rows: 24,
    env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8' },
  });
  const left = new Promise<void>((resolve) => child.onExit(() => resolve()));
  child.onData(() => {});
  await pause(60);
  child.write(keys);
  await pause(60);
  child.write('\x1b');
  await pause(60);
  child.write(':wq\r');
  await Promise.race([left, pause(3000)]);
  child.kill();
  const text = await readFile(file, 'utf8');
  await rm(folder, { recursive: true, force: true });
  return text;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
