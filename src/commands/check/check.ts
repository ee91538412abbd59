import { join } from 'node:path';
import { readCourseCached } from '../../course/cached-course.ts';
import type { Course } from '../../course/course.ts';
import { ownCourseFolder } from '../../course/own-course-folder.ts';
import { languages, say } from '../../language/language.ts';
import { progressCommandWords as words } from '../../language/progress-commands.ts';
import { explainServerError } from '../../language/server-errors.ts';
import { tutorCommandSentences } from '../../language/tutor-command.ts';
import { ServerError } from '../../server/server-error.ts';
import { isPassed, lookAtSteps } from '../../tasks/look-at-steps.ts';
import { doneSteps } from '../../tutor/decide.ts';
import { localFolderOf, lookOptions } from '../../tutor/look-options.ts';
import { makeOut } from '../../tutor/make-out.ts';
import { newExercise } from '../../tutor/progress/fold.ts';
import { openProgress } from '../../tutor/progress/open-progress.ts';
import type { CommandContext } from '../command.ts';
import { isUsableStudent } from '../student-name.ts';
import { openStudentServer } from '../student-server.ts';
import { checkLines } from './check-lines.ts';
import { type CheckReport, reportCheck } from './report-check.ts';

export type CheckChoices = {
  readonly exercise: string | undefined;
  readonly server: string | undefined;
  readonly student: string | undefined;
  readonly json: boolean;
};

/** Prints a look at one exercise. 0: complete, 3: not, 1: it could not be looked at, 2: there is no such exercise or student. */
export async function check(choices: CheckChoices, context: CommandContext): Promise<number> {
  const { folders, language, output, errors } = context;
  const course = await readCourseCached(ownCourseFolder(), join(folders.data, 'course.json'));
  const ids = exercisesOf(course).map(({ id }) => id);
  if (choices.exercise !== undefined && !ids.includes(choices.exercise)) {
    const values = { given: choices.exercise, exercises: ids };
    errors.write(`${say(tutorCommandSentences.noExercise, language, values)}\n`);
    return 2;
  }
  if (!(await isUsableStudent(choices, context))) return 2;
  try {
    const report = await lookNow(course, choices, context);
    if (choices.json) output.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else output.write(`${checkLines(report, language).join('\n')}\n`);
    if (report.complete) return 0;
    return report.steps.some(
      ({ done, tasks }) => !done && tasks.some(({ verdict }) => verdict.kind === 'unknown'),
    )
      ? 1
      : 3;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (choices.json)
      output.write(`${JSON.stringify({ format: 1, error: errorReport(error) }, undefined, 2)}\n`);
    errors.write(`${words.couldNotLook[language]}\n${explainServerError(error, language)}\n`);
    return 1;
  }
}

async function lookNow(course: Course, choices: CheckChoices, context: CommandContext): Promise<CheckReport> {
  await using opened = await openStudentServer(context, choices);
  const { server, student, progressName } = opened;
  const folder = join(context.folders.data, 'progress');
  await using progress = openProgress({ folder, course: course.id, student, server: progressName });
  const all = exercisesOf(course);
  const last = all.find(({ id }) => id === progress.record.lastExercise) ?? all[0];
  const chosen = all.find(({ id }) => id === choices.exercise) ?? last;
  if (!chosen) throw new RangeError('the course has no exercise');
  const home = await server.home();
  const { work: workFolder } = context.folders;
  const exercise = makeOut(chosen, { courseKey: course.id, student, server, workFolder }, home);
  const record = progress.record.exercises.get(chosen.id) ?? newExercise('', chosen.version);
  const localFolder = localFolderOf(exercise, workFolder);
  const options = lookOptions({ exercise, record, server, localFolder });
  // Every step is looked at, those done before as well; what was done before still lets the others be looked at.
  const now = await lookAtSteps(exercise.steps, options);
  const held = exercise.steps.filter(({ id }) =>
    now.get(id)?.some(({ verdict }) => verdict.kind === 'blocked'),
  );
  const passing = exercise.steps.map(({ id }) => id).filter((id) => isPassed(now.get(id) ?? []));
  const passed = new Set([...doneSteps(exercise.steps, record), ...passing]);
  const again = await lookAtSteps(exercise.steps, { ...options, passed, only: held.map(({ id }) => id) });
  const { host, port, username } = server.address;
  return reportCheck({
    course: course.id,
    exercise,
    record,
    verdicts: new Map([...now, ...again]),
    student,
    server: { host, port, username },
    at: new Date(),
  });
}

const exercisesOf = (course: Course) => course.units.flatMap(({ exercises }) => exercises);

function errorReport(error: ServerError) {
  const { layer, code, detail } = error;
  const said = Object.fromEntries(
    languages.map((language) => [language, explainServerError(error, language)]),
  );
  return { layer, code, detail, says: said };
}
