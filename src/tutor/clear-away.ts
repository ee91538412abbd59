import { posix } from 'node:path';
import type { StudentExercise } from '../course/course.ts';
import type { RemoteFiles } from '../server/server.ts';
import type { ShippedFiles } from './give-files.ts';

export type ClearAway = {
  readonly exercise: StudentExercise;
  readonly files: RemoteFiles;
  readonly shipped: ShippedFiles;
  readonly home: string;
  /** Name of the folder, in the home's `antes`, for what is the student's. */
  readonly name: string;
};

/**
 * Makes room on the server for an exercise to begin anew. What its setup had put there is removed as long as it is
 * still exactly that; everything else that stands where the exercise looks is the student's, and is moved aside, never
 * deleted. Nothing outside the home and no hidden file (`.bashrc`, `.ssh`) is touched. Returns the folder of what was
 * moved; undefined when nothing was. Throws `ServerError`.
 */
export async function clearAway(options: ClearAway): Promise<string | undefined> {
  await removeUntouched(options);
  const { exercise, files, home, name } = options;
  const aside = posix.join(home, 'antes', name);
  const paths = [...setupPaths(exercise), ...lookedAtPaths(exercise)].filter((path) =>
    mayBeMoved(path, home),
  );
  let moved = false;
  for (const path of outermost(paths)) {
    if (!(await files.lstat(path))) continue;
    const target = posix.join(aside, posix.relative(home, path));
    await files.makeFolder(posix.dirname(target));
    await files.rename(path, target);
    moved = true;
  }
  return moved ? aside : undefined;
}

async function removeUntouched({ exercise, files, shipped, home }: ClearAway): Promise<void> {
  const folders: string[] = [];
  for (const action of exercise.setup) {
    if (action.kind === 'makeFolder' && mayBeMoved(action.path, home)) folders.push(action.path);
    if (action.kind !== 'write' && action.kind !== 'upload') continue;
    const path = action.kind === 'write' ? action.path : action.to;
    const ours = action.kind === 'write' ? Buffer.from(action.text) : shipped.get(action.file);
    if (!ours || !mayBeMoved(path, home) || (await files.lstat(path))?.kind !== 'file') continue;
    const current = await files.read(path, { maxBytes: ours.length + 1 });
    if (current?.equals(ours)) await files.remove(path);
  }
  for (const folder of folders.sort((one, other) => other.length - one.length)) {
    if ((await files.lstat(folder))?.kind !== 'folder') continue;
    const names = await files.list(folder);
    if (names?.length === 0) await files.remove(folder);
  }
}

function setupPaths(exercise: StudentExercise): readonly string[] {
  return exercise.setup.flatMap((action) => {
    if (action.kind === 'makeFolder' || action.kind === 'write') return [action.path];
    return action.kind === 'upload' ? [action.to] : [];
  });
}

function lookedAtPaths(exercise: StudentExercise): readonly string[] {
  return exercise.steps
    .flatMap(({ tasks }) => tasks)
    .flatMap(({ fields }) =>
      typeof fields === 'object' && fields && 'path' in fields && typeof fields.path === 'string'
        ? [fields.path]
        : [],
    );
}

/** Strictly inside the home, and nothing on its way is hidden. */
function mayBeMoved(path: string, home: string): boolean {
  const inside = posix.relative(home, posix.resolve(home, path));
  return inside !== '' && !inside.split('/').some((part) => part.startsWith('.'));
}

function outermost(paths: readonly string[]): readonly string[] {
  const unique = [...new Set(paths.map((path) => posix.normalize(path).replace(/\/$/, '')))];
  return unique.filter((path) => !unique.some((other) => path.startsWith(`${other}/`)));
}
