import type { Course, Exercise } from '../../course/course.ts';
import { CourseError } from '../../course/course-error.ts';
import { readCourse } from '../../course/read-course.ts';
import { rehearseExercise } from '../../course/rehearsal/rehearse-exercise.ts';
import { type ExerciseReport, type Finding, isSound } from '../../course/rehearsal/report.ts';
import { formatFault } from '../../course/say-fault.ts';
import { findingSentences, courseCommandWords as words } from '../../language/course-command.ts';
import { type Language, type Sentence, say, type Values } from '../../language/language.ts';
import { visible } from '../../language/untrusted-text.ts';
import type { CommandContext } from '../command.ts';
import { openPracticeStage } from './practice-stage.ts';

export type RehearseOptions = {
  readonly folder: string;
  /** One exercise alone. */
  readonly exercise: string | undefined;
  readonly json: boolean;
};

/** Rehearses a course on a practice machine of its own; 0 when everything is sound, 1 when not, 2 for a wrong name. */
export async function rehearse(options: RehearseOptions, context: CommandContext): Promise<number> {
  const { language, errors } = context;
  const tell = (sentence: Sentence, values: Values = {}) =>
    errors.write(`${say(sentence, language, values)}\n`);
  const course = await readOrTell(options.folder, context);
  if (!course) return 1;
  const all = course.units.flatMap((unit) => unit.exercises);
  const chosen = options.exercise === undefined ? all : all.filter(({ id }) => id === options.exercise);
  if (chosen.length === 0) {
    tell(words.noExercise, { exercise: options.exercise ?? '', exercises: all.map(({ id }) => id) });
    return 2;
  }
  const reports = await rehearseAll(chosen, options, context).catch((error: unknown) => {
    if (context.signal.aborted) return undefined;
    throw error;
  });
  if (!reports) return 1;
  if (options.json) context.output.write(`${JSON.stringify(toJson(course, reports), undefined, 2)}\n`);
  else context.output.write(`${summary(reports, language).join('\n')}\n`);
  return reports.every(isSound) ? 0 : 1;
}

async function readOrTell(folder: string, { language, errors }: CommandContext): Promise<Course | undefined> {
  try {
    return await readCourse(folder);
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    errors.write(`${say(words.noCourse, language)}\n`);
    for (const fault of error.faults) errors.write(`${formatFault(fault, language)}\n`);
    return undefined;
  }
}

async function rehearseAll(
  exercises: readonly Exercise[],
  { json }: RehearseOptions,
  context: CommandContext,
): Promise<readonly ExerciseReport[]> {
  const { language, output, errors, signal } = context;
  await using stage = await openPracticeStage();
  const reports: ExerciseReport[] = [];
  const clearLine = '\r\u001b[2K';
  for (const exercise of exercises) {
    const report = await rehearseExercise(exercise, {
      openFreshServer: () => stage.openFreshServer(),
      signal,
      onProgress: (progress) => {
        if (errors.isTTY)
          errors.write(
            `${clearLine}${say(words.progress, language, { exercise: exercise.id, ...progress })}`,
          );
      },
    });
    if (errors.isTTY) errors.write(clearLine);
    if (!json) output.write(`${describe(report, language).join('\n')}\n`);
    reports.push(report);
  }
  return reports;
}

function describe(report: ExerciseReport, language: Language): string[] {
  const { exercise, solutions, alternates, mutants, milliseconds } = report;
  const seconds = (milliseconds / 1000).toFixed(1);
  const findings = [...report.falseRefusals, ...report.falseAcceptances, ...report.otherFaults];
  return [
    say(words.tried, language, { exercise, solutions, alternates, mutants, seconds }),
    ...findings.map((finding) => describeFinding(finding, language)),
  ];
}

function describeFinding({ kind, step, proof, detail }: Finding, language: Language): string {
  return visible(`  ✗ ${step} · ${proof}: ${say(findingSentences[kind], language)}: ${detail}`);
}

function summary(reports: readonly ExerciseReport[], language: Language): string[] {
  const { solutions, alternates, mutants, falseRefusals, falseAcceptances, otherFaults } = totals(reports);
  return [
    say(words.total, language, { solutions, alternates, mutants }),
    say(words.verdict, language, {
      refusals: falseRefusals,
      acceptances: falseAcceptances,
      others: otherFaults,
    }),
  ];
}

function toJson(course: Course, reports: readonly ExerciseReport[]) {
  return {
    format: 1,
    course: course.id,
    sound: reports.every(isSound),
    totals: totals(reports),
    exercises: reports.map((report) => ({ ...report, sound: isSound(report) })),
  };
}

function totals(reports: readonly ExerciseReport[]) {
  const sum = (count: (report: ExerciseReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    solutions: sum((report) => report.solutions),
    alternates: sum((report) => report.alternates),
    mutants: sum((report) => report.mutants),
    falseRefusals: sum((report) => report.falseRefusals.length),
    falseAcceptances: sum((report) => report.falseAcceptances.length),
    otherFaults: sum((report) => report.otherFaults.length),
  };
}
