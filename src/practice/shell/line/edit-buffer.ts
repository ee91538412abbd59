/** The line being typed and where the cursor stands in it, as an index into the text. */
export type EditBuffer = { readonly text: string; readonly cursor: number };

export const emptyBuffer: EditBuffer = { text: '', cursor: 0 };

export const bufferOf = (text: string): EditBuffer => ({ text, cursor: text.length });

export function insert({ text, cursor }: EditBuffer, added: string): EditBuffer {
  return { text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length };
}

export function removeBetween({ text }: EditBuffer, from: number, to: number): EditBuffer {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a person sees as one letter each: `ñ` may be two characters, a family emoji seven. */
export const lettersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

export function letterBefore({ text, cursor }: EditBuffer): number {
  return cursor - (lettersOf(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

export function letterAfter({ text, cursor }: EditBuffer): number {
  return cursor + (lettersOf(text.slice(cursor))[0]?.length ?? 0);
}

/** Start of the word before the cursor; a word is letters and digits, as readline's Alt-B has it. */
export function wordBefore({ text, cursor }: EditBuffer): number {
  return cursor - (/[\p{L}\p{N}\p{M}]*[^\p{L}\p{N}]*$/u.exec(text.slice(0, cursor))?.[0].length ?? 0);
}

export function wordAfter({ text, cursor }: EditBuffer): number {
  return cursor + (/^[^\p{L}\p{N}]*[\p{L}\p{N}\p{M}]*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

/** Start of what Ctrl-W takes away: up to the blank before. */
export function blankBefore({ text, cursor }: EditBuffer): number {
  return cursor - (/\S*\s*$/.exec(text.slice(0, cursor))?.[0].length ?? 0);
}
