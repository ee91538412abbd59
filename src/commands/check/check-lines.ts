import { type Language, say } from '../../language/language.ts';
import { plainSentences } from '../../language/plain.ts';
import { progressCommandWords as words } from '../../language/progress-commands.ts';
import type { CheckReport } from './report-check.ts';

/** A look at an exercise as lines that a person reads. */
export function checkLines(report: CheckReport, language: Language): readonly string[] {
  const { steps, started, complete, title } = report;
  const done = steps.filter((step) => step.done).length;
  const summary = complete ? words.complete : words.incomplete;
  return [
    ...(started ? [] : [words.notStarted[language], '']),
    ...steps.flatMap((step, index) => stepLines(step, index + 1, steps.length, language)),
    '',
    say(summary, language, { exercise: title[language], done, total: steps.length }),
  ];
}

function stepLines(
  step: CheckReport['steps'][number],
  number: number,
  total: number,
  language: Language,
): readonly string[] {
  const sentence = step.done ? plainSentences.passed : plainSentences.open;
  const heading = say(sentence, language, { number, total, title: step.title[language] });
  if (step.passes) return [heading];
  if (step.progress === 'skipped') return [heading, `  ${words.skipped[language]}`];
  const reasons = step.tasks.filter(({ verdict }) => verdict.kind !== 'pass');
  const told = reasons.find(({ verdict }) => verdict.kind !== 'blocked') ?? reasons[0];
  if (!told) return [heading];
  const said = told.says[language];
  return [heading, `  ${step.progress === 'passed' ? say(words.wasDone, language, { now: said }) : said}`];
}
