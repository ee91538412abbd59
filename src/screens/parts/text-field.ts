import { characters, type Line, span, truncate, widthOf } from './text.ts';

/** A line of text being written; `cursor` counts characters as a person counts them. */
export type TextField = { readonly text: string; readonly cursor: number };

export const emptyField: TextField = { text: '', cursor: 0 };

/** A field that already says something, the cursor at its end. */
export const fieldWith = (text: string): TextField => ({ text, cursor: characters(text).length });

/** What a key does to the field; undefined when it is none of the field's keys. */
export function editField(field: TextField, key: string): TextField | undefined {
  const letters = characters(field.text);
  const { cursor } = field;
  switch (key) {
    case 'left':
      return { ...field, cursor: Math.max(0, cursor - 1) };
    case 'right':
      return { ...field, cursor: Math.min(letters.length, cursor + 1) };
    case 'home':
    case 'ctrl+a':
      return { ...field, cursor: 0 };
    case 'end':
    case 'ctrl+e':
      return { ...field, cursor: letters.length };
    case 'backspace':
      return cursor === 0
        ? field
        : made([...letters.slice(0, cursor - 1), ...letters.slice(cursor)], cursor - 1);
    case 'delete':
      return made([...letters.slice(0, cursor), ...letters.slice(cursor + 1)], cursor);
    case 'ctrl+u':
      return made(letters.slice(cursor), 0);
    default:
      return isText(key) ? insert(field, key) : undefined;
  }
}

/** Puts text in at the cursor: what was typed at once, or pasted. Line breaks become spaces, other controls go. */
export function insert(field: TextField, text: string): TextField {
  const clean = text.trimEnd().length === 0 ? text : text.replace(/[\r\n]+$/, '');
  const added = characters(clean.replace(/[\r\n\t]+/g, ' ').replace(/\p{Cc}/gu, ''));
  const letters = characters(field.text);
  return made(
    [...letters.slice(0, field.cursor), ...added, ...letters.slice(field.cursor)],
    field.cursor + added.length,
  );
}

/** The field as a line of at most `width` cells, the cursor always in it. */
export function drawField(field: TextField, width: number, ellipsis: string): Line {
  const letters = characters(field.text);
  let from = 0;
  while (widthOf(letters.slice(from, field.cursor).join('')) > width - 2) from++;
  const before = letters.slice(from, field.cursor).join('');
  const under = letters[field.cursor];
  const after = letters.slice(field.cursor + 1).join('');
  // At the end an underscore stands for the cursor, so that it is seen without any style.
  return truncate(
    [span(before), span(under ?? '_', { inverse: under !== undefined }), span(after)],
    width,
    ellipsis,
  );
}

const made = (letters: readonly string[], cursor: number): TextField => ({ text: letters.join(''), cursor });

/** A key of one character is that character; keys of several have names (`pageUp`, `ctrl+u`). */
const isText = (key: string): boolean => characters(key).length === 1 && !/\p{Cc}/u.test(key);
