import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand, shellHome } from './open-shell.ts';

/** What a line wrote and left with. */
type LineAnswer = {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
};

/** A line, and what a real bash and the practice machine answer to it. */
export type Comparison = {
  readonly line: string;
  readonly expected: LineAnswer;
  readonly actual: LineAnswer;
};

/** The files that each line finds. */
export const seed = {
  'notas.txt': 'pera 3\nmanzana 10\nuva 7\nmanzana 5\n',
  'datos/gente.csv': 'nombre,edad\nAna,23\nBo,31\n',
  'saludo.sh': '#!/bin/bash\necho "Hola, $1!"\necho "args: $#"\n',
  '.oculto': 'x\n',
};

/** Whether this computer has what the comparison needs: bash 5.2 and GNU's tools. */
export function hasRealBash(): boolean {
  const { stdout } = spawnSync('bash', ['-c', 'echo $BASH_VERSION; ls --version'], { encoding: 'utf8' });
  return process.platform === 'linux' && /^5\.2.*GNU coreutils/s.test(stdout ?? '');
}

/** Runs each line in a fresh home on both sides, as a student and not as root. */
export async function compareWithBash(lines: readonly string[]): Promise<Comparison[]> {
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? 65_534 : (process.getuid?.() ?? 0);
  const nameOf = (kind: string) => spawnSync('id', [kind, String(user)], { encoding: 'utf8' }).stdout.trim();
  const owner = `${nameOf('-un')} ${nameOf('-gn')}`;
  using outside = temporaryFolder();
  chmodSync(outside.path, 0o755);
  const home = join(outside.path, 'home', 'ana');
  const comparisons: Comparison[] = [];
  for (const line of lines) {
    using ours = shellHome(seed, user);
    fill(ours.folder, user, isRoot);
    spawnSync('chmod', ['-R', 'u+rwx', outside.path]);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    copySeed(ours.folder, home);
    fill(home, user, isRoot);
    const expected = answerOfRealBash(line, home, isRoot ? user : undefined);
    const actual = await runCommand(ours, line);
    const plain = ({ stdout, stderr, exitCode }: LineAnswer): LineAnswer => ({
      stdout: withoutWhere(stdout, home, outside.path, owner),
      stderr: withoutWhere(stderr, home, outside.path, owner),
      exitCode,
    });
    comparisons.push({ line, expected: plain(expected), actual: plain(actual) });
  }
  return comparisons;
}

export const isSame = ({ expected, actual }: Comparison): boolean =>
  expected.stdout === actual.stdout &&
  expected.stderr === actual.stderr &&
  expected.exitCode === actual.exitCode;

/** What a Debian says to lines that are not for this very computer, or ask for what it may not have. */
const writtenDown: ReadonlyMap<string, LineAnswer> = new Map([
  [
    'rm -rf /',
    {
      stdout: '',
      stderr:
        "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n",
      exitCode: 1,
    },
  ],
  [
    'cd datos && python3 ordenar.py',
    {
      stdout: '',
      stderr: "python3: can't open file '/home/ana/datos/ordenar.py': [Errno 2] No such file or directory\n",
      exitCode: 2,
    },
  ],
  [
    'python3 datos',
    { stdout: '', stderr: "python3: can't find '__main__' module in '/home/ana/datos'\n", exitCode: 1 },
  ],
  ["python3 -c 'print(2+3)'", { stdout: '5\n', stderr: '', exitCode: 0 }],
]);

function answerOfRealBash(line: string, home: string, user: number | undefined): LineAnswer {
  const known = writtenDown.get(line);
  if (known) return known;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', line], {
    cwd: home,
    encoding: 'utf8',
    timeout: 45_000,
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
