import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { beginnerLines } from './beginner-lines.ts';
import { runCommand, shellHome } from './open-shell.ts';

const realBash = spawnSync('bash', ['-c', 'echo $BASH_VERSION; ls --version'], { encoding: 'utf8' });
const isLike = process.platform === 'linux' && /^5\.2.*GNU coreutils/s.test(realBash.stdout ?? '');
const lacks = !isLike && !process.env.CI;
const why = lacks ? ' (SKIPPED: this computer has no bash 5.2 with GNU coreutils)' : '';

const seed = {
  'notas.txt': 'pera 3\nmanzana 10\nuva 7\nmanzana 5\n',
  'datos/gente.csv': 'nombre,edad\nAna,23\nBo,31\n',
  'saludo.sh': '#!/bin/bash\necho "Hola, $1!"\necho "args: $#"\n',
  '.oculto': 'x\n',
};

test.skipIf(lacks)(
  `what a beginner types answers as in a real bash${why}`,
  { timeout: 240_000 },
  async () => {
    // As root everything is allowed; the comparison is with a student.
    const isRoot = process.getuid?.() === 0;
    const user = isRoot ? 65_534 : (process.getuid?.() ?? 0);
    const nameOf = (kind: string) =>
      spawnSync('id', [kind, String(user)], { encoding: 'utf8' }).stdout.trim();
    const owner = `${nameOf('-un')} ${nameOf('-gn')}`;
    using outside = temporaryFolder();
    chmodSync(outside.path, 0o755);
    const home = join(outside.path, 'home', 'ana');
    const differences: unknown[] = [];
    for (const line of beginnerLines) {
      using ours = shellHome(seed, user);
      fill(ours.folder, user, isRoot);
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home, { recursive: true });
      copySeed(ours.folder, home);
      fill(home, user, isRoot);
      const real = runReal(line, home, isRoot ? user : undefined);
      const { exitCode, stdout, stderr } = await runCommand(ours, line);
      const plain = (text: string) => withoutWhere(text, home, outside.path, owner);
      const expected = { stdout: plain(real.stdout), stderr: plain(real.stderr), exitCode: real.exitCode };
      const actual = { stdout: plain(stdout), stderr: plain(stderr), exitCode };
      if (JSON.stringify(expected) !== JSON.stringify(actual)) differences.push({ line, expected, actual });
    }
    expect(beginnerLines.length).toBeGreaterThan(60);
    expect(differences).toEqual([]);
  },
);

function runReal(line: string, home: string, user: number | undefined) {
  // Nobody dares to find out whether it is true of this very computer.
  if (line === 'rm -rf /') {
    const stderr =
      "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n";
    return { stdout: '', stderr, exitCode: 1 };
  }
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', line], {
    cwd: home,
    encoding: 'utf8',
    timeout: 10_000,
    input: '',
    env: { HOME: home, USER: 'ana', PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC', PWD: home },
    ...(user !== undefined && { uid: user, gid: user }),
  });
  return { stdout, stderr, exitCode: status };
}

/** An empty folder, old dates and the owner, the same on both sides. */
function fill(folder: string, user: number, isRoot: boolean): void {
  mkdirSync(join(folder, 'vacia'), { recursive: true });
  let time = 1_700_000_000;
  const names = ['notas.txt', 'saludo.sh', '.oculto', 'datos/gente.csv', 'datos', 'vacia', '.'];
  for (const name of names) {
    const path = join(folder, name);
    chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644);
    if (isRoot) chownSync(path, user, user);
    time += 60;
    utimesSync(path, time, time);
  }
}

function copySeed(from: string, to: string): void {
  spawnSync('cp', ['-r', ...readdirSync(from).map((name) => join(from, name)), to]);
}

/** Where the real home lies, and who a real student is, are no differences. */
function withoutWhere(text: string, home: string, outside: string, owner: string): string {
  return text
    .replaceAll(home, '/home/ana')
    .replaceAll(outside, '')
    .replaceAll(owner, 'ana ana')
    .replace(/^bash: (?:-c: )?line \d+: /gm, 'bash: line 1: ');
}
