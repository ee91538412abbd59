import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { LocalEntry, LocalFolder, UploadFiles } from '../screens/services.ts';
import type { Server } from '../server/server.ts';

/** Both sides of an upload: the student's disk and the server. `startFolder` is where the student's files are now. */
export function uploadFiles(server: Server, startFolder: () => string | undefined): UploadFiles {
  return {
    listLocal: (folder) => listLocal(folder ?? startFolder() ?? homedir()),
    listRemote: (path) => server.files.list(path),
    stat: (path) => server.files.stat(path),
    upload: (localPath, path, onProgress, signal) =>
      server.files.upload(localPath, path, { onProgress, signal }),
  };
}

async function listLocal(folder: string): Promise<LocalFolder> {
  const path = resolve(folder);
  const names = await readdir(path);
  const entries = (await Promise.all(names.map((name) => entryOf(path, name)))).filter(
    (entry) => entry !== undefined,
  );
  const parent = dirname(path);
  return { path, parent: parent === path ? undefined : parent, entries: entries.sort(inListOrder) };
}

// What cannot be looked at (a broken link, a folder of the system's own) is left out of the list.
async function entryOf(folder: string, name: string): Promise<LocalEntry | undefined> {
  const path = join(folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory()) return { name, path, kind: 'folder', size: 0 };
  return facts?.isFile() ? { name, path, kind: 'file', size: facts.size } : undefined;
}

function inListOrder(one: LocalEntry, other: LocalEntry): number {
  if (one.kind !== other.kind) return one.kind === 'folder' ? -1 : 1;
  return one.name.localeCompare(other.name);
}
