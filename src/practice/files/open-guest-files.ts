import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
} from 'node:fs';
import { posix } from 'node:path';
import type { Account } from '../account.ts';
import { type GuestFile, GuestFileError, type GuestFiles, type OpenHow } from '../guest-files.ts';
import { baseFor } from './base.ts';
import { openBaseFile } from './base-file.ts';
import type { BaseNode } from './base-node.ts';
import { factsOf } from './facts.ts';
import { toGuestError } from './host-error.ts';
import { encodeTarget } from './host-link.ts';
import { writeMode } from './mode.ts';
import { openRealFile } from './real-file.ts';
import { replaceFile } from './replace-file.ts';
import { allows, type BasePlace, isFolder, isLink, type RealPlace, walk } from './walk.ts';

export type GuestFilesOptions = {
  /** Names that stand as programs in `/usr/bin`. */
  readonly commands?: readonly string[] | (() => readonly string[]);
  /** Whose names and permission bits the host has. @default process.platform */
  readonly platform?: NodeJS.Platform;
};

/**
 * The machine's files as one account sees them. It costs nothing and keeps nothing: any number of them, in any thread
 * or process, agree about the same account, because all of the truth is on the disk.
 */
export function openGuestFiles(account: Account, options: GuestFilesOptions = {}): GuestFiles {
  const root = baseFor(account, options.commands);
  const view: View = { account, root, platform: options.platform ?? process.platform };
  const on =
    <Rest extends unknown[], Result>(
      action: (view: View, path: string, ...rest: Rest) => Result | Promise<Result>,
    ) =>
    async (path: string, ...rest: Rest): Promise<Result> => {
      try {
        return await action(view, path, ...rest);
      } catch (error) {
        throw toGuestError(error, path);
      }
    };
  return {
    home: `/home/${account.name}`,
    resolve: (directory, path) => posix.resolve('/', directory, path),
    stat: on((_, path) => factsOf(existing(view, path), account)),
    lstat: on((_, path) => factsOf(existing(view, path, { followLast: false }), account)),
    list: on(list),
    read: on(read),
    write: on(write),
    makeFolder: on(makeFolder),
    removeFile: on(removeFile),
    removeFolder: on(removeFolder),
    rename: on(rename),
    link: (target, path) => on(makeLink)(path, target),
    readLink: on(readLink),
    chmod: on(chmod),
    utimes: on(utimes),
    realPath: on((_, path) => existing(view, path).path),
    open: on(open),
    hostPath: on(hostPath),
  };
}

type View = { readonly account: Account; readonly root: BaseNode; readonly platform: NodeJS.Platform };
type Existing = BasePlace | RealPlace;

function find(view: View, path: string, followLast = true) {
  return walk(view.root, path, { followLast, platform: view.platform });
}

function existing(view: View, path: string, { followLast = true } = {}): Existing {
  const { place } = find(view, path, followLast);
  if (place.kind === 'missing') throw new GuestFileError('ENOENT', path);
  return place;
}

function list(view: View, path: string): string[] {
  const place = existing(view, path);
  if (!isFolder(place)) throw new GuestFileError('ENOTDIR', path);
  if (!allows(place, 'read')) throw new GuestFileError('EACCES', path);
  if (place.kind === 'real') return readdirSync(place.hostPath).sort();
  return place.node.kind === 'folder' ? Object.keys(place.node.entries).sort() : [];
}

async function open(view: View, path: string, how: OpenHow): Promise<GuestFile> {
  const { place, parent } = find(view, path, !(how.create && how.exclusive));
  if (place.kind === 'missing') {
    if (!how.create) throw new GuestFileError('ENOENT', path);
    if (path.endsWith('/')) throw new GuestFileError('EISDIR', path);
    const hostPath = ownPath(parent, place.hostPath, path);
    try {
      return await openRealFile({ path, hostPath, isNew: true }, how, view.account, view.platform);
    } catch (error) {
      // Somebody else made it in the meantime: then it is a file that is there.
      const wasMade = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (wasMade && !how.exclusive && lstatSync(hostPath).isFile())
        return open(view, path, { ...how, create: false });
      throw error;
    }
  }
  if (how.create && how.exclusive) throw new GuestFileError('EEXIST', path);
  if (isFolder(place)) throw new GuestFileError('EISDIR', path);
  const mayRead = how.read !== true || allows(place, 'read');
  const mayWrite = (how.write !== true && how.truncate !== true) || allows(place, 'write');
  if (!mayRead || !mayWrite) throw new GuestFileError('EACCES', path);
  if (place.kind === 'base') return openBaseFile(place, how, view.account);
  return openRealFile({ path, hostPath: place.hostPath, isNew: false }, how, view.account, view.platform);
}

async function read(view: View, path: string): Promise<Buffer> {
  await using file = await open(view, path, { read: true });
  const bytes = Buffer.alloc((await file.facts()).size);
  return bytes.subarray(0, await file.read(bytes, 0));
}

