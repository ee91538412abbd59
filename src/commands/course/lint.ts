import type { Fault } from '../../course/fault.ts';
import { lintCourse } from '../../course/lint/lint-course.ts';
import { formatFault, sayFault } from '../../course/say-fault.ts';
import { courseCommandWords as words } from '../../language/course-command.ts';
import { languages, say } from '../../language/language.ts';
import type { CommandContext } from '../command.ts';

export type LintOptions = { readonly folder: string; readonly json: boolean };

/** Prints every fault of a course; 0 when there is none (warnings do not count), else 1. */
export async function lint({ folder, json }: LintOptions, context: CommandContext): Promise<number> {
  const { exercises, faults } = await lintCourse(folder);
  const warnings = faults.filter(({ severity }) => severity === 'warning').length;
  const isClean = warnings === faults.length;
  if (json) {
    const report = { format: 1, folder, exercises, clean: isClean, faults: faults.map(toJson) };
    context.output.write(`${JSON.stringify(report, undefined, 2)}\n`);
    return isClean ? 0 : 1;
  }
  const { language } = context;
  for (const fault of faults) context.output.write(`${formatFault(fault, language)}\n`);
  const summary = isClean
    ? say(words.clean, language, { exercises: exercises.length })
    : say(words.faults, language, { faults: faults.length - warnings, warnings });
  context.output.write(`${summary}\n`);
  return isClean ? 0 : 1;
}

function toJson(fault: Fault) {
  const { file, line, column, code, severity } = fault;
  const said = Object.fromEntries(languages.map((language) => [language, sayFault(fault, language)]));
  return { file, line, column, code, severity, suggestion: fault.suggestion ?? null, ...said };
}
