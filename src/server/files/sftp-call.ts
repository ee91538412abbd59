import type { Client, SFTPWrapper } from 'ssh2';
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

// Requests that wait for an answer, of each session that is alive.
const waiting = new WeakMap<SFTPWrapper, Set<() => void>>();

/**
 * Keeps account of a session's requests until it ends, on its own or with its line: ssh2 answers those that are
 * under way then, and none that is made later.
 */
export function watchSession(session: SFTPWrapper, client: Client): void {
  const cuts = new Set<() => void>();
  waiting.set(session, cuts);
  const end = () => {
    waiting.delete(session);
    for (const cut of cuts) cut();
  };
  session.once('close', end);
  client.once('close', end);
}

/**
 * One SFTP request as a promise. Throws `SftpFailure` for an answer that is no success, and `reach: cut` when the
 * session ended before there was an answer.
 */
export function callSftp<Value = void>(
  session: SFTPWrapper,
  start: (callback: Callback<Value>) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cut = () => reject(new ServerError('reach', 'cut', 'the file session ended'));
    const requests = waiting.get(session);
    if (!requests) return cut();
    requests.add(cut);
    const fail = (error: Error) => {
      requests.delete(cut);
      if (/No response from server|Not connected/.test(error.message)) return cut();
      const status = 'code' in error && typeof error.code === 'number' ? error.code : sftpStatus.unsupported;
      reject(new SftpFailure(status, error.message));
    };
    try {
      start((error, value) => {
        if (error) return fail(error);
        requests.delete(cut);
        resolve(value);
      });
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
