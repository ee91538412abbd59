import { posix } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { ServerError } from '../server-error.ts';
import { nameFileTrouble } from './name-file-trouble.ts';
import { callSftp, SftpFailure, sftpStatus } from './sftp-call.ts';

/**
 * Names what broke while writing. SFTP has one word for a full disk and for anything else that went wrong, so the
 * server is asked for its free space.
 */
export async function nameWriteTrouble(
  session: SFTPWrapper,
  error: unknown,
  path: string,
): Promise<ServerError> {
  const trouble = nameFileTrouble(error, path);
  if (!(error instanceof SftpFailure) || error.status !== sftpStatus.failure) return trouble;
  if (!(await isFull(session, posix.dirname(path)))) return trouble;
  return new ServerError('files', 'disk-full', trouble.detail, { cause: error, facts: { path } });
}

type Space = { readonly f_bavail: number };

async function isFull(session: SFTPWrapper, folder: string): Promise<boolean> {
  try {
    const space = await callSftp<Space>(session, (done) => session.ext_openssh_statvfs(folder, done));
    return Number(space.f_bavail) === 0;
  } catch {
    return false;
  }
}
