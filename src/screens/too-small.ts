import { say } from '../language/language.ts';
import { statusSentences as text } from '../language/screens/status.ts';
import { smallest } from './layout.ts';
import type { Reader } from './parts/reader.ts';
import { blank, type Line } from './parts/text.ts';
import { wrapText } from './parts/wrap.ts';

/** What a window says that is too small for a lesson; the most useful words first, since the last may not fit. */
export function tooSmallLines({ language }: Reader, columns: number, rows: number): readonly Line[] {
  const lines = [
    ...wrapText(text.tooSmall[language], columns, { bold: true }),
    ...wrapText(say(text.tooSmallNeeds, language, smallest), columns),
    ...wrapText(say(text.tooSmallNow, language, { columns, rows }), columns),
    ...wrapText(text.tooSmallSafe[language], columns),
  ];
  return rows > lines.length + 2 ? [blank, ...lines] : lines;
}
