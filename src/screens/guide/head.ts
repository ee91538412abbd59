import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import type { OpenExercise, StepState } from '../../tutor/tutor.ts';
import { progressBar } from '../parts/progress-bar.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, span, truncate, widthOf } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';
import { doneCount, stepMark, stepTexts, textsOf } from './lesson.ts';

/** Top of the guide: title, how far the student is, and the steps with their marks, as many as `maxSteps` rows hold. */
export function guideHead(
  open: OpenExercise,
  reader: Reader,
  width: number,
  maxSteps: number,
): readonly Line[] {
  return [
    ...wrapText(textsOf(open, reader).title, width, { bold: true }).slice(0, 2),
    progressLine(open, reader, width),
    blank,
    ...stepRows(open, reader, width, maxSteps),
  ];
}

function progressLine(open: OpenExercise, reader: Reader, width: number): Line {
  const count = say(text.progress, reader.language, { done: doneCount(open), total: open.steps.length });
  const bar = Math.max(4, Math.min(20, width - widthOf(count) - 1));
  return [...progressBar(doneCount(open), open.steps.length, bar, reader.glyphs), span(` ${count}`)];
}

/** All steps, or those around the open one with a count of the others. */
function stepRows(open: OpenExercise, reader: Reader, width: number, maxSteps: number): readonly Line[] {
  const { steps } = open;
  if (steps.length <= maxSteps) return steps.map((step) => stepRow(step, open, reader, width));
  const room = Math.max(1, maxSteps - 2);
  const at = steps.findIndex((step) => step.id === open.openStep);
  const from = Math.max(0, Math.min(steps.length - room, at - Math.floor((room - 1) / 2)));
  const after = steps.length - from - room;
  return [
    ...(from > 0 ? [countLine(text.moreAbove, from)] : []),
    ...steps.slice(from, from + room).map((step) => stepRow(step, open, reader, width)),
    ...(after > 0 ? [countLine(text.moreBelow, after)] : []),
  ];

  function countLine(sentence: (typeof text)['moreAbove' | 'moreBelow'], count: number): Line {
    return line(`  ${reader.glyphs.ellipsis} ${say(sentence, reader.language, { count })}`, { dim: true });
  }
}

function stepRow(step: StepState, open: OpenExercise, reader: Reader, width: number): Line {
  const { title } = stepTexts(open, step.id, reader);
  const isOpen = step.id === open.openStep;
  const skipped = step.status === 'skipped' ? ` (${text.skipped[reader.language]})` : '';
  const name = truncate(
    [span(title, { bold: isOpen })],
    width - markWidth(reader) - widthOf(skipped),
    reader.glyphs.ellipsis,
  );
  return [markSpan(step, open, reader), ...name, span(skipped)];
}

function markSpan(step: StepState, open: OpenExercise, reader: Reader) {
  const mark = `${stepMark(step, open, reader)} `;
  if (step.status === 'passed') return span(mark, { colour: 'green', bold: true });
  if (step.status === 'skipped') return span(mark, { colour: 'yellow' });
  return span(mark, { bold: step.id === open.openStep });
}

const markWidth = (reader: Reader): number => widthOf(reader.glyphs.current) + 1;
