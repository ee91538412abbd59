import { GuestFileError } from '../../guest-files.ts';
import { answers, statuses } from './numbers.ts';
import { PacketWriter } from './packet.ts';

/** The answer that says how a request went. */
export function statusPacket(id: number, status: number, message: string): Buffer {
  return new PacketWriter(answers.status).uint32(id).uint32(status).string(message).string('').bytes();
}

/** The answer for a request that failed: the few statuses of version 3, and in words what they cannot say. */
export function failurePacket(id: number, error: unknown): Buffer {
  if (error instanceof RangeError) return statusPacket(id, statuses.badMessage, 'Bad message');
  const code = error instanceof GuestFileError ? error.code : '';
  const [status, message] = byCode[code] ?? [statuses.failure, 'Failure'];
  return statusPacket(id, status, message);
}

const byCode: Readonly<Record<string, readonly [number, string]>> = {
  ENOENT: [statuses.noSuchFile, 'No such file'],
  ENOTDIR: [statuses.noSuchFile, 'Not a directory'],
  ELOOP: [statuses.noSuchFile, 'Too many levels of symbolic links'],
  EBADF: [statuses.noSuchFile, 'Bad file descriptor'],
  EACCES: [statuses.permissionDenied, 'Permission denied'],
  EPERM: [statuses.permissionDenied, 'Operation not permitted'],
  EISDIR: [statuses.failure, 'Is a directory'],
  EEXIST: [statuses.failure, 'File exists'],
  ENOTEMPTY: [statuses.failure, 'Directory not empty'],
  EINVAL: [statuses.failure, 'Invalid argument'],
  ENOSPC: [statuses.failure, 'No space left on device'],
  ENAMETOOLONG: [statuses.badMessage, 'File name too long'],
  EMFILE: [statuses.failure, 'Too many open files'],
  ENOSYS: [statuses.unsupported, 'Operation unsupported'],
};
