import type { SFTPWrapper } from 'ssh2';
import { callSftp } from './sftp-call.ts';

// What every SFTP server must accept in one packet.
const chunkBytes = 32_768;
// A line of 40 ms carries 25 MB/s so; more would only take longer to stop.
const chunksAtOnce = 32;

/**
 * Writes chunks to an open file from a position on, 32 under way at once. `onWritten` is told how many bytes have
 * surely arrived without a gap before them; `signal` stops at once, though what is under way still arrives. Throws
 * `SftpFailure`.
 */
export async function writeChunks(
  session: SFTPWrapper,
  handle: Buffer,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  position: number,
  options: {
    readonly onWritten?: (position: number) => void;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<void> {
  const { onWritten = () => undefined, signal } = options;
  const aborted = whenAborted(signal);
  const underWay: { readonly end: number; readonly done: Promise<void> }[] = [];
  const settleOldest = async () => {
    const oldest = underWay.shift();
    if (!oldest) return;
    await Promise.race([oldest.done, aborted]);
    onWritten(oldest.end);
  };
  let next = position;
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
}

function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  // Nobody may be waiting for it at that moment.
  promise.catch(() => undefined);
  if (signal?.aborted) reject(signal.reason);
  else signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
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
