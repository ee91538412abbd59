import { join } from 'node:path';
import { type Language, say } from '../language/language.ts';
import { progressCommandWords as words } from '../language/progress-commands.ts';
import { tutorCommandSentences } from '../language/tutor-command.ts';
import { visible } from '../language/untrusted-text.ts';
import type { ExerciseProgress } from '../tutor/tutor.ts';
import type { Command } from './command.ts';

type Options = { readonly json: boolean; readonly student: string | undefined };

/** The course map with the student's progress, of whatever they worked on last. Needs no server. */
export const listCommand: Command<Options> = {
  usage: 'list',
  description: words.listDescription,

  options: (command, language) =>
    command
      .option('student', { type: 'string', description: say(tutorCommandSentences.student, language) })
      .option('json', { type: 'boolean', default: false, description: say(words.json, language) }),

  async run({ json, student }, { folders, language, output }) {
    const { readCourseCached } = await import('../course/cached-course.ts');
    const { ownCourseFolder } = await import('../course/own-course-folder.ts');
    const { findProgress } = await import('../tutor/progress/find-progress.ts');
    const { describeCourse } = await import('../tutor/describe.ts');
    const { noProgress } = await import('../tutor/progress/fold.ts');
    const course = await readCourseCached(ownCourseFolder(), join(folders.data, 'course.json'));
    const { namedAccount } = await import('../practice/account-name.ts');
    const kept = join(folders.data, 'progress');
    const account = student === undefined ? undefined : namedAccount(student);
    // On the practice machine Ana works as ana.
    const record =
      findProgress(kept, { course: course.id, student }) ??
      (account === undefined ? undefined : findProgress(kept, { course: course.id, student: account }));
    const exercises = describeCourse(course, record ?? noProgress);
    const owner = record?.owner;
    if (json) {
      const { student: name = null, server = null } = owner ?? {};
      const report = {
        format: 1,
        course: course.id,
        student: name,
        server,
        exercises: exercises.map(toJson),
      };
      output.write(`${JSON.stringify(report, undefined, 2)}\n`);
      return 0;
    }
    const whose = owner
      ? say(words.progressOf, language, {
          student: visible(owner.student),
          server: owner.server === 'practice' ? words.practice[language] : visible(owner.server),
        })
      : words.noProgress[language];
    const lines = [course.title[language], whose, ...exerciseLines(exercises, language)];
    output.write(`${lines.join('\n')}\n`);
    return 0;
  },
};

function toJson({ id, unit, title, minutes, passed, skipped, total, status }: ExerciseProgress) {
  return { id, unit, title, minutes, steps: total, passed, skipped, status };
}

function exerciseLines(exercises: readonly ExerciseProgress[], language: Language): readonly string[] {
  const states = { new: words.stateNew, started: words.stateStarted, complete: words.stateComplete };
  const marks = { new: '○', started: '●', complete: '✓' };
  const widest = Math.max(...exercises.map(({ id }) => id.length));
  return exercises.flatMap((exercise, index) => {
    const { id, unit, title, minutes, passed, skipped, total, status } = exercise;
    const isNewUnit = unit.es !== exercises[index - 1]?.unit.es;
    const state = say(states[status], language, { minutes, done: passed + skipped, total });
    const line = `  ${marks[status]} ${id.padEnd(widest)}  ${title[language]} (${state})`;
    return isNewUnit ? ['', unit[language], line] : [line];
  });
}
