import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { accountFolders, makeAccountFolders } from './home-folders.ts';

/**
 * Gives an account back as new. Its home and /tmp are put aside whole in a dated folder, which is returned, and never
 * deleted; undefined when the account has nothing yet. Its password and keys stay. Throws what the file system throws.
 */
export function resetAccount(machineFolder: string, name: string, now: Date): string | undefined {
  const folders = accountFolders(machineFolder, name);
  if (!existsSync(folders.home)) return undefined;
  const archive = makeArchive(join(machineFolder, 'archive'), `${stamp(now)}-${name}`);
  renameSync(folders.home, join(archive, 'home'));
  if (existsSync(folders.tmp)) renameSync(folders.tmp, join(archive, 'tmp'));
  makeAccountFolders(folders);
  return archive;
}

function makeArchive(parent: string, name: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  // Twice in a second is no reason to mix two homes.
  for (let attempt = 1; ; attempt += 1) {
    const folder = join(parent, attempt === 1 ? name : `${name}-${attempt}`);
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}

/** Local time, since a person looks for it: `2026-11-22T14-03-22`, which every file system takes. */
function stamp(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date}T${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('-')}`;
}
