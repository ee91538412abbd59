import type { Account } from '../../account.ts';
import { GuestFileError, type GuestFiles } from '../../guest-files.ts';
import { type Attributes, readAttributes, writeAttributes } from './attributes.ts';
import type { Handles } from './handles.ts';
import { longName } from './long-name.ts';
import {
  answers,
  longestData,
  longestPacket,
  mostHandles,
  openFlags,
  requests,
  statuses,
} from './numbers.ts';
import { type PacketReader, PacketWriter } from './packet.ts';
import { failurePacket, statusPacket } from './status.ts';

export type SftpContext = {
  readonly files: GuestFiles;
  readonly account: Account;
  readonly handles: Handles;
};

/** Carries out one request of an SFTP client and returns the packet that answers it. Never throws. */
export async function answer(type: number, fields: PacketReader, context: SftpContext): Promise<Buffer> {
  const id = fields.uint32();
  try {
    const carryOut = byType[type];
    if (carryOut === undefined) throw unsupported();
    const reply = await carryOut({ ...context, id, fields });
    return reply ?? statusPacket(id, statuses.ok, 'Success');
  } catch (error) {
    return failurePacket(id, error);
  }
}

type Request = SftpContext & { readonly id: number; readonly fields: PacketReader };
/** A packet of its own, or nothing: then the answer is that it went well. */
type Reply = Promise<Buffer | undefined> | Promise<void>;

const byType: Readonly<Record<number, (request: Request) => Reply>> = {
  [requests.open]: open,
  [requests.close]: ({ handles, fields }) => handles.close(fields.text()),
  [requests.read]: read,
  [requests.write]: write,
  [requests.lstat]: async ({ id, files, ...request }) =>
    attributes(id, await files.lstat(path({ files, ...request }))),
  [requests.stat]: async ({ id, files, ...request }) =>
    attributes(id, await files.stat(path({ files, ...request }))),
  [requests.fstat]: async ({ id, fields, handles }) =>
    attributes(id, await handles.file(fields.text()).facts()),
  [requests.setstat]: setstat,
  [requests.fsetstat]: fsetstat,
  [requests.openFolder]: openFolder,
  [requests.readFolder]: readFolder,
  [requests.remove]: (request) => request.files.removeFile(path(request)),
  [requests.makeFolder]: makeFolder,
  [requests.removeFolder]: (request) => request.files.removeFolder(path(request)),
  [requests.realPath]: realPath,
  [requests.rename]: renameToNew,
  [requests.readLink]: async (request) => oneName(request.id, await request.files.readLink(path(request))),
  [requests.link]: link,
  [requests.extended]: extended,
};

const unsupported = () => new GuestFileError('ENOSYS', '');

/** The next path of a request, as the client sees it from its home. */
function path({ fields, files }: Pick<Request, 'fields' | 'files'>): string {
  const given = fields.text();
  return given.startsWith('/') ? given : `${files.home}/${given}`;
}

function attributes(id: number, facts: Parameters<typeof writeAttributes>[1]): Buffer {
  return writeAttributes(new PacketWriter(answers.attributes).uint32(id), facts).bytes();
}

function oneName(id: number, name: string): Buffer {
  // No attributes go with it: zero flags.
  return new PacketWriter(answers.name).uint32(id).uint32(1).string(name).string(name).uint32(0).bytes();
}

const umask = 0o022;

