import { posix } from 'node:path';
import type { SFTPWrapper, Stats } from 'ssh2';
import { callSftp, SftpFailure } from './sftp-call.ts';

/** Makes a folder and those above it. Throws the `SftpFailure` of the one that could not be made. */
export async function makeFolders(session: SFTPWrapper, path: string): Promise<void> {
  try {
    await callSftp(session, (done) => session.mkdir(path, done));
  } catch (error) {
    if (!(error instanceof SftpFailure) || (await isFolder(session, path)))
      return rethrowUnlessFailure(error);
    const above = posix.dirname(path);
    if (above === path || above === '.' || (await isFolder(session, above))) throw error;
    await makeFolders(session, above);
    await makeFolders(session, path);
  }
}

function rethrowUnlessFailure(error: unknown): void {
  if (!(error instanceof SftpFailure)) throw error;
}

async function isFolder(session: SFTPWrapper, path: string): Promise<boolean> {
  try {
    return (await callSftp<Stats>(session, (done) => session.stat(path, done))).isDirectory();
  } catch (error) {
    if (error instanceof SftpFailure) return false;
    throw error;
  }
}
