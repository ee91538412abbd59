import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readIfThere } from '../private-file.ts';

/**
 * Does something while nobody else does it, in any process. A lock whose owner was killed is taken over. Throws when
 * it is not to be had within `patience` milliseconds.
 */
export async function withLock<Result>(
  file: string,
  action: () => Promise<Result>,
  patience = 60_000,
): Promise<Result> {
  const until = Date.now() + patience;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  while (!take(file)) {
    if (isLeftOver(file)) putAside(file);
    else if (Date.now() > until) throw new Error(`somebody else has held ${file} for too long`);
    else await wait(pause);
  }
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

const pause = 30;
/** Milliseconds after which nobody can still be at it: longer than a start may take. */
const longest = 45_000;

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    // Windows says EPERM while a file of that name is on its way out.
    const isTaken =
      error instanceof Error && 'code' in error && /^(EEXIST|EPERM|EBUSY)$/.test(String(error.code));
    if (isTaken) return false;
    throw error;
  }
}

function isLeftOver(file: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false });
  if (made === undefined) return false;
  if (Date.now() - made.mtimeMs > longest) return true;
  // Just made, its owner's number not yet in it.
  const owner = Number(readIfThere(file));
  return owner > 0 && !isAlive(owner);
}

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Of several that find the same left-over, one moves it; the others find nothing to move. */
function putAside(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was first.
  }
}