async function open(request: Request): Promise<Buffer> {
  const { id, fields, files, handles } = request;
  const target = path(request);
  const flags = fields.uint32();
  const has = (flag: number) => (flags & flag) !== 0;
  const { mode = 0o666 } = readAttributes(fields);
  const file = await files.open(target, {
    read: has(openFlags.read),
    write: has(openFlags.write),
    append: has(openFlags.append),
    create: has(openFlags.create),
    exclusive: has(openFlags.exclusive),
    truncate: has(openFlags.truncate),
    mode: mode & 0o777 & ~umask,
  });
  try {
    return new PacketWriter(answers.handle)
      .uint32(id)
      .string(handles.add({ kind: 'file', file }))
      .bytes();
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function read({ id, fields, handles }: Request): Promise<Buffer> {
  const file = handles.file(fields.text());
  const position = fields.uint64();
  // Not wiped first: only what was read into it is sent.
  const bytes = Buffer.allocUnsafe(Math.min(fields.uint32(), longestData));
  const length = await file.read(bytes, position);
  if (length === 0 && bytes.length > 0) return statusPacket(id, statuses.endOfFile, 'End of file');
  return new PacketWriter(answers.data).uint32(id).string(bytes.subarray(0, length)).bytes();
}

async function write({ fields, handles }: Request): Promise<void> {
  const file = handles.file(fields.text());
  const position = fields.uint64();
  await file.write(fields.string(), position);
}

async function setstat(request: Request): Promise<void> {
  const { fields, files } = request;
  const target = path(request);
  const { size, owner, mode, times } = readAttributes(fields);
  assertOwnOwner(request, owner);
  if (size !== undefined) {
    await using file = await files.open(target, { write: true });
    await file.truncate(size);
  }
  if (mode !== undefined) await files.chmod(target, mode);
  if (times !== undefined) await files.utimes(target, times.accessed, times.modified);
}

async function fsetstat(request: Request): Promise<void> {
  const { fields, handles } = request;
  const file = handles.file(fields.text());
  const { size, owner, mode, times } = readAttributes(fields);
  assertOwnOwner(request, owner);
  if (size !== undefined) await file.truncate(size);
  if (mode !== undefined) await file.chmod(mode);
  if (times !== undefined) await file.utimes(times.accessed, times.modified);
}

/** Nobody but root gives files away; to give one to oneself changes nothing. */
function assertOwnOwner({ account }: Request, owner: Attributes['owner']): void {
  const isOwn = owner === undefined || (owner.userId === account.userId && owner.groupId === account.userId);
  if (!isOwn) throw new GuestFileError('EPERM', '');
}

async function openFolder(request: Request): Promise<Buffer> {
  const target = path(request);
  const names = ['.', '..', ...(await request.files.list(target))];
  const handle = request.handles.add({ kind: 'folder', path: target, names });
  return new PacketWriter(answers.handle).uint32(request.id).string(handle).bytes();
}

const namesAtOnce = 100;

async function readFolder({ id, fields, files, handles }: Request): Promise<Buffer> {
  const folder = handles.get(fields.text());
  if (folder.kind !== 'folder') throw new GuestFileError('EBADF', '');
  if (folder.names.length === 0) return statusPacket(id, statuses.endOfFile, 'End of file');
  const entries = [];
  for (const name of folder.names.splice(0, namesAtOnce)) {
    // What went away since the folder was opened is left out.
    const facts = await files.lstat(`${folder.path}/${name}`).catch(() => undefined);
    if (facts !== undefined) entries.push({ name, facts });
  }
  const packet = new PacketWriter(answers.name).uint32(id).uint32(entries.length);
  for (const { name, facts } of entries) {
    writeAttributes(packet.string(name).string(longName(name, facts)), facts);
  }
  return packet.bytes();
}

async function makeFolder(request: Request): Promise<void> {
  const target = path(request);
  const { mode = 0o777 } = readAttributes(request.fields);
  await request.files.makeFolder(target);
  const wanted = mode & 0o777 & ~umask;
  if (wanted !== 0o755) await request.files.chmod(target, wanted);
}

async function realPath(request: Request): Promise<Buffer> {
  const { id, files } = request;
  const target = path(request);
  // A client also asks for what it is about to make.
  const real = await files.realPath(target).catch(() => files.resolve(files.home, target));
  return oneName(id, real);
}

/** Version 3's own rename never replaces anything. */
async function renameToNew(request: Request): Promise<void> {
  const from = path(request);
  const to = path(request);
  const isThere = await request.files.lstat(to).then(
    () => true,
    () => false,
  );
  if (isThere) throw new GuestFileError('EEXIST', to);
  await request.files.rename(from, to);
}

async function link(request: Request): Promise<void> {
  // OpenSSH has the two the other way round than the draft, and every client follows OpenSSH.
  const target = request.fields.text();
  await request.files.link(target, path(request));
}

async function extended(request: Request): Promise<Buffer | undefined> {
  const { id, fields, files, handles } = request;
  switch (fields.text()) {
    case 'posix-rename@openssh.com':
      await files.rename(path(request), path(request));
      return undefined;
    case 'fsync@openssh.com':
      await handles.file(fields.text()).sync();
      return undefined;
    case 'limits@openssh.com':
      return new PacketWriter(answers.extended)
        .uint32(id)
        .uint64(longestPacket)
        .uint64(longestData)
        .uint64(longestData)
        .uint64(mostHandles)
        .bytes();
    case 'expand-path@openssh.com': {
      const given = fields.text().replace(/^~(?=\/|$)/, files.home);
      return oneName(id, files.resolve(files.home, given));
    }
    default:
      throw unsupported();
  }
}
