import { GuestFileError } from '../guest-files.ts';

/**
 * The error that a guest gets for what the host's file system threw: Linux's code for it, the guest's own path, and
 * nothing of the host. What is no file system error is a bug of ours and is thrown on as it is.
 */
export function toGuestError(error: unknown, path: string): unknown {
  if (error instanceof GuestFileError || !isSystemError(error)) return error;
  return new GuestFileError(linuxCodes[error.code] ?? error.code, path);
}

// What Windows and macOS say where Linux says otherwise. A plain EPERM comes of Windows' access control and of
// read-only files, which Linux calls EACCES; where Linux itself says EPERM we say it before asking the host.
const linuxCodes: Readonly<Record<string, string>> = {
  EPERM: 'EACCES',
  UNKNOWN: 'EIO',
  EFTYPE: 'EINVAL',
};

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
