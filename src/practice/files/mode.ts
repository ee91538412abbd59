import { chmodSync, readFileSync, type Stats, writeFileSync } from 'node:fs';

/**
 * Permission bits of a guest's file. Set-user-id and set-group-id are never kept: a file that runs as the person who
 * owns the computer must not come out of the practice machine.
 *
 * Windows cannot keep these bits, so there they live in an alternate stream of the file itself, which moves and goes
 * with it; where the disk has no such streams (FAT), folders are 755 and files 644.
 */
export function readMode(hostPath: string, stats: Stats, platform: NodeJS.Platform): number {
  if (platform !== 'win32') return stats.mode & 0o1777;
  if (stats.isSymbolicLink()) return 0o777;
  try {
    return Number.parseInt(readFileSync(hostPath + stream, 'latin1'), 8) & 0o1777;
  } catch {
    return stats.isDirectory() ? 0o755 : 0o644;
  }
}

/** Sets the permission bits. Throws what the file system throws. */
export function writeMode(hostPath: string, mode: number, platform: NodeJS.Platform): void {
  if (platform !== 'win32') {
    chmodSync(hostPath, mode & 0o1777);
    return;
  }
  try {
    writeFileSync(hostPath + stream, (mode & 0o1777).toString(8));
  } catch {
    // A disk without streams: the default bits stay.
  }
}

const stream = ':baqueano.mode';
