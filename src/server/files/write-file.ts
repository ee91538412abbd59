import type { SFTPWrapper } from 'ssh2';
import { callSftp } from './sftp-call.ts';

const chunkBytes = 32_768;
const chunksAtOnce = 64;

/**
 * Writes chunks to an open file from a position on, 64 under way at once. `onWritten` is told how many bytes have
 * surely arrived without a gap before them. Throws `SftpFailure`.
 */
export async function writeChunks(
  session: SFTPWrapper,
  handle: Buffer,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  position: number,
  onWritten: (position: number) => void = () => undefined,
): Promise<void> {
  const underWay: { readonly end: number; readonly done: Promise<void> }[] = [];
  const settleOldest = async () => {
    const oldest = underWay.shift();
    if (!oldest) return;
    await oldest.done;
    onWritten(oldest.end);
  };
  let next = position;
  try {
    for await (const bytes of source) {
      for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
        const part = bytes.subarray(offset, offset + chunkBytes);
        const at = next;
        const done = callSftp(session, (settle) => session.write(handle, part, 0, part.length, at, settle));
        // The first failure is the one that counts; those behind it may fail in peace.
        done.catch(() => undefined);
        next += part.length;
        underWay.push({ end: next, done });
        if (underWay.length >= chunksAtOnce) await settleOldest();
      }
    }
    while (underWay.length > 0) await settleOldest();
  } finally {
    await Promise.allSettled(underWay.map(({ done }) => done));
  }
}

/** Writes a whole file, replacing what was there; `mode` also for a file that was there. Throws `SftpFailure`. */
export async function writeFile(
  session: SFTPWrapper,
  path: string,
  bytes: Buffer,
  mode: number | undefined,
): Promise<void> {
  const attributes = mode === undefined ? {} : { mode };
  const handle = await callSftp<Buffer>(session, (done) => session.open(path, 'w', attributes, done));
  try {
    await writeChunks(session, handle, [bytes], 0);
    // What a new file gets is cut down by the server's umask, so an asked mode is set again.
    if (mode !== undefined) await callSftp(session, (done) => session.fchmod(handle, mode, done));
  } finally {
    await callSftp(session, (done) => session.close(handle, done));
  }
}
