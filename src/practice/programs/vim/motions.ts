import { nextIndex, previousIndex } from '../editor/cells.ts';
import type { Document, Place } from '../editor/document.ts';

/** A character's class in vim's sense of a word (`:help word`): blank, keyword or other. */
function classOf(character: string, isBig: boolean): 'blank' | 'keyword' | 'other' {
  if (character === '' || /\s/.test(character)) return 'blank';
  return isBig || /[\p{L}\p{N}\p{M}_]/u.test(character) ? 'keyword' : 'other';
}

/** `w`, `W`: the start of the next word; an empty line counts as one. */
export function wordForward(document: Document, from: Place, isBig: boolean): Place {
  let { line, index } = from;
  const start = classOf(document.line(line).charAt(index), isBig);
  while (index < document.line(line).length && classOf(document.line(line).charAt(index), isBig) === start)
    index += 1;
  for (;;) {
    const text = document.line(line);
    while (index < text.length && classOf(text.charAt(index), isBig) === 'blank') index += 1;
    if (index < text.length) return { line, index };
    if (line + 1 >= document.lines.length) return { line, index: text.length };
    line += 1;
    index = 0;
    if (document.line(line) === '') return { line, index };
  }
}

/** `b`, `B`: the start of this word, or of the one before. */
export function wordBack(document: Document, from: Place, isBig: boolean): Place {
  let { line, index } = from;
  for (;;) {
    while (index > 0 && classOf(document.line(line).charAt(index - 1), isBig) === 'blank') index -= 1;
    if (index > 0) break;
    if (line === 0) return { line, index: 0 };
    line -= 1;
    index = document.line(line).length;
    if (index === 0) return { line, index };
  }
  const kind = classOf(document.line(line).charAt(index - 1), isBig);
  while (index > 0 && classOf(document.line(line).charAt(index - 1), isBig) === kind) index -= 1;
  return { line, index };
}

/** `e`, `E`: the last character of this word, or of the next one. */
export function wordEnd(document: Document, from: Place, isBig: boolean): Place {
  let { line, index } = from;
  index += 1;
  for (;;) {
    const text = document.line(line);
    while (index < text.length && classOf(text.charAt(index), isBig) === 'blank') index += 1;
    if (index < text.length) break;
    if (line + 1 >= document.lines.length) return { line, index: Math.max(0, text.length - 1) };
    line += 1;
    index = 0;
  }
  const kind = classOf(document.line(line).charAt(index), isBig);
  while (
    index + 1 < document.line(line).length &&
    classOf(document.line(line).charAt(index + 1), isBig) === kind
  )
    index += 1;
  return { line, index };
}

/** The word around a place (`iw`), with the blanks after it when `isAround` (`aw`). Undefined on an empty line. */
export function wordAround(
  document: Document,
  at: Place,
  isAround: boolean,
): { from: Place; to: Place } | undefined {
  const text = document.line(at.line);
  if (text === '') return undefined;
  const kind = classOf(text.charAt(at.index), false);
  let start = at.index;
  let end = at.index;
  while (start > 0 && classOf(text.charAt(start - 1), false) === kind) start -= 1;
  while (end < text.length && classOf(text.charAt(end), false) === kind) end += 1;
  if (isAround) while (end < text.length && classOf(text.charAt(end), false) === 'blank') end += 1;
  return { from: { line: at.line, index: start }, to: { line: at.line, index: end } };
}

/** `f`, `F`, `t`, `T`: the character in this line; undefined when it is not there. */
export function findCharacter(
  text: string,
  index: number,
  kind: string,
  character: string,
): number | undefined {
  if (kind === 'f' || kind === 't') {
    const found = text.indexOf(character, nextIndex(text, index));
    if (found < 0) return undefined;
    return kind === 'f' ? found : previousIndex(text, found);
  }
  const found = index === 0 ? -1 : text.lastIndexOf(character, previousIndex(text, index));
  if (found < 0) return undefined;
  return kind === 'F' ? found : nextIndex(text, found);
}

/** `{`, `}`: the nearest empty line before or after. */
export function paragraph(document: Document, line: number, step: 1 | -1): number {
  let next = line + step;
  while (next > 0 && next < document.lines.length - 1 && document.line(next) !== '') next += step;
  return Math.max(0, Math.min(next, document.lines.length - 1));
}

const pairs: Readonly<Record<string, readonly [partner: string, step: 1 | -1]>> = {
  '(': [')', 1],
  '[': [']', 1],
  '{': ['}', 1],
  ')': ['(', -1],
  ']': ['[', -1],
  '}': ['{', -1],
};

/** `%`: the partner of the first bracket at or after a place in its line; undefined when there is none. */
export function matchingBracket(document: Document, from: Place): Place | undefined {
  const offset = document
    .line(from.line)
    .slice(from.index)
    .search(/[()[\]{}]/);
  if (offset < 0) return undefined;
  let { line, index } = { line: from.line, index: from.index + offset };
  const bracket = document.line(line).charAt(index);
  const [partner, step] = pairs[bracket] ?? ['', 1];
  let depth = 0;
  while (line >= 0 && line < document.lines.length) {
    const text = document.line(line);
    for (; index >= 0 && index < text.length; index += step) {
      const character = text.charAt(index);
      if (character === bracket) depth += 1;
      if (character === partner) depth -= 1;
      if (depth === 0) return { line, index };
    }
    line += step;
    index = step === 1 ? 0 : document.line(line).length - 1;
  }
  return undefined;
}
