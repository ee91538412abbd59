import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files that an exercise gives the student, by name. */
export type ShippedFiles = ReadonlyMap<string, Buffer>;

/** A folder or file on the student's own computer could not be read or written. */
export class LocalFilesError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}

/**
 * Puts an exercise's files on the student's computer. What is missing is written; what the student has not touched
 * since it was given (`given`, SHA-256 by name) is brought up to date; what they changed stays theirs. Returns what
 * was given, by name. Throws `LocalFilesError`.
 */
export async function giveFiles(
  folder: string,
  files: ShippedFiles,
  given: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    try {
      const current = await readIfThere(path);
      const isTheirs = current !== undefined && !current.equals(bytes) && sha256(current) !== given[name];
      if (isTheirs) {
        if (given[name] !== undefined) digests[name] = given[name];
        continue;
      }
      if (!current?.equals(bytes)) await writeWhole(path, bytes);
      digests[name] = sha256(bytes);
    } catch (error) {
      throw new LocalFilesError(path, error);
    }
  }
  return digests;
}

/**
 * Moves the files that the student changed into `aside` and lets go of the others, so that `giveFiles` gives them
 * anew. Returns `aside` when something was put there. Throws `LocalFilesError`.
 */
export async function putFilesAside(
  folder: string,
  files: ShippedFiles,
  aside: string,
): Promise<string | undefined> {
  let moved = false;
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    try {
      const current = await readIfThere(path);
      if (current === undefined || current.equals(bytes)) continue;
      const target = await freePath(join(aside, name));
      await mkdir(dirname(target), { recursive: true });
      await rename(path, target);
      moved = true;
    } catch (error) {
      throw new LocalFilesError(path, error);
    }
  }
  return moved ? aside : undefined;
}

/** A file's bytes; undefined when it is not there. Other troubles are thrown. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return;
    throw error;
  }
}

/** Written beside and renamed: a kill in the middle must not leave half a file that looks like the student's. */
export async function writeWhole(path: string, bytes: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(part, bytes, { flag: 'wx' });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The path itself, or with a number where something stands there. */
export async function freePath(path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    const isTaken = await stat(candidate).then(
      () => true,
      () => false,
    );
    if (!isTaken) return candidate;
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
