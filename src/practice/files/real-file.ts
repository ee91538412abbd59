import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, readlink, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Account } from '../account.ts';
import { type GuestFacts, type GuestFile, GuestFileError, type OpenHow } from '../guest-files.ts';
import { factsOf } from './facts.ts';
import { toGuestError } from './host-error.ts';
import { readMode, writeMode } from './mode.ts';

/** Where a file is to be opened: found by `walk`, so no name of it was a link a moment ago. */
export type RealSpot = { readonly path: string; readonly hostPath: string; readonly isNew: boolean };

/**
 * Opens a file on the account's real folders. A link put under a name in between is not followed, and what was opened
 * is looked at again before a byte of it is read, cut or written: it must lie in the account's own folders.
 */
export async function openRealFile(
  spot: RealSpot,
  how: OpenHow,
  account: Account,
  platform: NodeJS.Platform,
): Promise<GuestFile> {
  const { path, hostPath, isNew } = spot;
  const handle = await open(hostPath, flagsFor(how, isNew), isNew ? (how.mode ?? 0o644) : undefined);
  try {
    await assertInside(handle, spot, account);
    if (isNew) writeMode(hostPath, how.mode ?? 0o644, platform);
    else if (how.truncate) await handle.truncate(0);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return asGuestFile(handle, { path, hostPath, account, platform, append: how.append === true });
}

function flagsFor(how: OpenHow, isNew: boolean): number {
  const access = how.write ? (how.read ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY;
  // Not there on Windows, where a guest cannot swap a link in unless the host lets it make links at all.
  const noFollow = constants.O_NOFOLLOW ?? 0;
  // A pipe put there by hand must not stop the machine until somebody writes to it.
  const noWait = constants.O_NONBLOCK ?? 0;
  const create = isNew ? constants.O_CREAT | constants.O_EXCL : 0;
  return access | noFollow | noWait | create | (how.append ? constants.O_APPEND : 0);
}

async function assertInside(handle: FileHandle, spot: RealSpot, account: Account): Promise<void> {
  const stats = await handle.stat();
  if (stats.isDirectory()) throw new GuestFileError('EISDIR', spot.path);
  const isInside = stats.isFile() && (await liesInside(handle, stats, spot.hostPath, account));
  if (!isInside) throw new GuestFileError('EACCES', spot.path);
}

async function liesInside(
  handle: FileHandle,
  stats: Stats,
  hostPath: string,
  account: Account,
): Promise<boolean> {
  const opened = await openedPath(handle, stats, hostPath);
  if (opened === undefined) return false;
  for (const folder of [account.homeFolder, account.tmpFolder]) {
    if (opened.startsWith((await realpath(folder)) + sep)) return true;
  }
  return false;
}

async function openedPath(handle: FileHandle, stats: Stats, hostPath: string): Promise<string | undefined> {
  if (process.platform === 'linux') {
    // A file removed meanwhile is shown with this word behind it.
    return (await readlink(`/proc/self/fd/${handle.fd}`)).replace(/ \(deleted\)$/, '');
  }
  const real = await realpath(hostPath).catch(() => undefined);
  const named = real === undefined ? undefined : await stat(real).catch(() => undefined);
  return named?.ino === stats.ino && named.dev === stats.dev ? real : undefined;
}

type Opened = {
  readonly path: string;
  readonly hostPath: string;
  readonly account: Account;
  readonly platform: NodeJS.Platform;
  readonly append: boolean;
};

function asGuestFile(handle: FileHandle, opened: Opened): GuestFile {
  const { path, hostPath, account, platform, append } = opened;
  const guarded = async <Result>(action: () => Promise<Result>): Promise<Result> => {
    try {
      return await action();
    } catch (error) {
      throw toGuestError(error, path);
    }
  };
  const close = () => guarded(() => handle.close());
  const facts = async (): Promise<GuestFacts> => {
    const stats = await handle.stat();
    const mode = readMode(hostPath, stats, platform);
    return factsOf({ kind: 'real', path, hostPath, stats, mode, target: undefined, isMount: false }, account);
  };
  return {
    facts: () => guarded(facts),
    read: (bytes, position) => guarded(() => readFully(handle, bytes, position)),
    write: (bytes, position) => guarded(() => writeFully(handle, bytes, append ? null : position)),
    truncate: (size) => guarded(() => handle.truncate(size)),
    chmod: (mode) =>
      guarded(async () =>
        platform === 'win32' ? writeMode(hostPath, mode, platform) : handle.chmod(mode & 0o1777),
      ),
    utimes: (accessed, modified) => guarded(() => handle.utimes(accessed, modified)),
    sync: () => guarded(() => handle.sync()),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readFully(handle: FileHandle, bytes: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function writeFully(handle: FileHandle, bytes: Buffer, position: number | null): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at);
    written += bytesWritten;
  }
}
