/** The languages in which every sentence of baqueano exists. Spanish comes first: it is the course's own. */
export const languages = ['es', 'en'] as const;

export type Language = (typeof languages)[number];

/** One sentence that a person reads, in both languages. Placeholders are written `{{name}}`. */
export type Sentence = Readonly<Record<Language, string>>;

/** What fills a sentence's placeholders. A list reads as `a, b, c`. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence in one language with its placeholders filled; a placeholder without a value stays as written. */
export function say(sentence: Sentence, language: Language, values: Values = {}): string {
  return fill(sentence[language], values);
}

/** Fills the `{{name}}` placeholders of a text; one without a value stays as written, so that a gap is seen. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : value.join(', ');
  });
}
