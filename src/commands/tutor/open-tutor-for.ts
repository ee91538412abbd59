import { join } from 'node:path';
import { readCourseCached } from '../../course/cached-course.ts';
import type { Course } from '../../course/course.ts';
import { ownCourseFolder } from '../../course/own-course-folder.ts';
import { say } from '../../language/language.ts';
import { tutorCommandSentences as sentences } from '../../language/tutor-command.ts';
import type { Server } from '../../server/server.ts';
import { openTutor } from '../../tutor/open-tutor.ts';
import { openProgress } from '../../tutor/progress/open-progress.ts';
import type { Tutor } from '../../tutor/tutor.ts';
import type { CommandContext } from '../command.ts';
import { isUsableStudent } from '../student-name.ts';
import { openStudentServer } from '../student-server.ts';

/** A tutor with all that it stands on; disposing closes everything in order. */
export type OpenedTutor = AsyncDisposable & {
  readonly tutor: Tutor;
  readonly server: Server;
  readonly course: Course;
};

export type TutorChoices = {
  readonly exercise?: string | undefined;
  readonly server?: string | undefined;
  readonly student?: string | undefined;
};

/** Opens the tutor of the shipped course; undefined, with the reason told, when the choices cannot be. */
export async function openTutorFor(
  choices: TutorChoices,
  context: CommandContext,
): Promise<OpenedTutor | undefined> {
  const { folders } = context;
  const course = await readCourseCached(ownCourseFolder(), join(folders.data, 'course.json'));
  const ids = course.units.flatMap(({ exercises }) => exercises.map(({ id }) => id));
  if (choices.exercise !== undefined && !ids.includes(choices.exercise)) {
    const values = { given: choices.exercise, exercises: ids };
    context.errors.write(`${say(sentences.noExercise, context.language, values)}\n`);
    return undefined;
  }
  if (!(await isUsableStudent(choices, context))) return undefined;
  const owned = new AsyncDisposableStack();
  const work = owned.use(await openStudentServer(context, choices));
  const { server, student, progressName } = work;
  const progress = owned.use(
    openProgress({
      folder: join(folders.data, 'progress'),
      course: course.id,
      student,
      server: progressName,
    }),
  );
  const tutor = owned.use(
    openTutor({
      course,
      courseKey: course.id,
      server,
      student,
      progress,
      workFolder: folders.work,
      ...(choices.exercise !== undefined && { exercise: choices.exercise }),
    }),
  );
  return { tutor, server, course, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
