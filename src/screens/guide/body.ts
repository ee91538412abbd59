import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import { statusSentences } from '../../language/screens/status.ts';
import type { OpenExercise } from '../../tutor/tutor.ts';
import { leaderKey } from '../keys.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, span } from '../parts/text.ts';
import { wrap, wrapText } from '../parts/wrap.ts';
import { nextExercise } from '../why-not.ts';
import { type Lesson, stepNumber, stepState, stepTexts } from './lesson.ts';
import { passedReason } from './reason.ts';
import { findRequest } from './request.ts';

/**
 * What the student reads: what was right in the step before, the open step's text, its hints; scrolled as one.
 * `without` the request it is for a place where the request stands apart.
 */
export function guideBody(lesson: Lesson, width: number, without?: 'request'): readonly Line[] {
  const { tutor, reader } = lesson;
  if (!tutor.open) return welcome(lesson, width);
  const parts = [
    justPassed(tutor.open, lesson, width),
    tutor.open.complete ? completed(lesson, width) : [],
    stepText(tutor.open, reader, width, without),
    localFolder(tutor.open, reader, width),
    hints(tutor.open, reader, width),
  ];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [blank, ...part] : part));
}

function welcome({ tutor, reader }: Lesson, width: number): readonly Line[] {
  const { language } = reader;
  return [
    ...wrapText(tutor.courseTitle[language], width, { bold: true }),
    blank,
    ...wrapText(say(text.welcome, language, { student: tutor.student }), width),
    blank,
    ...(tutor.connection.kind === 'closed' ? [] : wrapText(statusSentences.connectingLong[language], width)),
  ];
}

function justPassed(open: OpenExercise, { reader, view }: Lesson, width: number): readonly Line[] {
  const passed = view.justPassed;
  if (!passed || passed.exercise !== open.exercise.id) return [];
  const said = renderMarkdown(passedReason(open, passed.step, reader), width - 2, reader.glyphs);
  const title = stepTexts(open, passed.step, reader).title;
  return [
    [
      span(`${reader.glyphs.passed} ${text.done[reader.language]}`, { bold: true, colour: 'green' }),
      span(` ${title}`),
    ],
    ...said.map((row) => [{ text: '  ' }, ...row]),
  ];
}

/** What is said when an exercise is complete: the cheat sheet, and the next one. */
export function completed({ tutor, reader }: Lesson, width: number): readonly Line[] {
  const next = nextExercise(tutor);
  const keys = { cheatSheet: leaderKey('cheat-sheet', reader), next: leaderKey('next-exercise', reader) };
  const sentence = next
    ? say(text.completeNext, reader.language, { ...keys, exercise: next.title[reader.language] })
    : say(text.completeLast, reader.language, keys);
  return [
    ...wrapText(`${reader.glyphs.passed} ${text.complete[reader.language]}`, width, {
      bold: true,
      colour: 'green',
    }),
    ...wrapText(sentence, width, {}, '  '),
  ];
}

/** What the open step asks, set in lines; none for a text that does not mark it. */
export function requestLines(open: OpenExercise, reader: Reader, width: number): readonly Line[] {
  const parts = findRequest(stepTexts(open, open.openStep, reader).body);
  return parts ? renderMarkdown(parts.request, width, reader.glyphs) : [];
}

function stepText(
  open: OpenExercise,
  reader: Reader,
  width: number,
  without: 'request' | undefined,
): readonly Line[] {
  const { title, body } = stepTexts(open, open.openStep, reader);
  const parts = without && findRequest(body);
  const shown = parts ? `${parts.before}${parts.after}` : body;
  const place = say(text.stepOf, reader.language, { number: stepNumber(open), total: open.steps.length });
  return [
    line(place, { dim: true }),
    ...wrapText(title, width, { bold: true }),
    blank,
    ...renderMarkdown(shown, width, reader.glyphs),
  ];
}

function localFolder(open: OpenExercise, reader: Reader, width: number): readonly Line[] {
  if (open.localFolder === undefined || open.exercise.files.length === 0) return [];
  return [
    ...wrapText(text.localFolder[reader.language], width),
    ...wrap([span(open.localFolder, { colour: 'cyan' })], width),
  ];
}

function hints(open: OpenExercise, reader: Reader, width: number): readonly Line[] {
  const step = stepState(open, open.openStep);
  const all = stepTexts(open, open.openStep, reader).hints;
  if (!step || all.length === 0) return [];
  const opened = all.slice(0, step.hintsOpened).flatMap((hint, index) => [
    line(say(text.hint, reader.language, { number: index + 1, total: all.length }), {
      bold: true,
      colour: 'yellow',
    }),
    ...renderMarkdown(hint, width, reader.glyphs),
    blank,
  ]);
  const isMore = step.status === 'open' && step.hintsOpened < all.length;
  const offer = say(text.hintsWaiting, reader.language, {
    key: leaderKey('hint', reader),
    opened: step.hintsOpened,
    total: all.length,
  });
  return isMore ? [...opened, ...wrapText(offer, width, { dim: true })] : opened.slice(0, -1);
}
