import { say } from '../../language/language.ts';
import { guideSentences } from '../../language/screens/guide.ts';
import type { Reader } from './reader.ts';
import { type Line, span } from './text.ts';

/** The part of a text that is in sight, and how far it can be scrolled. */
export type Scrolled = { readonly lines: readonly Line[]; readonly most: number };

/** Shows `height` rows of a text from `scroll` on; the last row says that there is more, and which key shows it. */
export function scrollLines(
  lines: readonly Line[],
  scroll: number,
  height: number,
  reader: Reader,
  moreKey?: string,
): Scrolled {
  if (lines.length <= height) return { lines, most: 0 };
  const room = Math.max(1, height - 1);
  const most = lines.length - room;
  const from = Math.min(Math.max(0, scroll), most);
  const { glyphs, language } = reader;
  const arrows = `${from > 0 ? glyphs.up : ''}${from < most ? glyphs.down : ''}`;
  const more =
    moreKey === undefined
      ? guideSentences.moreHere[language]
      : say(guideSentences.more, language, { key: moreKey });
  const words = from < most ? ` ${more}` : '';
  return { lines: [...lines.slice(from, from + room), [span(`${arrows}${words}`, { dim: true })]], most };
}
