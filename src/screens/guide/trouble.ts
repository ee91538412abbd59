import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import { explainServerError } from '../../language/server-errors.ts';
import type { ServerError } from '../../server/server-error.ts';
import type { ExerciseTrouble } from '../../tutor/tutor.ts';
import type { Reader } from '../parts/reader.ts';
import type { Line } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';

/** Why something could not be done and what to do about it, in the reader's words. */
export function troubleLines(
  cause: ServerError | ExerciseTrouble['cause'],
  { language }: Reader,
  width: number,
): readonly Line[] {
  if (!('kind' in cause) || cause.kind === 'server')
    return wrapText(capital(explainServerError(cause, language)), width);
  const sentence = cause.kind === 'local-files' ? text.localFilesTrouble : text.actionTrouble;
  return wrapText(
    say(sentence, language, { path: 'path' in cause ? cause.path : '', detail: cause.detail }),
    width,
  );
}

/** A sentence may begin with a place that is named in small letters: «el servidor». */
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
