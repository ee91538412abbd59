import { join } from 'node:path';
import type { StudentExercise } from '../course/course.ts';
import type { Server } from '../server/server.ts';
import { clearAway } from './clear-away.ts';
import { dateName } from './date-name.ts';
import { putFilesAside, type ShippedFiles } from './give-files.ts';
import type { KeptAside } from './tutor.ts';

export type GiveBack = {
  readonly exercise: StudentExercise;
  readonly server: Server;
  readonly shipped: ShippedFiles;
  readonly localFolder: string | undefined;
  readonly now: Date;
};

/**
 * Clears the place for an exercise to begin anew, on the server and on the student's computer. What is the student's
 * is put aside and never deleted; the answer says where. Throws `ServerError` and `LocalFilesError`.
 */
export async function giveBack({
  exercise,
  server,
  shipped,
  localFolder,
  now,
}: GiveBack): Promise<KeptAside> {
  const date = dateName(now);
  const onServer = await clearAway({
    exercise,
    files: server.files,
    shipped,
    home: exercise.values.home ?? '/',
    name: `${exercise.id}-${date}`,
  });
  if (localFolder === undefined) return { local: undefined, server: onServer };
  const aside = join(localFolder, `antes-${date}`);
  return { local: await putFilesAside(localFolder, shipped, aside), server: onServer };
}
