import { leaderKey } from '../keys.ts';
import { type Scrolled, scrollLines } from '../parts/scroll-lines.ts';
import { blank, type Line, span } from '../parts/text.ts';
import { guideBody, requestLines } from './body.ts';
import { guideHead } from './head.ts';
import type { Lesson } from './lesson.ts';
import { guideStatus } from './status.ts';

/** The guide beside the shell: head and status stay in sight, the step's text between them is scrolled. */
export function guideLines(lesson: Lesson, width: number, height: number): Scrolled {
  const { tutor, reader, view } = lesson;
  const maxSteps = Math.max(3, Math.floor(height / 4));
  const head = tutor.open ? [...guideHead(tutor.open, reader, width, maxSteps), rule(lesson, width)] : [];
  const status = cutStatus(guideStatus(lesson, width), height, lesson);
  const foot = status.length > 0 ? [rule(lesson, width), ...status] : [];
  const room = Math.max(3, height - head.length - foot.length);
  const moreKey = view.focus === 'chrome' ? undefined : leaderKey('read', reader);
  const { text, pinned } = pinRequest(lesson, width, room);
  const body = scrollLines(text, view.guideScroll, room - pinned.length, reader, moreKey);
  const gap = Array.from({ length: Math.max(0, room - pinned.length - body.lines.length) }, () => blank);
  return { lines: [...head, ...body.lines, ...pinned, ...gap, ...foot].slice(0, height), most: body.most };
}

type Pinned = { readonly text: readonly Line[]; readonly pinned: readonly Line[] };

/** Where the text is longer than its place, what the step asks stays in sight under it. */
function pinRequest(lesson: Lesson, width: number, room: number): Pinned {
  const { open } = lesson.tutor;
  const text = guideBody(lesson, width);
  if (!open || open.complete || text.length <= room) return { text, pinned: [] };
  const request = requestLines(open, lesson.reader, width);
  const pinned = [blank, ...request];
  if (request.length === 0 || pinned.length > room - leastText) return { text, pinned: [] };
  return { text: guideBody(lesson, width, 'request'), pinned };
}

/** Rows of a scrolled text with which it can still be read: one of text, one that says that there is more. */
const leastText = 2;

/** The whole guide as one text, for the page that reads it. */
export function wholeGuide(lesson: Lesson, width: number): readonly Line[] {
  const { tutor, reader } = lesson;
  const head = tutor.open ? [...guideHead(tutor.open, reader, width, Number.POSITIVE_INFINITY), blank] : [];
  const status = guideStatus(lesson, width);
  return [
    ...head,
    ...guideBody(lesson, width),
    ...(status.length > 0 ? [blank, rule(lesson, width), ...status] : []),
  ];
}

/** A long reason must not push the lesson out of sight; all of it stands on the page that reads the guide. */
function cutStatus(lines: readonly Line[], height: number, { reader }: Lesson): readonly Line[] {
  const room = Math.max(4, Math.floor(height * 0.4));
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room - 1), [span(reader.glyphs.ellipsis, { dim: true })]];
}

const rule = ({ reader }: Lesson, width: number): Line => [
  span(reader.glyphs.horizontal.repeat(width), { dim: true }),
];
