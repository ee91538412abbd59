import { say } from '../../language/language.ts';
import { plainSentences as text } from '../../language/plain.ts';
import type { OpenExercise, StepState, TutorState } from '../../tutor/tutor.ts';
import { stepState, stepTexts, textsOf } from '../guide/lesson.ts';
import { reasonOf } from '../guide/reason.ts';
import type { Reader } from '../parts/reader.ts';
import { nextExercise } from '../why-not.ts';
import { markdownLines } from './plain-lines.ts';

/** What opening an exercise shows: what it is about, its steps, and how to work. */
export function exerciseLines(tutor: TutorState, open: OpenExercise, reader: Reader): readonly string[] {
  const { language } = reader;
  const { title, summary, introduction } = textsOf(open, reader);
  const count = open.steps.length;
  const heading = { course: tutor.courseTitle[language], exercise: title, count };
  return [
    say(text.heading, language, heading),
    ...paragraph(markdownLines(summary)),
    ...paragraph(markdownLines(introduction)),
    ...(open.localFolder ? paragraph([say(text.localFolder, language, { folder: open.localFolder })]) : []),
    '',
    ...stepListLines(open, reader),
    '',
    say(text.howTo, language),
  ];
}

/** The open step's text, the hints that were opened, and how to answer where it asks. */
export function stepLines(open: OpenExercise, reader: Reader): readonly string[] {
  const { language } = reader;
  const { body } = stepTexts(open, open.openStep, reader);
  const state = stepState(open, open.openStep);
  const isDone = state?.status !== 'open';
  return [
    say(text.step, language, placeOf(open, open.openStep, reader)),
    ...paragraph(markdownLines(body)),
    ...(isDone ? paragraph([text.stepIsDone[language]]) : []),
    ...(state?.question && !isDone ? paragraph(questionLines(state.question, reader)) : []),
    ...paragraph(hintLines(open, reader)),
  ];
}

/** Each step with its sign and its place. */
export function stepListLines(open: OpenExercise, reader: Reader): readonly string[] {
  return open.steps.map(({ id, status }) => say(text[status], reader.language, placeOf(open, id, reader)));
}

/** The number, title and count that stand in a step's line. */
export function placeOf(open: OpenExercise, step: string, reader: Reader) {
  const number = open.steps.findIndex(({ id }) => id === step) + 1;
  return { number, total: open.steps.length, title: stepTexts(open, step, reader).title };
}

/** The hints of the open step that were opened, the newest last. */
export function hintLines(open: OpenExercise, reader: Reader): readonly string[] {
  const opened = stepState(open, open.openStep)?.hintsOpened ?? 0;
  const { hints } = stepTexts(open, open.openStep, reader);
  return hints.slice(0, opened).flatMap((hint, index) => {
    const [first = '', ...others] = markdownLines(hint);
    const values = { number: index + 1, total: hints.length, hint: first };
    return [say(text.hint, reader.language, values), ...others];
  });
}

/** Why the open step has not passed yet; nothing when it has, or when nobody has looked. */
export function reasonLines(open: OpenExercise, reader: Reader): readonly string[] {
  const reason = reasonOf(open, open.openStep, reader);
  if (!reason) return [];
  const [first = '', ...others] = markdownLines(reason.text);
  const sentence = reason.kind === 'unknown' ? text.couldNotLook : text.notYet;
  const { number } = placeOf(open, open.openStep, reader);
  return [say(sentence, reader.language, { number, reason: first }), ...others];
}

/** What completing an exercise shows. */
export function completeLines(tutor: TutorState, open: OpenExercise, reader: Reader): readonly string[] {
  const next = nextExercise(tutor);
  const { language } = reader;
  const exercise = textsOf(open, reader).title;
  const goOn = next ? say(text.completeNext, language, { next: next.id }) : text.completeLast[language];
  return [say(text.complete, language, { exercise }), goOn];
}

/** Where the exercise stands at the end. */
export function summaryLines(open: OpenExercise, reader: Reader): readonly string[] {
  const { language } = reader;
  const done = open.steps.filter(({ status }) => status !== 'open').length;
  const skipped = open.steps.filter(({ status }) => status === 'skipped').length;
  const values = { exercise: textsOf(open, reader).title, done, total: open.steps.length, skipped };
  return [
    say(skipped > 0 ? text.summarySkipped : text.summary, language, values),
    ...stepListLines(open, reader),
    ...(open.complete ? [] : [text.progressSaved[language]]),
  ];
}

/** The exercises of the course with what is done of them. */
export function mapLines({ exercises, open }: TutorState, { language }: Reader): readonly string[] {
  const sentences = { new: text.mapNew, started: text.mapStarted, complete: text.mapComplete };
  return exercises.map(({ id, title, minutes, passed, skipped, total, status }) => {
    const state = say(sentences[status], language, { minutes, done: passed + skipped, total });
    const line = say(text.mapEntry, language, { id, title: title[language], state });
    return open?.exercise.id === id ? `${line} ${text.mapHere[language]}` : line;
  });
}

function questionLines(
  question: NonNullable<StepState['question']>,
  { language }: Reader,
): readonly string[] {
  const { answer } = question;
  const last = answer === undefined ? [] : [say(text.answered, language, { answer })];
  return [text.question[language], ...last];
}

const paragraph = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ['', ...lines] : []);
