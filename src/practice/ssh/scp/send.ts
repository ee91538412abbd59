import { posix } from 'node:path';
import { type GuestFacts, GuestFileError, type GuestFiles } from '../../guest-files.ts';
import type { ScpTransfer } from './parse-scp.ts';
import type { ScpWire } from './scp-wire.ts';

/** Sends files, and with `-r` folders, to an scp client. */
export async function send(
  paths: readonly string[],
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  if (!(await wire.isAgreed())) return;
  for (const path of paths) await sendOne(path, transfer, wire, files);
}

async function sendOne(path: string, transfer: ScpTransfer, wire: ScpWire, files: GuestFiles): Promise<void> {
  try {
    const facts = await files.stat(path);
    if (facts.kind === 'folder') await sendFolder(path, facts, transfer, wire, files);
    else await sendFile(path, facts, transfer, wire, files);
  } catch (error) {
    if (!(error instanceof GuestFileError)) throw error;
    await wire.complain(path, error);
  }
}

async function sendFolder(
  path: string,
  facts: GuestFacts,
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  if (!transfer.isRecursive) throw new GuestFileError('ENOTREG', path);
  const names = await files.list(path);
  if (!(await announce('D', 0, path, facts, transfer, wire))) return;
  for (const name of names) await sendOne(posix.join(path, name), transfer, wire, files);
  await wire.write('E\n');
  await wire.isAgreed();
}

const chunkSize = 65_536;

async function sendFile(
  path: string,
  facts: GuestFacts,
  transfer: ScpTransfer,
  wire: ScpWire,
  files: GuestFiles,
): Promise<void> {
  await using file = await files.open(path, { read: true });
  const { size } = await file.facts();
  if (!(await announce('C', size, path, facts, transfer, wire))) return;
  let isCut = false;
  for (let position = 0; position < size; ) {
    const bytes = Buffer.alloc(Math.min(chunkSize, size - position));
    // As many bytes as were promised must go, even when the file has become shorter meanwhile.
    const length: number = isCut ? 0 : await file.read(bytes, position).catch(() => 0);
    isCut ||= length < bytes.length;
    await wire.write(bytes);
    position += bytes.length;
  }
  if (isCut) await wire.complain(path, new GuestFileError('EIO', path));
  else await wire.agree();
  await wire.isAgreed();
}

async function announce(
  letter: 'C' | 'D',
  size: number,
  path: string,
  facts: GuestFacts,
  transfer: ScpTransfer,
  wire: ScpWire,
): Promise<boolean> {
  const seconds = (time: Date) => Math.max(0, Math.floor(time.getTime() / 1000));
  if (transfer.keepsTimes) {
    await wire.write(`T${seconds(facts.modified)} 0 ${seconds(facts.accessed)} 0\n`);
    if (!(await wire.isAgreed())) return false;
  }
  // A line feed in a name would be taken for the end of the message; scp itself sends it in this form.
  const name = posix.basename(path).replaceAll('\n', '\\^J');
  await wire.write(`${letter}${(facts.mode & 0o7777).toString(8).padStart(4, '0')} ${size} ${name}\n`);
  return wire.isAgreed();
}
