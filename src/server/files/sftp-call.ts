import type { SFTPWrapper } from 'ssh2';
import { ServerError } from '../server-error.ts';

/** The status codes of SFTP version 3. */
export const sftpStatus = {
  endOfFile: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

/** An answer of SFTP that is no success: its status, and the words that came with it. */
export class SftpFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'SftpFailure';
    this.status = status;
  }
}

type Callback<Value> = (error: Error | null | undefined, value: Value) => void;

/**
 * One SFTP request as a promise. Throws `SftpFailure` for an answer that is no success, and `reach: cut` when the
 * session ended before there was an answer.
 */
export function callSftp<Value = void>(
  session: SFTPWrapper,
  start: (callback: Callback<Value>) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onClose = () => reject(new ServerError('reach', 'cut', 'the file session ended'));
    session.once('close', onClose);
    const settle = (error: Error | null | undefined, value: Value) => {
      session.off('close', onClose);
      if (!error) return resolve(value);
      if (/No response from server|Not connected/.test(error.message)) {
        return reject(new ServerError('reach', 'cut', error.message, { cause: error }));
      }
      const status = 'code' in error && typeof error.code === 'number' ? error.code : sftpStatus.unsupported;
      reject(new SftpFailure(status, error.message));
    };
    try {
      start(settle);
    } catch (error) {
      settle(error instanceof Error ? error : new Error(String(error)), undefined as never);
    }
  });
}
