import { createHash } from 'node:crypto';
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import type { FileFacts, RemoteFiles, RunResult, UploadOptions } from '../server.ts';
import { factsOf } from './facts.ts';
import type { FileSession } from './file-session.ts';
import { makeFolders } from './make-folder.ts';
import { onPath, onPathIfThere } from './name-file-trouble.ts';
import { readChunks } from './read-file.ts';
import { removeTree } from './remove.ts';
import { replaceFile } from './replace-file.ts';
import { callSftp } from './sftp-call.ts';
import { upload } from './upload.ts';
import { writeFile } from './write-file.ts';

/** The server's files over one SFTP session. `run` is used only to compare what an interrupted upload left. */
export function openRemoteFiles(
  session: FileSession,
  run: (script: string) => Promise<RunResult>,
): RemoteFiles {
  const withSession = async <Value>(work: (session: SFTPWrapper) => Promise<Value>) =>
    work(await session.open());

  return {
    stat: (path) =>
      onPathIfThere(path, () => withSession((sftp) => facts((done) => sftp.stat(path, done), sftp))),
    lstat: (path) =>
      onPathIfThere(path, () => withSession((sftp) => facts((done) => sftp.lstat(path, done), sftp))),
    list: (path) => withSession((sftp) => list(sftp, path)),
    read: (path, { maxBytes = 1_048_576 } = {}) =>
      onPathIfThere(path, () => withSession((sftp) => read(sftp, path, maxBytes))),
    sha256: (path) => onPathIfThere(path, () => withSession((sftp) => sha256(sftp, path))),
    write: (path, bytes, { mode } = {}) =>
      onPath(path, () => withSession((sftp) => writeFile(sftp, path, Buffer.from(bytes), mode))),
    makeFolder: (path) => onPath(path, () => withSession((sftp) => makeFolders(sftp, path))),
    remove: async (path) => {
      await onPathIfThere(path, () => withSession((sftp) => removeTree(sftp, path)));
    },
    rename: (from, to) => onPath(from, () => withSession((sftp) => replaceFile(sftp, from, to))),
    chmod: (path, mode) =>
      onPath(path, () => withSession((sftp) => callSftp(sftp, (done) => sftp.chmod(path, mode, done)))),
    upload: (localPath: string, path: string, options: UploadOptions = {}) =>
      withSession((sftp) => upload(sftp, run, localPath, path, options)),
  };
}

type Callback = (error: Error | undefined, stats: Stats) => void;

async function facts(start: (done: Callback) => void, session: SFTPWrapper): Promise<FileFacts> {
  return factsOf(await callSftp<Stats>(session, start));
}

async function list(session: SFTPWrapper, path: string): Promise<readonly string[] | undefined> {
  const names = await onPathIfThere(path, async () => {
    const entries = await callSftp<FileEntryWithStats[]>(session, (done) => session.readdir(path, done));
    return entries.map(({ filename }) => filename).filter((name) => name !== '.' && name !== '..');
  });
  return names?.sort();
}

async function read(session: SFTPWrapper, path: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(session, path, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function sha256(session: SFTPWrapper, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readChunks(session, path, Number.POSITIVE_INFINITY)) hash.update(chunk);
  return hash.digest('hex');
}
