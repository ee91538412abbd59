import { posix } from 'node:path';
import { type GuestFile, GuestFileError, type GuestFiles } from '../../guest-files.ts';
import type { ScpTransfer } from './parse-scp.ts';
import type { ScpWire } from './scp-wire.ts';

/** Takes files, and with `-r` folders, from an scp client. */
export async function receive(
  [target]: readonly string[],
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  if (target === undefined) return;
  const isFolder = await isFolderAt(target, files);
  if (transfer.wantsFolder && !isFolder) return wire.complain(target, new GuestFileError('ENOTDIR', target));
  await wire.agree();
  await receiveInto(target, isFolder, transfer, wire, files);
}

type Times = { readonly accessed: Date; readonly modified: Date };

/** Takes messages until the client ends the folder, or leaves. */
async function receiveInto(
  target: string,
  isFolder: boolean,
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  let times: Times | undefined;
  for (;;) {
    const message = await wire.reader.line();
    if (message === undefined) return;
    const letter = message.charAt(0);
    if (letter === '\x01' || letter === '\x02') {
      wire.hadTrouble = true;
      if (letter === '\x02') return;
      continue;
    }
    if (letter === 'E') return wire.agree();
    if (letter === 'T') {
      times = parseTimes(message);
      await wire.agree();
      continue;
    }
    const entry = parseEntry(message, transfer);
    if (entry === undefined) throw new Error('scp: protocol error');
    const path = isFolder ? posix.join(target, entry.name) : target;
    if (entry.kind === 'folder') await receiveFolder(path, entry.mode, times, transfer, wire, files);
    else await receiveFile(path, entry, times, transfer, wire, files);
    times = undefined;
  }
}

type Entry = {
  readonly kind: 'file' | 'folder';
  readonly mode: number;
  readonly size: number;
  readonly name: string;
};

function parseEntry(message: string, { isRecursive }: ScpTransfer): Entry | undefined {
  const match = /^([CD])([0-7]{4,5}) (\d{1,15}) (.+)$/s.exec(message);
  const [, letter, mode = '', size = '', name = ''] = match ?? [];
  const isName = !name.includes('/') && name !== '.' && name !== '..' && name !== '';
  if (!isName || (letter === 'D' && !isRecursive)) return undefined;
  return {
    kind: letter === 'D' ? 'folder' : 'file',
    mode: Number.parseInt(mode, 8) & 0o777,
    size: Number(size),
    name,
  };
}

function parseTimes(message: string): Times | undefined {
  const [, modified, accessed] = /^T(\d{1,12}) \d{1,9} (\d{1,12}) \d{1,9}$/.exec(message) ?? [];
  if (modified === undefined || accessed === undefined) return undefined;
  return { modified: new Date(Number(modified) * 1000), accessed: new Date(Number(accessed) * 1000) };
}

async function receiveFolder(
  path: string,
  mode: number,
  times: Times | undefined,
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  try {
    if (!(await isFolderAt(path, files))) await files.makeFolder(path);
  } catch (error) {
    return wire.complain(path, error);
  }
  await wire.agree();
  await receiveInto(path, true, transfer, wire, files);
  // Last, since a folder without the right to write could not be filled, and filling it changes its time.
  const wanted = transfer.keepsTimes ? mode : (mode & ~umask) | 0o700;
  await files.chmod(path, wanted).catch(() => {});
  if (times !== undefined) await files.utimes(path, times.accessed, times.modified).catch(() => {});
}

const umask = 0o022;
const chunkSize = 65_536;

async function receiveFile(
  path: string,
  { mode, size }: Entry,
  times: Times | undefined,
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  const wanted = transfer.keepsTimes ? mode : mode & ~umask;
  let file: GuestFile;
  try {
    file = await files.open(path, { write: true, create: true, mode: wanted });
  } catch (error) {
    return wire.complain(path, error);
  }
  await wire.agree();
  let trouble: unknown;
  try {
    trouble = await take(file, size, wire);
    if (trouble === undefined) await file.truncate(size).catch((error) => error);
    if (transfer.keepsTimes) await file.chmod(mode);
    if (times !== undefined) await file.utimes(times.accessed, times.modified);
  } finally {
    await file.close();
  }
  if (!(await wire.isAgreed())) return;
  if (trouble === undefined) await wire.agree();
  else await wire.complain(path, trouble);
}

/** Takes all bytes of a file, also those that can no longer be written. Returns the first trouble with writing. */
async function take(file: GuestFile, size: number, wire: ScpWire): Promise<unknown> {
  let trouble: unknown;
  for (let position = 0; position < size; ) {
    const bytes = await wire.reader.atMost(Math.min(chunkSize, size - position));
    if (bytes === undefined) throw new Error('the scp client left in the middle of a file');
    if (trouble === undefined) trouble = await file.write(bytes, position).catch((error: unknown) => error);
    position += bytes.length;
  }
  return trouble;
}

async function isFolderAt(path: string, files: GuestFiles): Promise<boolean> {
  return files.stat(path).then(
    ({ kind }) => kind === 'folder',
    () => false,
  );
}
