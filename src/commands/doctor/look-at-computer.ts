import { spawnSync } from 'node:child_process';
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { arch, homedir, platform, release } from 'node:os';
import { sep } from 'node:path';
import { doctorWords as words } from '../../language/doctor.ts';
import type { Sentence } from '../../language/language.ts';
import { packageVersion } from '../../package-folder.ts';
import type { CommandContext } from '../command.ts';
import { type Finding, fact } from './finding.ts';

// A practice home, the packages of the course and room to work.
const neededBytes = 200 * 1024 * 1024;

/** What can be said of the computer itself. Nothing here names the person: their home is written `~`. */
export async function lookAtComputer(context: CommandContext): Promise<readonly Finding[]> {
  const { folders } = context;
  return [
    {
      id: 'program',
      what: words.program,
      status: 'good',
      sentence: fact(`baqueano ${packageVersion()}`),
      values: {},
    },
    lookAtNode(),
    {
      id: 'system',
      what: words.system,
      status: 'good',
      sentence: fact(`${platform()} ${release()} ${arch()}`),
      values: {},
    },
    lookAtTerminal(context),
    lookAtLetters(context),
    await lookAtFolder('data', words.data, folders.data),
    await lookAtFolder('work', words.work, folders.work),
    lookAtSsh(),
  ];
}

function lookAtNode(): Finding {
  const found = process.versions.node;
  const [major = 0, minor = 0] = found.split('.').map(Number);
  const isNew = major > 22 || (major === 22 && minor >= 18);
  return {
    id: 'node',
    what: words.node,
    status: isNew ? 'good' : 'bad',
    sentence: isNew ? fact(found) : words.oldNode,
    values: { found },
  };
}

function lookAtTerminal({ input, output, environment }: CommandContext): Finding {
  const about = { id: 'terminal', what: words.terminal } as const;
  if (!input.isTTY || !output.isTTY)
    return { ...about, status: 'warning', sentence: words.noTerminal, values: {} };
  const { columns, rows } = output;
  const isSmall = columns < 80 || rows < 24;
  const type = [environment.TERM_PROGRAM, environment.TERM].filter(Boolean).join(', ') || platform();
  return {
    ...about,
    status: isSmall ? 'warning' : 'good',
    sentence: isSmall ? words.smallTerminal : words.terminalFacts,
    values: { columns, rows, type },
  };
}

function lookAtLetters({ environment }: CommandContext): Finding {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  const isUtf8 = /utf-?8/i.test(locale) || (platform() !== 'linux' && locale === '');
  return {
    id: 'letters',
    what: words.letters,
    status: isUtf8 ? 'good' : 'warning',
    sentence: isUtf8 ? words.utf8 : words.notUtf8,
    values: {},
  };
}

async function lookAtFolder(id: string, what: Sentence, folder: string): Promise<Finding> {
  const path = withoutHome(folder);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB`;
    const isTight = bavail * bsize < neededBytes;
    const sentence = isTight ? words.littleRoom : words.writable;
    return { id, what, status: isTight ? 'bad' : 'good', sentence, values: { path, free } };
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { id, what, status: 'bad', sentence: words.notWritable, values: { path, detail } };
  }
}

function lookAtSsh(): Finding {
  // OpenSSH tells its version on standard error.
  const { stderr, error } = spawnSync('ssh', ['-V'], { encoding: 'utf8', timeout: 5000 });
  const found = error ? undefined : stderr.trim().split(',')[0];
  return {
    id: 'ssh',
    what: words.ssh,
    status: found ? 'good' : 'warning',
    sentence: found ? fact(found) : words.noSsh,
    values: {},
  };
}

function withoutHome(path: string): string {
  const home = homedir();
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}
