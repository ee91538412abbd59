import { createHash } from 'node:crypto';
import type { Action, StudentExercise } from '../course/course.ts';
import { perform } from '../course/perform.ts';
import type { Server } from '../server/server.ts';
import { giveFiles, type ShippedFiles } from './give-files.ts';
import type { ExerciseFact } from './progress/event.ts';
import type { ExerciseRecord } from './progress/fold.ts';

export type Preparation = {
  readonly exercise: StudentExercise;
  readonly record: ExerciseRecord;
  readonly server: Server;
  readonly files: ShippedFiles;
  readonly localFolder: string | undefined;
  readonly signal: AbortSignal;
};

/**
 * Gets an exercise ready: its files on the student's computer, its setup on the server. Returns what to record, or
 * undefined when all of it had been done before.
 *
 * Each setup action is carried out once on a server. A rebuilt one gets all of them again: it is known by another host
 * key, or by nothing of the setup being there any more.
 * Cut half way, nothing is recorded and the whole is repeated, which is harmless because the student could not have
 * begun. An exercise that was updated since the student started keeps its version, its steps by their ids, and
 * everything on the server; only setup actions that are new are carried out, so that its new steps can be worked on.
 *
 * Throws `LocalFilesError`, `ServerError`, and `Error` for a setup script that does not end.
 */
export async function prepare(preparation: Preparation): Promise<ExerciseFact | undefined> {
  const { exercise, record, server, localFolder } = preparation;
  const before = record.prepared;
  const files = localFolder ? await giveFiles(localFolder, preparation.files, before?.files ?? {}) : {};
  await server.home();
  const { connection } = server;
  const fingerprint = connection.kind === 'connected' ? connection.fingerprint : (before?.server ?? '');
  const isSameServer = before?.server === fingerprint && !(await isAllGone(exercise.setup, server));
  const done = new Set(isSameServer ? before.setup : []);
  const missing = exercise.setup.filter((action) => !done.has(digest(action)));
  await perform(missing, {
    server,
    exerciseFile: async (name) => preparation.files.get(name) ?? fileMissing(name),
    answer: () => {},
    signal: preparation.signal,
  });
  const setup = exercise.setup.map(digest);
  const isKnown = before && missing.length === 0 && JSON.stringify(before.files) === JSON.stringify(files);
  return isKnown ? undefined : { kind: 'exercise-prepared', server: fingerprint, setup, files };
}

async function isAllGone(setup: readonly Action[], server: Server): Promise<boolean> {
  const paths = setup.flatMap((action) => {
    if (action.kind === 'makeFolder' || action.kind === 'write') return [action.path];
    return action.kind === 'upload' ? [action.to] : [];
  });
  const found = await Promise.all(paths.map((path) => server.files.lstat(path)));
  return paths.length > 0 && found.every((facts) => facts === undefined);
}

function digest(action: Action): string {
  return createHash('sha256').update(JSON.stringify(action)).digest('hex').slice(0, 16);
}

function fileMissing(name: string): never {
  throw new Error(`the exercise has no file ${name}`);
}
