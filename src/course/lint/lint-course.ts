import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, faultAt, sortFaults } from '../fault.ts';
import { loadCourse } from '../load-course.ts';
import type { ExerciseSource } from '../load-exercise.ts';
import { checkFiles } from './check-files.ts';
import { checkGiveaways } from './check-giveaways.ts';
import { checkMessages } from './check-messages.ts';
import { checkParity } from './check-parity.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { checkRehearsal } from './check-rehearsal.ts';
import { checkSharedFolders } from './check-shared-folders.ts';

/** What the lint looked at and what it found. */
export type LintReport = {
  readonly exercises: readonly string[];
  readonly faults: readonly Fault[];
};

/** Finds everything in a course's folder that reading it would find, and what would make it a worse lesson. */
export async function lintCourse(folder: string): Promise<LintReport> {
  const { exercises, outline, faults } = await loadCourse(folder);
  const deeper = await Promise.all(exercises.map((source) => lintExercise(folder, source)));
  const ids = exercises.map((source) => source.id);
  const unlisted = outline ? await findUnlisted(folder, ids) : [];
  return { exercises: ids, faults: sortFaults([...faults, ...deeper.flat(), ...unlisted]) };
}

async function lintExercise(folder: string, source: ExerciseSource): Promise<readonly Fault[]> {
  return [
    ...checkMinutes(source),
    ...checkFiles(source),
    ...checkMessages(source),
    ...checkParity(source),
    ...checkRehearsal(source),
    ...checkGiveaways(source),
    ...checkSharedFolders(source),
    ...(await checkPlaceholders(folder, source)),
  ];
}

function checkMinutes({ contract }: ExerciseSource): Fault[] {
  if (!contract || (contract.raw.minutes >= 5 && contract.raw.minutes <= 15)) return [];
  const { file, raw } = contract;
  return [faultAt(file.path, file.positionOf(['minutes']), 'minutes', { minutes: raw.minutes })];
}

async function findUnlisted(folder: string, listed: readonly string[]): Promise<Fault[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const candidates = folders.filter((name) => !listed.includes(name) && !name.startsWith('.'));
  const faults = await Promise.all(
    candidates.map(async (id) => {
      const names = await readdir(join(folder, id));
      const start = { line: 1, column: 1 };
      return names.includes('exercise.yaml')
        ? [faultAt(`${id}/exercise.yaml`, start, 'unlisted-exercise', { id })]
        : [];
    }),
  );
  return faults.flat();
}
