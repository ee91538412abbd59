import type { FileEntryWithStats, SFTPWrapper } from 'ssh2';
import { callSftp } from './sftp-call.ts';

/** Removes what is at a path, a folder with all in it, links themselves and never what they lead to. */
export async function removeTree(session: SFTPWrapper, path: string): Promise<void> {
  const stats = await callSftp<{ isDirectory(): boolean }>(session, (done) => session.lstat(path, done));
  await removeKnown(session, path, stats.isDirectory());
}

async function removeKnown(session: SFTPWrapper, path: string, isFolder: boolean): Promise<void> {
  if (!isFolder) return callSftp(session, (done) => session.unlink(path, done));
  const entries = await callSftp<FileEntryWithStats[]>(session, (done) => session.readdir(path, done));
  for (const { filename, attrs } of entries) {
    if (filename === '.' || filename === '..') continue;
    await removeKnown(session, `${path}/${filename}`, attrs.isDirectory());
  }
  await callSftp(session, (done) => session.rmdir(path, done));
}
