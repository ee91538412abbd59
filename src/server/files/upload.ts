import type { SFTPWrapper, Stats } from 'ssh2';
import { quote } from '../run/quote.ts';
import type { RunResult, UploadOptions } from '../server.ts';
import { ServerError } from '../server-error.ts';
import { factsOf } from './facts.ts';
import { type LocalFile, openLocalFile } from './local-file.ts';
import { nameWriteTrouble } from './name-write-trouble.ts';
import { replaceFile } from './replace-file.ts';
import { callSftp, SftpFailure, sftpStatus } from './sftp-call.ts';
import { writeChunks } from './write-file.ts';

type Run = (script: string) => Promise<RunResult>;

/**
 * Sends a local file through `PATH.part`, which is renamed once it is whole. What an earlier try left in `.part` is
 * continued when it is the beginning of this very file, and sent anew when not. A file that was there keeps its
 * permissions; through a link, the file to which it leads is replaced.
 */
export async function upload(
  session: SFTPWrapper,
  run: Run,
  localPath: string,
  path: string,
  { onProgress, signal }: UploadOptions,
): Promise<void> {
  signal?.throwIfAborted();
  await using local = await openLocalFile(localPath);
  try {
    const place = await findPlace(session, path);
    const part = `${place.path}.part`;
    const start = await findStart(session, run, local, part);
    onProgress?.({ sent: start, total: local.size });
    const handle = await openPart(session, part, start, local.mode);
    // Requests are answered in order, so nothing has to wait for this one, and a stopped upload must not.
    const close = () => callSftp(session, (done) => session.close(handle, done));
    try {
      const onWritten = (sent: number) => onProgress?.({ sent, total: local.size });
      await writeChunks(session, handle, local.chunks(start), start, { onWritten, signal });
      if (place.mode !== undefined) await setMode(session, handle, place.mode);
    } catch (error) {
      close().catch(() => undefined);
      throw error;
    }
    await close();
    await local.checkUnchanged();
    await replaceFile(session, part, place.path);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw await nameWriteTrouble(session, error, path);
  }
}

// Where the bytes go in the end, and the permissions of what is there now.
async function findPlace(
  session: SFTPWrapper,
  path: string,
): Promise<{ readonly path: string; readonly mode: number | undefined }> {
  const stats = await statIfThere(session, path);
  if (!stats) return { path, mode: undefined };
  const facts = factsOf(stats);
  if (facts.kind === 'folder') throw new ServerError('files', 'is-folder', path, { facts: { path } });
  return {
    path: await callSftp<string>(session, (done) => session.realpath(path, done)),
    mode: facts.mode,
  };
}

// How much of the file is there already. Its hash is taken on the server: reading it back would cost what sending it
// again does. Only as far as it was measured, since a line that was given up may still be writing to it.
async function findStart(session: SFTPWrapper, run: Run, local: LocalFile, part: string): Promise<number> {
  const stats = await statIfThere(session, part);
  if (!stats?.isFile() || stats.size === 0 || stats.size > local.size) return 0;
  const result = await run(`head -c ${stats.size} < ${quote(part)} | sha256sum`).catch(() => undefined);
  const there = /^[0-9a-f]{64}/.exec(result?.stdout ?? '')?.[0];
  return there === (await local.hashOfStart(stats.size)) ? stats.size : 0;
}

function openPart(session: SFTPWrapper, part: string, start: number, mode: number): Promise<Buffer> {
  return callSftp(session, (done) => session.open(part, start === 0 ? 'w' : 'r+', { mode }, done));
}

function setMode(session: SFTPWrapper, handle: Buffer, mode: number): Promise<void> {
  return callSftp(session, (done) => session.fchmod(handle, mode, done));
}

async function statIfThere(session: SFTPWrapper, path: string): Promise<Stats | undefined> {
  try {
    return await callSftp<Stats>(session, (done) => session.stat(path, done));
  } catch (error) {
    if (error instanceof SftpFailure && error.status === sftpStatus.noSuchFile) return undefined;
    throw error;
  }
}
