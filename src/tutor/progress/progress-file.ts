import {
  close,
  closeSync,
  fdatasync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type ProgressLine, readLine } from './event.ts';

/**
 * A file of JSON lines that is only ever appended to, by any number of processes.
 *
 * Each line is written with a newline *before* it, in one append: whatever a killed writer or a full disk left torn
 * at the end, the next line starts on a new one, with no look at the end first that another writer could outrun.
 * A torn line is no JSON and is passed over; a whole one needs no newline after it.
 */
export type ProgressFile = {
  readonly path: string;
  /**
   * The lines that were added since the last reading; `fromStart` when the file is new, gone or another one, so that
   * what was read before no longer says what is in it. Throws the system's error.
   */
  read(): { readonly lines: readonly ProgressLine[]; readonly fromStart: boolean };
  /**
   * Appends lines, and makes their folder. They are in the system's hands when it returns, and so survive a kill;
   * the promise resolves when they are on the disk, and so survive a power cut. Throws the system's error.
   */
  append(lines: readonly ProgressLine[]): { readonly onDisk: Promise<void> };
  /** Moves a file that is not ours out of the way; returns where to. Throws the system's error. */
  putAside(now: Date): string;
};

/** A file at this path holds something, and none of it is ours. */
export class NotOurs extends Error {}

/** A progress file by its path; it need not exist. */
export function progressFile(path: string): ProgressFile {
  let offset = 0;
  let size = 0n;
  let identity: bigint | undefined;
  return {
    path,
    read() {
      const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
      const fromStart = facts === undefined || facts.ino !== identity || facts.size < size;
      if (!fromStart && facts.size === size) return { lines: [], fromStart };
      if (fromStart) offset = 0;
      identity = facts?.ino;
      size = facts?.size ?? 0n;
      if (size === 0n) return { lines: [], fromStart };
      const bytes = readFrom(path, offset, Number(size) - offset);
      const lines = readLines(bytes);
      if (fromStart && lines.length === 0 && !mayBeOurs(bytes)) {
        identity = undefined;
        throw new NotOurs();
      }
      offset += endOfWholeLines(bytes);
      return { lines, fromStart };
    },
    append(lines) {
      mkdirSync(dirname(path), { recursive: true });
      const bytes = Buffer.from(lines.map((line) => `\n${line.text}`).join(''));
      const descriptor = openSync(path, 'a', 0o600);
      try {
        const written = writeSync(descriptor, bytes);
        if (written < bytes.length) throw Object.assign(new Error('the line was cut'), { code: 'ENOSPC' });
      } catch (error) {
        closeSync(descriptor);
        throw error;
      }
      return { onDisk: settle(descriptor) };
    },
    putAside(now) {
      const date = now.toISOString().replace(/[:.]/g, '-');
      for (let attempt = 1; ; attempt += 1) {
        const aside = `${path}.${date}${attempt === 1 ? '' : `-${attempt}`}.aside`;
        if (statSync(aside, { throwIfNoEntry: false })) continue;
        renameSync(path, aside);
        return aside;
      }
    },
  };
}

function readFrom(path: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(path, 'r');
  try {
    let filled = 0;
    while (filled < length) {
      const read = readSync(descriptor, bytes, filled, length - filled, offset + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}

function readLines(bytes: Buffer): readonly ProgressLine[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((text) => readLine(text) ?? []);
}

/** A file whose only line is torn holds no event and is ours all the same. */
function mayBeOurs(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, 16).trimStart().slice(0, '{"v":'.length);
  return '{"v":'.startsWith(start);
}

/** The last line may still be on its way: it is read again next time, and counts once by its id. */
function endOfWholeLines(bytes: Buffer): number {
  return bytes.lastIndexOf('\n') + 1;
}

/** What file systems without such a promise answer. */
const cannotSync = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP']);

function settle(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(descriptor, (error) => {
      close(descriptor, (closeError) => {
        const trouble = closeError ?? error;
        if (trouble && !cannotSync.has(trouble.code ?? '')) reject(trouble);
        else resolve();
      });
    });
  });
}
