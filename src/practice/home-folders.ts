import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';
import { unfinishedPrefix } from './files/replace-file.ts';

/** Where an account's things are on this computer. */
export type AccountFolders = { readonly own: string; readonly home: string; readonly tmp: string };

export function accountFolders(machineFolder: string, name: string): AccountFolders {
  const own = join(machineFolder, 'accounts', name);
  return { own, home: join(own, 'home'), tmp: join(own, 'tmp') };
}

/** Makes what is missing of an account's folders. A home that is there is never touched. */
export function makeAccountFolders({ own, home, tmp }: AccountFolders): void {
  mkdirSync(own, { recursive: true, mode: 0o700 });
  mkdirSync(tmp, { recursive: true });
  // As on a real server; nobody else comes here, since the folder around it is closed.
  chmodSync(tmp, 0o1777);
  if (!existsSync(home)) makeHome(own, home);
}

/** Removes what a machine that was killed left half-written. */
export function removeUnfinished({ own }: AccountFolders): void {
  for (const name of readdirSync(own)) {
    if (name.startsWith(unfinishedPrefix)) rmSync(join(own, name), { recursive: true, force: true });
  }
}

function makeHome(own: string, home: string): void {
  const unfinished = join(own, unfinishedPrefix + randomUUID());
  mkdirSync(unfinished, { mode: 0o700 });
  for (const name of readdirSync(skeleton)) {
    copyFileSync(join(skeleton, name), join(unfinished, name));
    chmodSync(join(unfinished, name), 0o644);
  }
  renameSync(unfinished, home);
}

const skeleton = join(packageFolder(), 'fixtures', 'home');
