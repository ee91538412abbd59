import { say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import type { ServerError } from '../../server/server-error.ts';
import type { ExerciseTrouble } from '../../tutor/tutor.ts';
import type { Reader } from '../parts/reader.ts';
import type { Line } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';

/** Why something could not be done, in the reader's words and, dimmer, in the server's. */
export function troubleLines(
  cause: ServerError | ExerciseTrouble['cause'],
  { language }: Reader,
  width: number,
): readonly Line[] {
  if (!('kind' in cause) || cause.kind === 'server') return wrapText(cause.detail, width);
  const sentence = cause.kind === 'local-files' ? text.localFilesTrouble : text.actionTrouble;
  return wrapText(
    say(sentence, language, { path: 'path' in cause ? cause.path : '', detail: cause.detail }),
    width,
  );
}
