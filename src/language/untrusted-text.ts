import stringWidth from 'string-width';
import type { Values } from './language.ts';

/** Columns of one fact inside a sentence: two lines of a narrow guide. */
const factColumns = 120;
/** Columns of one entry of a list, and how many entries are read before it becomes noise. */
const entryColumns = 40;
const entries = 8;

/**
 * Text from a server or a student, fit for a screen or a report: control characters, direction overrides and
 * characters without a width are written out (`\n`, `\x1b`, `\u{202e}`), so that none acts on the reader's terminal
 * or hides. Applied twice it changes nothing more.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(unseen, writeOut);
}

/** A text of at most so many columns; `…` stands for what was cut. Never cuts through a letter and its accent. */
export function cut(text: string, columns: number): string {
  // Every column costs at most a few code units: a text of megabytes is not segmented to show its first line.
  const short = text.length <= columns * 16 ? text : text.slice(0, columns * 16);
  if (short === text && stringWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of letters.segment(short)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The facts of a verdict as a person can read them: visible, odd spaces too, cut, lists kept short. */
export function readable(facts: Values): Values {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value === 'number') return [name, value];
      if (typeof value === 'string') return [name, cut(visibleName(value), factColumns)];
      const shown = value.slice(0, entries).map((entry) => cut(visibleName(entry), entryColumns));
      return [name, value.length > entries ? [...shown, '…'] : shown];
    }),
  );
}

const letters = new Intl.Segmenter();

/** In a name or a value, a space that is not the usual one is a mistake that nobody would see. */
function visibleName(text: string): string {
  return visible(text).replace(/(?! )\p{Zs}/gu, writeOut);
}

function writeOut(character: string): string {
  const known = shortForms[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * Controls (Cc), format characters (Cf), line and paragraph separators (Zl, Zp). The joiner inside an emoji stays:
 * without it a family falls apart into its members.
 */
const unseen = /(?!(?<=\p{Extended_Pictographic}\uFE0F?)\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const shortForms: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };
