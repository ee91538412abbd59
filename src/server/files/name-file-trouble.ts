import { ServerError } from '../server-error.ts';
import { SftpFailure, sftpStatus } from './sftp-call.ts';

/** Turns an answer of SFTP about a path into the error that says what broke. */
export function nameFileTrouble(error: unknown, path: string): ServerError {
  if (error instanceof ServerError) return error;
  const detail = `${path}: ${error instanceof Error ? error.message : String(error)}`;
  const options = { cause: error, facts: { path } };
  const status = error instanceof SftpFailure ? error.status : undefined;
  if (status === sftpStatus.permissionDenied) return new ServerError('permission', 'denied', detail, options);
  if (status === sftpStatus.noSuchFile) return new ServerError('files', 'not-found', detail, options);
  if (status === sftpStatus.badMessage) return new ServerError('files', 'bad-name', detail, options);
  return new ServerError('files', 'refused', detail, options);
}

/** Runs an operation on a path and names its trouble. */
export async function onPath<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw nameFileTrouble(error, path);
  }
}

/** As `onPath`, with undefined where nothing is there. */
export async function onPathIfThere<Value>(
  path: string,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SftpFailure && error.status === sftpStatus.noSuchFile) return undefined;
    throw nameFileTrouble(error, path);
  }
}
