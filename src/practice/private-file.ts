import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that only its owner may read, so that it is whole or not there at any moment. Throws what the file
 * system throws.
 */
export function writePrivateFile(path: string, text: string): void {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The text of a file; undefined when it is not there or cannot be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What a JSON file holds; undefined when it is not there, or is no JSON after a crash. */
export function readJsonIfThere(path: string): unknown {
  try {
    return JSON.parse(readIfThere(path) ?? '');
  } catch {
    return undefined;
  }
}
