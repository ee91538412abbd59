import { GuestFileError } from '../guest-files.ts';

/** What the system calls a failure, as every program ends its message: `No such file or directory`. */
export function errorText(error: unknown): string {
  if (!(error instanceof GuestFileError)) throw error;
  return texts[error.code] ?? 'Input/output error';
}

const texts: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EINVAL: 'Invalid argument',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EPERM: 'Operation not permitted',
  EROFS: 'Read-only file system',
  EXDEV: 'Invalid cross-device link',
};
