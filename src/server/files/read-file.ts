import type { SFTPWrapper } from 'ssh2';
import { callSftp, SftpFailure, sftpStatus } from './sftp-call.ts';

// What every SFTP server must accept in one packet, and how many are under way at once: on a line of 40 ms this
// reads 50 MB/s, where one after another reads 0.8.
const chunkBytes = 32_768;
const chunksAtOnce = 64;

/** The bytes of a file from its start, in order, up to `limit`. Throws `SftpFailure`. */
export async function* readChunks(
  session: SFTPWrapper,
  path: string,
  limit: number,
): AsyncGenerator<Buffer, void, undefined> {
  const handle = await callSftp<Buffer>(session, (done) => session.open(path, 'r', done));
  const underWay: Promise<Buffer>[] = [];
  try {
    // The size bounds how far we ask ahead; a file without one (as in /proc) is read until it ends.
    const { size } = await callSftp<{ size: number }>(session, (done) => session.fstat(handle, done));
    let asked = 0;
    let given = 0;
    while (given < limit) {
      const ahead = Math.max(1, Math.min(chunksAtOnce, Math.ceil((size - asked) / chunkBytes)));
      while (underWay.length < ahead && asked < limit) {
        const length = Math.min(chunkBytes, limit - asked);
        const chunk = readChunk(session, handle, asked, length);
        // A chunk nobody waits for any more may fail in peace.
        chunk.catch(() => undefined);
        underWay.push(chunk);
        asked += length;
      }
      const wanted = Math.min(chunkBytes, limit - given);
      const chunk = await underWay.shift();
      if (chunk === undefined || chunk.length === 0) return;
      yield chunk;
      given += chunk.length;
      // Shorter than asked: what was asked after it starts in the wrong place.
      if (chunk.length < wanted) {
        await Promise.allSettled(underWay.splice(0));
        asked = given;
      }
    }
  } finally {
    await Promise.allSettled(underWay);
    await callSftp(session, (done) => session.close(handle, done)).catch(() => undefined);
  }
}

async function readChunk(
  session: SFTPWrapper,
  handle: Buffer,
  position: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  try {
    const read = await callSftp<number>(session, (done) =>
      session.read(handle, buffer, 0, length, position, (error, bytesRead) => done(error, bytesRead)),
    );
    return buffer.subarray(0, read);
  } catch (error) {
    if (error instanceof SftpFailure && error.status === sftpStatus.endOfFile) return buffer.subarray(0, 0);
    throw error;
  }
}
