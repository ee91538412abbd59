import { setTimeout as sleep } from 'node:timers/promises';
import type { RemoteFiles } from '../../server/server.ts';

/** Everything under some folders: path to what tells whether it was touched. */
export type Snapshot = ReadonlyMap<string, string>;

/** Everything under the folders as it is once two looks at it in a row agree: a closing shell may still be writing. */
export async function takeSnapshot(files: RemoteFiles, folders: readonly string[]): Promise<Snapshot> {
  let last = await takeOne(files, folders);
  for (let tries = 0; tries < 20; tries++) {
    await sleep(25);
    const next = await takeOne(files, folders);
    if (changesBetween(last, next).length === 0) return next;
    last = next;
  }
  return last;
}

/** Paths that came, went or changed. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

async function takeOne(files: RemoteFiles, folders: readonly string[]): Promise<Snapshot> {
  const snapshot = new Map<string, string>();
  for (const folder of folders) await walk(files, folder, snapshot);
  return snapshot;
}

async function walk(files: RemoteFiles, path: string, snapshot: Map<string, string>): Promise<void> {
  const facts = await files.lstat(path);
  if (!facts) return;
  const { kind, mode, size, userId, modified } = facts;
  const content = kind === 'file' ? await hashOf(files, path) : '';
  snapshot.set(
    path,
    [kind, mode, userId, kind === 'file' ? size : '', modified.getTime(), content].join(' '),
  );
  if (kind !== 'folder') return;
  for (const name of (await files.list(path)) ?? []) await walk(files, `${path}/${name}`, snapshot);
}

/** A file that may not be read cannot be hashed; its size and time still tell. */
async function hashOf(files: RemoteFiles, path: string): Promise<string> {
  try {
    return (await files.sha256(path)) ?? '';
  } catch {
    return 'unreadable';
  }
}
