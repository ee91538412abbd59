import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import type { OpenExercise } from '../../tutor/tutor.ts';
import { type Lesson, textsOf } from '../guide/lesson.ts';
import { keyNames, keysOf } from '../keys.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import { blank, type Line } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';

/**
 * What an exercise is about. It has a page of its own: beside the shell it would push the first step's question out of
 * sight, and above the shell it would not fit at all.
 */
export function introductionLines({ tutor, reader }: Lesson, width: number): readonly Line[] {
  const { open } = tutor;
  if (!open) return [];
  const size = { steps: open.steps.length, minutes: open.exercise.minutes };
  const [start] = keysOf('introduction');
  const key = start ? keyNames(start, reader) : '';
  return [
    ...renderMarkdown(textsOf(open, reader).introduction, width, reader.glyphs),
    blank,
    ...wrapText(say(text.size, reader.language, size), width, { dim: true }),
    blank,
    ...wrapText(say(text.whenReady, reader.language, { key }), width, { bold: true }),
  ];
}

/** Whether nothing of an exercise has been done or asked yet. */
export const isUntouched = ({ steps, openStep }: OpenExercise): boolean =>
  openStep === steps[0]?.id &&
  steps.every(
    (step) => step.status === 'open' && step.hintsOpened === 0 && step.question?.answer === undefined,
  );
