import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { locatePython } from './locate.ts';
import { PythonChild } from './python-child.ts';

/**
 * The memory of an interpreter that has started and loaded what beginners use: with it, Python starts in a quarter of
 * a second instead of three. Made once under `folder`; made anew for another version, other contents, or when it is damaged.
 */
export function openSnapshot(folder: string): Promise<string> {
  const known = opened.get(folder);
  if (known !== undefined) return known;
  const opening = findOrMake(folder);
  opened.set(folder, opening);
  opening.catch(() => opened.delete(folder));
  return opening;
}

/** Makes it anew at the next start: what was there could not be used. */
export function dropSnapshot(folder: string): void {
  opened.delete(folder);
  rmSync(join(folder, `${snapshotKey()}.sha256`), { force: true });
}

const opened = new Map<string, Promise<string>>();

async function findOrMake(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = snapshotKey();
  const file = join(folder, `${key}.bin`);
  const sumFile = join(folder, `${key}.sha256`);
  if (existsSync(sumFile) && (await isSound(file, readFileSync(sumFile, 'utf8').trim()))) return file;
  for (const name of readdirSync(folder)) {
    if (/\.(?:bin|sha256|making)$/.test(name)) rmSync(join(folder, name), { force: true });
  }
  const making = join(folder, `${randomUUID()}.making`);
  const child = new PythonChild(
    {
      pyodideFolder: locatePython().pyodideFolder,
      libraryFolder: locatePython().libraryFolder,
      snapshotFile: undefined,
      makes: making,
      mounts: [],
      userId: 0,
      baseFiles: {},
    },
    { reads: [], writes: [folder] },
  );
  try {
    await child.made;
    await rename(making, file);
    await writeFile(`${sumFile}.making`, `${await hashOf(file)}\n`);
    renameSync(`${sumFile}.making`, sumFile);
  } finally {
    child.kill();
    await rm(making, { force: true });
  }
  return file;
}

let key: string | undefined;

/** Version and contents, in short. */
function snapshotKey(): string {
  if (key !== undefined) return key;
  const { libraryFolder, pyodideFolder } = locatePython();
  const hash = createHash('sha256');
  hash.update(readFileSync(join(pyodideFolder, 'package.json')));
  for (const name of readdirSync(libraryFolder).sort()) {
    if (name.endsWith('.py'))
      hash.update(`${basename(name)}\n`).update(readFileSync(join(libraryFolder, name)));
  }
  key = `python-${hash.digest('hex').slice(0, 16)}`;
  return key;
}

async function isSound(file: string, sum: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() === true && (await hashOf(file)) === sum;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer);
  return hash.digest('hex');
}
