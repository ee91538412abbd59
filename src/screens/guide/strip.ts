import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import type { OpenExercise } from '../../tutor/tutor.ts';
import { leaderKey } from '../keys.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import type { Reader } from '../parts/reader.ts';
import { type Line, lineWidth, span, truncate, widthOf } from '../parts/text.ts';
import { drawField, type TextField } from '../parts/text-field.ts';
import { wrap } from '../parts/wrap.ts';
import { openStep } from '../why-not.ts';
import { completed, guideBody, requestLines } from './body.ts';
import { doneCount, type Lesson, stepMark, stepNumber, stepTexts, textsOf } from './lesson.ts';
import { passedReason, reasonOf } from './reason.ts';
import { findRequest } from './request.ts';
import { guideStatus, reasonLines, urgent } from './status.ts';

/**
 * The guide for a narrow window, in exactly `height` rows above the shell: where the student is, what to do, what is
 * missing; the last row is a rule that names the key to read the whole.
 */
export function guideStrip(lesson: Lesson, width: number, height: number): readonly Line[] {
  const { tutor } = lesson;
  const room = height - 2;
  const content = tutor.open
    ? stripContent(tutor.open, lesson, width, room)
    : welcomeContent(lesson, width, room);
  const filled = Array.from({ length: room }, (_, row) => content[row] ?? []);
  return [stripTitle(lesson, width), ...filled, rule(lesson, width)];
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
  const { reader, tutor, view } = lesson;
  if (view.answer) {
    const asked = stepRows(open, lesson, width, room - 1);
    return [...asked, answerRow(view.answer, reader, width)];
  }
  const isConnected = tutor.connection.kind === 'connected';
  const pressing = fitRows(
    urgent(lesson, width).flat(),
    Math.min(isConnected ? 2 : 3, room - 1),
    reader,
    width,
  );
  const free = room - pressing.length;
  const request = open.complete ? 1 : Math.max(1, requestLines(open, reader, width).length);
  // Beside what is asked, a row for what is missing and one for what was right come before the second row of either.
  const spare = Math.max(0, free - Math.min(request, Math.max(1, free - 1)));
  const passed = spare > 1 && !open.complete ? passedRows(open, lesson, width) : [];
  // What could not be looked at again is old news while there is no line.
  const missing = isConnected ? missingRows(open, lesson, width, Math.min(2, spare - passed.length)) : [];
  const left = Math.max(0, free - passed.length - missing.length);
  const own = open.complete
    ? fitRows(completed(lesson, width), left, reader, width)
    : stepRows(open, lesson, width, left);
  return [...pressing, ...passed, ...own, ...missing];
}

function answerRow(answer: TextField, { language, glyphs }: Reader, width: number): Line {
  const title = `${text.yourAnswer[language]} ${glyphs.selected} `;
  return [span(title, { bold: true }), ...drawField(answer, width - widthOf(title), glyphs.ellipsis)];
}

/** The step's text in the rows there are: what it asks is always among them, and gets the last of them if need be. */
function stepRows(open: OpenExercise, { reader }: Lesson, width: number, room: number): readonly Line[] {
  const { body } = stepTexts(open, open.openStep, reader);
  const parts = findRequest(body);
  if (!parts) return fitRows(renderMarkdown(body, width, reader.glyphs), room, reader, width);
  const request = fitRows(renderMarkdown(parts.request, width, reader.glyphs), room, reader, width);
  const before = renderMarkdown(parts.before, width, reader.glyphs);
  const lead = fitRows(before, room - request.length, reader, width);
  const after = renderMarkdown(parts.after, width, reader.glyphs);
  return [...lead, ...request, ...fitRows(after, room - request.length - lead.length, reader, width)];
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
  const [title = []] = reasonLines(lesson, width);
  if (room === 0 || title.length === 0) return [];
  const reason = reasonOf(open, open.openStep, reader);
  if (!reason) return [title];
  if (reason.kind === 'unknown') return fitRows(reasonLines(lesson, width), room, reader, width);
  const words = renderMarkdown(reason.text, Number.MAX_SAFE_INTEGER, reader.glyphs).filter(
    (row) => row.length > 0,
  );
  return fitRows(wrap([...title, span(': '), ...words.flat()], width), room, reader, width);
}

/** As many rows as there is room for, blank ones left out, with a sign that there is more. */
function fitRows(lines: readonly Line[], room: number, reader: Reader, width: number): readonly Line[] {
  const rows = lines.filter((row) => row.length > 0);
  if (rows.length <= room) return rows;
  const last = rows[room - 1];
  if (!last) return [];
  const mark = ` ${reader.glyphs.ellipsis}`;
  // Cut between words: half a name would be read as a name.
  const [whole = []] = wrap(last, width - widthOf(mark));
  return [...rows.slice(0, room - 1), [...whole, span(mark, { dim: true })]];
}

/** The last row: how to answer when the step asks for one, and how to read it all. */
function rule({ tutor, view, reader }: Lesson, width: number): Line {
  const { horizontal } = reader.glyphs;
  const step = openStep(tutor);
  const asks = step?.question && step.status === 'open' && !view.answer;
  const sentences = [...(asks ? [answerKey(reader)] : []), readKey(reader)];
  const words = sentences.flatMap(
    (sentence): Line => [span(` ${sentence} `), span(horizontal.repeat(3), { dim: true })],
  );
  return [span(horizontal.repeat(Math.max(0, width - lineWidth(words))), { dim: true }), ...words];
}

const answerKey = (reader: Reader): string =>
  say(text.answerWith, reader.language, { key: leaderKey('answer', reader) });

const readKey = (reader: Reader): string =>
  say(text.readAll, reader.language, { key: leaderKey('read', reader) });
