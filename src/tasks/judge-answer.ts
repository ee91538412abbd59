import { distance } from 'fastest-levenshtein';
import { hasPrompt, looksLikeCommand, withoutPrompt } from './command-words.ts';
import { withoutAccents } from './similar-name.ts';

/** What a typed answer is, beside one that is right. The words are the codes of the task `answer`. */
type Kind =
  | 'right'
  | 'capitals-differ'
  | 'accents-differ'
  | 'home-abbreviated'
  | 'the-command-itself'
  | 'the-prompt'
  | 'only-part'
  | 'more-than-asked'
  | 'nearly'
  | 'wrong';

/**
 * Compares what a student typed with the answers that are right. `answer` is what was typed without what does not
 * count, for the sentence. Never says what would have been right.
 */
export function judgeAnswer(
  typed: string,
  right: readonly string[],
  options: { readonly ignoreCase: boolean },
): { readonly kind: Kind; readonly answer: string } {
  const readings = readingsOf(typed);
  const answer = readings[0] ?? '';
  const expected = right.map(plain);
  const isSame = (change: (text: string) => string) =>
    readings.some((reading) => expected.some((value) => change(value) === change(reading)));
  const lower = (text: string) => text.toLowerCase();

  if (isSame(options.ignoreCase ? lower : (text) => text)) return { kind: 'right', answer };
  if (isSame(lower)) return { kind: 'capitals-differ', answer };
  if (isSame((text) => withoutAccents(lower(text)))) return { kind: 'accents-differ', answer };
  if (answer.startsWith('~') && expected.some((value) => value.startsWith('/'))) {
    return { kind: 'home-abbreviated', answer };
  }
  if (hasPrompt(typed) && answer === '') return { kind: 'the-prompt', answer: plain(typed) };
  if (looksLikeCommand(answer)) return { kind: 'the-command-itself', answer };
  if (expected.some((value) => isPart(answer, value))) return { kind: 'only-part', answer };
  if (expected.some((value) => isPart(value, answer))) return { kind: 'more-than-asked', answer };
  if (expected.some((value) => isNear(answer, value))) return { kind: 'nearly', answer };
  return { kind: 'wrong', answer };
}

/** The ways in which what was typed can be meant, the plainest first. */
function readingsOf(typed: string): readonly string[] {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '');
  const printed = lines.filter((line) => !hasPrompt(line));
  const whole = plain(lines.map(withoutPrompt).join('\n'));
  const pasted = plain(printed.join('\n'));
  const readings = [whole, withoutQuotes(whole), pasted, withoutQuotes(pasted)];
  return [...new Set(readings)].filter((reading, index) => reading !== '' || index === 0);
}

/** Composed letters, single spaces, no `/` at the end. */
function plain(text: string): string {
  const spaced = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return spaced.length > 1 ? spaced.replace(/(?<=[^/])\/+$/, '') : spaced;
}

function withoutQuotes(text: string): string {
  const inner = /^(?:"(.*)"|'(.*)'|`(.*)`|«(.*)»|“(.*)”|‘(.*)’)$/su.exec(text)?.slice(1).find(Boolean);
  return inner === undefined ? text : plain(inner);
}

/**
 * Whether one text stands in another as a word of its own, or as its beginning or end, and is long enough for that
 * not to be chance. However short, it is when the other begins with it as a word: `12 datos.csv` for `12`.
 */
function isPart(part: string, whole: string): boolean {
  if (part === '' || part.length >= whole.length) return false;
  if (whole.startsWith(`${part} `)) return true;
  if (part.length >= 4 && (whole.startsWith(part) || whole.endsWith(part))) return true;
  if (part.length < 3) return false;
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const before = whole[at - 1] ?? ' ';
    const after = whole[at + part.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

function isNear(answer: string, value: string): boolean {
  if (value.length < 5 || Math.abs(answer.length - value.length) > 2) return false;
  return distance(answer.toLowerCase(), value.toLowerCase()) <= (value.length < 8 ? 1 : 2);
}