async function write(
  view: View,
  path: string,
  bytes: Buffer | string,
  options: { readonly mode?: number; readonly append?: boolean } = {},
): Promise<void> {
  const content = Buffer.from(bytes);
  const mode = options.mode ?? 0o644;
  if (options.append) {
    await using file = await open(view, path, { write: true, append: true, create: true, mode });
    return await file.write(content, 0);
  }
  const { place, parent } = find(view, path);
  if (place.kind === 'missing' && !path.endsWith('/')) {
    return replaceFile(ownPath(parent, place.hostPath, path), content, mode, view);
  }
  const mayReplace = allows(parent, 'write') && place.kind === 'real' && allows(place, 'write');
  if (mayReplace && place.stats.isFile()) return replaceFile(place.hostPath, content, place.mode, view);
  // What cannot be replaced as a whole answers for itself: a folder, the base, `/dev/null`, a folder that is closed.
  await using file = await open(view, path, { write: true, create: true, truncate: true, mode });
  await file.write(content, 0);
}

function makeFolder(view: View, path: string): void {
  const { place, parent } = find(view, path.replace(/\/+$/, '') || '/', false);
  if (place.kind !== 'missing') throw new GuestFileError('EEXIST', path);
  const hostPath = ownPath(parent, place.hostPath, path);
  mkdirSync(hostPath);
  writeMode(hostPath, 0o755, view.platform);
}

function removeFile(view: View, path: string): void {
  const place = removable(view, path);
  if (isFolder(place)) throw new GuestFileError('EISDIR', path);
  unlinkSync(place.hostPath);
}

function removeFolder(view: View, path: string): void {
  const place = removable(view, path.replace(/\/+$/, '') || '/');
  if (!isFolder(place)) throw new GuestFileError('ENOTDIR', path);
  rmdirSync(place.hostPath);
}

function rename(view: View, from: string, to: string): void {
  const source = removable(view, from);
  // It would lead elsewhere from a new place, and only whoever put it there may say so.
  if (isLink(source) && source.target === undefined) throw new GuestFileError('EACCES', from);
  const { place: target, parent } = find(view, to, false);
  if (target.kind !== 'missing') {
    const goal = removable(view, to);
    if (isFolder(goal) && !isFolder(source)) throw new GuestFileError('EISDIR', to);
    if (!isFolder(goal) && isFolder(source)) throw new GuestFileError('ENOTDIR', to);
    if (isFolder(goal) && readdirSync(goal.hostPath).length > 0) throw new GuestFileError('ENOTEMPTY', to);
    if (goal.path === source.path) return;
    // Windows does not put one folder in the place of another.
    if (isFolder(goal)) rmdirSync(goal.hostPath);
  }
  if (`${target.path}/`.startsWith(`${source.path}/`)) throw new GuestFileError('EINVAL', to);
  const hostPath = target.kind === 'base' ? undefined : target.hostPath;
  renameSync(source.hostPath, ownPath(parent, hostPath, to));
}

function makeLink(view: View, path: string, target: string): void {
  const { place, parent } = find(view, path, false);
  if (place.kind !== 'missing') throw new GuestFileError('EEXIST', path);
  if (target === '') throw new GuestFileError('ENOENT', path);
  const hostPath = ownPath(parent, place.hostPath, path);
  symlinkSync(encodeTarget(target), hostPath);
}

function readLink(view: View, path: string): string {
  const place = existing(view, path, { followLast: false });
  if (!isLink(place)) throw new GuestFileError('EINVAL', path);
  const target = place.kind === 'base' && place.node.kind === 'link' ? place.node.target : undefined;
  const known = place.kind === 'real' ? place.target : target;
  if (known === undefined) throw new GuestFileError('EACCES', path);
  return known;
}

function chmod(view: View, path: string, mode: number): void {
  writeMode(own(existing(view, path), path).hostPath, mode, view.platform);
}

function utimes(view: View, path: string, accessed: Date, modified: Date): void {
  utimesSync(own(existing(view, path), path).hostPath, accessed, modified);
}

function hostPath(view: View, path: string, options: { readonly forWriting?: boolean } = {}): string {
  const place = existing(view, path);
  const isAllowed = allows(place, 'read') && (!options.forWriting || allows(place, 'write'));
  if (place.kind === 'base' || !isAllowed) throw new GuestFileError('EACCES', path);
  return place.hostPath;
}

/** Only the owner changes a file's bits and times. */
function own(place: Existing, path: string): RealPlace {
  if (place.kind === 'base') throw new GuestFileError('EPERM', path);
  return place;
}

/** A place that may be taken out of the folder it is in. */
function removable(view: View, path: string): RealPlace {
  const { place, parent } = find(view, path, false);
  if (place.kind === 'missing') throw new GuestFileError('ENOENT', path);
  if (place.kind === 'base' || place.isMount) throw new GuestFileError('EACCES', path);
  ownPath(parent, place.hostPath, path);
  return place;
}

/** The host path of a name that is to come into, or go out of, a folder: the folder must be the account's to change. */
function ownPath(parent: Existing, hostPath: string | undefined, path: string): string {
  const mayChange = parent.kind === 'real' && allows(parent, 'write') && allows(parent, 'enter');
  if (hostPath === undefined || !mayChange) throw new GuestFileError('EACCES', path);
  return hostPath;
}
