import type { SFTPWrapper } from 'ssh2';
import { callSftp, SftpFailure, sftpStatus } from './sftp-call.ts';

/** Renames, replacing what had the new name. In one stroke where the server can (OpenSSH's own extension). */
export async function replaceFile(session: SFTPWrapper, from: string, to: string): Promise<void> {
  try {
    await callSftp(session, (done) => session.ext_openssh_rename(from, to, done));
  } catch (error) {
    if (!(error instanceof SftpFailure) || error.status !== sftpStatus.unsupported) throw error;
    await removeThenRename(session, from, to);
  }
}

async function removeThenRename(session: SFTPWrapper, from: string, to: string): Promise<void> {
  try {
    await callSftp(session, (done) => session.rename(from, to, done));
  } catch (error) {
    if (!(error instanceof SftpFailure) || error.status !== sftpStatus.failure) throw error;
    await callSftp(session, (done) => session.unlink(to, done));
    await callSftp(session, (done) => session.rename(from, to, done));
  }
}
