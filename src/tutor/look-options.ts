import { join } from 'node:path';
import type { StudentExercise } from '../course/course.ts';
import { exerciseFile } from '../course/exercise-file.ts';
import type { Server } from '../server/server.ts';
import type { LookOptions } from '../tasks/look-at-steps.ts';
import { doneSteps } from './decide.ts';
import { readIfThere } from './give-files.ts';
import type { ExerciseRecord } from './progress/fold.ts';

export type Looked = {
  readonly exercise: StudentExercise;
  readonly record: ExerciseRecord;
  readonly server: Server;
  readonly localFolder: string | undefined;
};

/** What a look at an exercise needs, with what the student's progress holds: answers, events seen, steps done. */
export function lookOptions({ exercise, record, server, localFolder }: Looked): LookOptions {
  return {
    passed: doneSteps(exercise.steps, record),
    latched: new Set(
      [...record.steps].flatMap(([step, { latched }]) => [...latched].map((task) => `${step}.${task}`)),
    ),
    contextFor: (task, step) => ({
      server,
      answer: record.steps.get(step.id)?.answers[task.id],
      exerciseFileNames: exercise.files,
      exerciseFile: (name) => exerciseFile(exercise, name, exercise.values),
      studentFile: async (name) => (localFolder ? await readIfThere(join(localFolder, name)) : undefined),
    }),
  };
}

/** The folder of an exercise's files on the student's own computer; undefined when it has none. */
export function localFolderOf(exercise: Pick<StudentExercise, 'id' | 'files'>, workFolder: string) {
  return exercise.files.length > 0 ? join(workFolder, exercise.id) : undefined;
}
