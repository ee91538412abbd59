import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import type { OpenExercise } from '../../tutor/tutor.ts';
import { leaderKey } from '../keys.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import type { Reader } from '../parts/reader.ts';
import { type Line, lineWidth, span, truncate } from '../parts/text.ts';
import { guideBody } from './body.ts';
import { doneCount, type Lesson, stepMark, stepNumber, stepTexts, textsOf } from './lesson.ts';
import { passedReason, reasonOf } from './reason.ts';
import { guideStatus, reasonLines, urgent } from './status.ts';

/**
 * The guide for a narrow window, in exactly `height` rows above the shell: where the student is, what to do, what is
 * missing; the last row is a rule that names the key to read the whole.
 */
export function guideStrip(lesson: Lesson, width: number, height: number): readonly Line[] {
  const { tutor, reader } = lesson;
  const room = height - 2;
  const content = tutor.open
    ? stripContent(tutor.open, lesson, width, room)
    : welcomeContent(lesson, width, room);
  const filled = Array.from({ length: room }, (_, row) => content[row] ?? []);
  return [stripTitle(lesson, width), ...filled, rule(reader, width)];
}

function stripTitle({ tutor, reader }: Lesson, width: number): Line {
  const { open } = tutor;
  if (!open) return truncate([span(tutor.courseTitle[reader.language], { bold: true })], width);
  const marks = open.steps.map((step) =>
    span(stepMark(step, open, reader), step.status === 'passed' ? { colour: 'green', bold: true } : {}),
  );
  const place = say(text.stepOf, reader.language, { number: stepNumber(open), total: open.steps.length });
  const isManyMarks = open.steps.length > 12;
  const progress = say(text.progress, reader.language, { done: doneCount(open), total: open.steps.length });
  const { title } = stepTexts(open, open.openStep, reader);
  return truncate(
    [
      span(textsOf(open, reader).title, { bold: true }),
      span('  '),
      ...(isManyMarks ? [span(`${reader.glyphs.passed} ${progress}`)] : marks),
      span(`  ${place}: `),
      span(title, { bold: true }),
    ],
    width,
    reader.glyphs.ellipsis,
  );
}

function welcomeContent(lesson: Lesson, width: number, room: number): readonly Line[] {
  return fitRows(
    [...guideStatus(lesson, width), ...guideBody(lesson, width).slice(2)],
    room,
    lesson.reader,
    width,
  );
}

/** What presses most comes first; the step's own text gets what is left, and at least one row. */
function stripContent(open: OpenExercise, lesson: Lesson, width: number, room: number): readonly Line[] {
  const { reader, view } = lesson;
  if (view.answer) return fitRows(guideStatus(lesson, width), room, reader, width);
  const pressing = fitRows(urgent(lesson, width).flat(), Math.min(2, room - 1), reader, width);
  const missing = missingRows(open, lesson, width, Math.min(2, Math.max(0, room - pressing.length - 1)));
  const left = Math.max(0, room - pressing.length - missing.length);
  const passed = left > 1 || open.complete ? passedRows(open, lesson, width) : [];
  const own = open.complete ? guideBody(lesson, width) : stepRows(open, lesson, width);
  const body = fitRows(open.complete ? own : [...passed, ...own], left, reader, width);
  return [...pressing, ...body, ...missing];
}

function stepRows(open: OpenExercise, { reader }: Lesson, width: number): readonly Line[] {
  return renderMarkdown(stepTexts(open, open.openStep, reader).body, width, reader.glyphs);
}

function passedRows(open: OpenExercise, { reader, view }: Lesson, width: number): readonly Line[] {
  const passed = view.justPassed;
  if (!passed || passed.exercise !== open.exercise.id) return [];
  const [said = []] = renderMarkdown(passedReason(open, passed.step, reader), width, reader.glyphs);
  const title = span(`${reader.glyphs.passed} ${text.done[reader.language]} `, {
    bold: true,
    colour: 'green',
  });
  return [truncate([title, ...said], width, reader.glyphs.ellipsis)];
}

/** The reason in a row or two: its title and its text run on. */
function missingRows(open: OpenExercise, lesson: Lesson, width: number, room: number): readonly Line[] {
  const { reader } = lesson;
  const [title = [], ...rows] = reasonLines(lesson, width);
  if (room === 0 || title.length === 0) return [];
  if (!reasonOf(open, open.openStep, reader)) return [title];
  if (rows.length === 0) return [title];
  const lead: Line = [...title, span(': ')];
  const [first = [], ...rest] = rows;
  const joined = truncate([...lead, ...first], width, reader.glyphs.ellipsis);
  const isFirstWhole = lineWidth(lead) + lineWidth(first) <= width;
  if (room === 1) return [joined];
  return isFirstWhole
    ? [joined, ...fitRows(rest, 1, reader, width)]
    : fitRows([title, first, ...rest], 2, reader, width);
}

/** As many rows as there is room for, blank ones left out, with a sign that there is more. */
function fitRows(lines: readonly Line[], room: number, reader: Reader, width: number): readonly Line[] {
  const rows = lines.filter((row) => row.length > 0);
  if (rows.length <= room) return rows;
  const last = rows[room - 1];
  if (!last) return [];
  const mark = ` ${reader.glyphs.ellipsis}`;
  return [
    ...rows.slice(0, room - 1),
    [...truncate(last, width - mark.length, ''), span(mark, { dim: true })],
  ];
}

function rule(reader: Reader, width: number): Line {
  const { horizontal } = reader.glyphs;
  const words = ` ${say(text.readAll, reader.language, { key: leaderKey('read', reader) })} `;
  const rest = Math.max(0, width - words.length - 3);
  return [
    span(horizontal.repeat(rest), { dim: true }),
    span(words),
    span(horizontal.repeat(3), { dim: true }),
  ];
}
