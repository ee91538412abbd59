import type { Exercise, StudentExercise } from '../course/course.ts';
import { forStudent } from '../course/for-student.ts';
import type { Server } from '../server/server.ts';
import { localFolderOf } from './look-options.ts';

export type Student = {
  readonly courseKey: string;
  readonly student: string;
  readonly server: Server;
  /** Folder on the student's own computer under which each exercise gets one for its files. */
  readonly workFolder: string;
};

/** An exercise made out for a student and their server. Throws `RangeError` as `forStudent`. */
export function makeOut(
  exercise: Exercise,
  { courseKey, student, server, workFolder }: Student,
  home: string,
): StudentExercise {
  const { connection, address } = server;
  const localFolder = localFolderOf(exercise, workFolder);
  return forStudent(exercise, {
    courseKey,
    student,
    home,
    address,
    ...(connection.kind === 'connected' && { fingerprint: connection.fingerprint }),
    ...(localFolder !== undefined && { localFolder }),
  });
}
