import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { join, posix } from 'node:path';
import { GuestFileError } from '../guest-files.ts';
import type { BaseNode } from './base-node.ts';
import { decodeTarget } from './host-link.ts';
import { isHostName, longestName } from './host-name.ts';
import { readMode } from './mode.ts';

/** Where a guest's path leads. `path` is the canonical guest path: no link, no `..` in it. */
export type Place = BasePlace | RealPlace | MissingPlace;

export type BasePlace = {
  readonly kind: 'base';
  readonly path: string;
  readonly node: Exclude<BaseNode, { kind: 'mount' }>;
};

export type RealPlace = {
  readonly kind: 'real';
  readonly path: string;
  readonly hostPath: string;
  readonly stats: Stats;
  readonly mode: number;
  /** Where a link leads, in the guest's words; undefined for what is no link, and for a link that no guest made. */
  readonly target: string | undefined;
  /** The home or /tmp itself: it can be neither removed nor renamed. */
  readonly isMount: boolean;
};

/** Nothing is there, but the folder that would hold it is. */
type MissingPlace = {
  readonly kind: 'missing';
  readonly path: string;
  /** Undefined in the base. */
  readonly hostPath: string | undefined;
};

export type Found = {
  readonly place: Place;
  /** The folder that holds it, for the right to add and remove. The root is its own. */
  readonly parent: BasePlace | RealPlace;
};

/**
 * Follows a guest's path one name at a time, as a kernel does, and never lets the host's kernel follow a link: links
 * are read and their targets taken as guest paths. Throws `GuestFileError` (`ENOENT`, `ENOTDIR`, `EACCES`, `ELOOP`,
 * `ENAMETOOLONG`) or what the host's file system throws; a missing last name is a `MissingPlace`.
 */
export function walk(
  root: BaseNode,
  path: string,
  options: { readonly followLast: boolean; readonly platform: NodeJS.Platform },
): Found {
  const { platform } = options;
  if (path === '') throw new GuestFileError('ENOENT', path);
  const names = path.split('/').reverse();
  // A trailing slash asks for what is behind a link.
  const followLast = options.followLast || path.endsWith('/');
  const failed = (code: string) => new GuestFileError(code, path);
  const trail: (BasePlace | RealPlace)[] = [enter(root, '/', platform)];
  let links = 0;

  for (;;) {
    const current = trail.at(-1);
    if (current === undefined) throw failed('ENOENT');
    const name = names.pop();
    if (name === undefined) return { place: current, parent: trail.at(-2) ?? current };
    if (name === '' || name === '.') {
      if (name === '.' && !isFolder(current)) throw failed('ENOTDIR');
      continue;
    }
    if (!isFolder(current)) throw failed('ENOTDIR');
    if (!allows(current, 'enter')) throw failed('EACCES');
    if (name === '..') {
      if (trail.length > 1) trail.pop();
      continue;
    }
    const isLast = names.every((rest) => rest === '');
    const place = step(current, name, platform, failed);
    if (place.kind === 'missing') {
      if (isLast) return { place, parent: current };
      throw failed('ENOENT');
    }
    if (isLink(place) && (!isLast || followLast)) {
      const target = linkTarget(place);
      links += 1;
      if (links > mostLinks) throw failed('ELOOP');
      // Somebody put it there from outside of the machine; it leads who knows where.
      if (target === undefined) throw failed('EACCES');
      names.push(...target.split('/').reverse());
      if (target.startsWith('/')) trail.length = 1;
      continue;
    }
    if (isLast && path.endsWith('/') && !isFolder(place)) throw failed('ENOTDIR');
    trail.push(place);
  }
}

export function isFolder(place: Place): boolean {
  if (place.kind === 'missing') return false;
  return place.kind === 'base' ? place.node.kind === 'folder' : place.stats.isDirectory();
}

export function isLink(place: BasePlace | RealPlace): boolean {
  return place.kind === 'base' ? place.node.kind === 'link' : place.stats.isSymbolicLink();
}

/** Whether the account may do this: its own permission bits on its own files, the others' bits on what is root's. */
export function allows(place: BasePlace | RealPlace, right: 'read' | 'write' | 'enter'): boolean {
  const bit = { read: 4, write: 2, enter: 1 }[right];
  if (place.kind === 'real') return ((place.mode >> 6) & bit) !== 0;
  return place.node.kind === 'link' || (place.node.mode & bit) !== 0;
}

/** Where a link leads, in the guest's words; undefined for anything else and for a link that no guest made. */
function linkTarget(place: BasePlace | RealPlace): string | undefined {
  if (place.kind === 'real') return place.target;
  return place.node.kind === 'link' ? place.node.target : undefined;
}

const mostLinks = 40;

type Failed = (code: string) => GuestFileError;

function step(parent: BasePlace | RealPlace, name: string, platform: NodeJS.Platform, failed: Failed): Place {
  if (Buffer.byteLength(name) > longestName) throw failed('ENAMETOOLONG');
  const path = posix.join(parent.path, name);
  if (parent.kind === 'base') {
    const node = parent.node.kind === 'folder' ? parent.node.entries[name] : undefined;
    return node === undefined ? { kind: 'missing', path, hostPath: undefined } : enter(node, path, platform);
  }
  if (!isHostName(name, platform)) throw failed('EINVAL');
  const hostPath = join(parent.hostPath, name);
  const stats = lstatSync(hostPath, { throwIfNoEntry: false });
  if (stats === undefined || !isExactName(parent.hostPath, name, platform)) {
    return { kind: 'missing', path, hostPath };
  }
  return real(path, hostPath, stats, platform);
}

function enter(node: BaseNode, path: string, platform: NodeJS.Platform): BasePlace | RealPlace {
  if (node.kind !== 'mount') return { kind: 'base', path, node };
  return { ...real(path, node.hostFolder, lstatSync(node.hostFolder), platform), isMount: true };
}

function real(path: string, hostPath: string, stats: Stats, platform: NodeJS.Platform): RealPlace {
  const isLink = stats.isSymbolicLink();
  const mode = isLink ? 0o777 : readMode(hostPath, stats, platform);
  const target = isLink ? decodeTarget(readlinkSync(hostPath), platform) : undefined;
  return { kind: 'real', path, hostPath, stats, mode, target, isMount: false };
}

/** macOS and Windows would find `Datos` under `datos`; the server that is taught would not. */
function isExactName(hostFolder: string, name: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32' && platform !== 'darwin') return true;
  const wanted = name.normalize('NFC');
  try {
    return readdirSync(hostFolder).some((entry) => entry.normalize('NFC') === wanted);
  } catch {
    return true;
  }
}
