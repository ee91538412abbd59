import { posix } from 'node:path';
import type { Sentence } from '../language/language.ts';
import type { FileFacts, RemoteFiles, Server } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import { fail, type Verdict } from '../verdict/verdict.ts';

/** The code of something that its owner's permissions lock. */
export const permissionCodes = {
  'no-permission': {
    es: '`{{locked}}` está cerrado hasta para su dueño: sus permisos son {{mode}}. Míralos en un listado largo.',
    en: '`{{locked}}` is locked even for its owner: its permissions are {{mode}}. Look at them in a long listing.',
  },
} satisfies Record<string, Sentence>;

/**
 * Looks, and turns a refusal by the student's own permissions (a folder with mode 000) into a failure that names what
 * is locked. A refusal by anybody else's stays an error: what we may not see is not held against the student.
 */
export async function unlessLocked<Answer>(
  path: string,
  server: Server,
  look: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly verdict: Verdict }> {
  try {
    return { answer: await look() };
  } catch (error) {
    if (!(error instanceof ServerError) || error.layer !== 'permission') throw error;
    const lock = await findLock(path, server.files);
    const home = await server.files.stat(await server.home());
    if (lock === undefined || lock.facts.userId !== home?.userId) throw error;
    return { verdict: fail('no-permission', { locked: lock.path, mode: octal(lock.facts.mode) }) };
  }
}

/** Permission bits as they are written with chmod: `755`. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}

/** The deepest part of a path that can still be seen: it is the one that lets nobody past. */
async function findLock(
  path: string,
  files: RemoteFiles,
): Promise<{ path: string; facts: FileFacts } | undefined> {
  for (let part = path; ; part = posix.dirname(part)) {
    const facts = await statOrNothing(part, files);
    if (facts) return { path: part, facts };
    if (part === '/') return undefined;
  }
}

async function statOrNothing(path: string, files: RemoteFiles): Promise<FileFacts | undefined> {
  try {
    return await files.stat(path);
  } catch (error) {
    if (error instanceof ServerError && error.layer === 'permission') return undefined;
    throw error;
  }
}
