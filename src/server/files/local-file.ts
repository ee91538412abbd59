import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { ServerError } from '../server-error.ts';

/** A file on this computer that is being sent. */
export interface LocalFile extends AsyncDisposable {
  /** Bytes when it was opened. */
  readonly size: number;
  readonly mode: number;
  chunks(start: number): AsyncGenerator<Buffer, void, undefined>;
  /** SHA-256 in hex of its first bytes. */
  hashOfStart(bytes: number): Promise<string>;
  /** Throws `files: local-changed` when it was written to since it was opened. */
  checkUnchanged(): Promise<void>;
}

/** Opens a local file to send it. Throws `files: local-missing`, `local-not-a-file` or `local-unreadable`. */
export async function openLocalFile(path: string): Promise<LocalFile> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw nameTrouble(path, error);
  });
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    throw new ServerError('files', 'local-not-a-file', path, { facts: { path } });
  }
  return {
    size: stats.size,
    mode: stats.mode & 0o777,
    chunks: (start) => readFrom(handle, start, stats.size),
    async hashOfStart(bytes) {
      const hash = createHash('sha256');
      for await (const chunk of readFrom(handle, 0, bytes)) hash.update(chunk);
      return hash.digest('hex');
    },
    async checkUnchanged() {
      const now = await handle.stat();
      if (now.size === stats.size && now.mtimeMs === stats.mtimeMs) return;
      throw new ServerError('files', 'local-changed', path, { facts: { path } });
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function* readFrom(
  handle: FileHandle,
  start: number,
  end: number,
): AsyncGenerator<Buffer, void, undefined> {
  let position = start;
  while (position < end) {
    const buffer = Buffer.alloc(Math.min(262_144, end - position));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    // Shorter than it was: the check at the end says so.
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

function nameTrouble(path: string, error: unknown): ServerError {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const detail = error instanceof Error ? error.message : String(error);
  const code = missing ? 'local-missing' : 'local-unreadable';
  return new ServerError('files', code, detail, { cause: error, facts: { path } });
}
