import type { Sentence } from './language.ts';

/** Sentences of the tutor that every way of reading it shares. */
export const tutorSentences = {
  cheatSheetTitle: { es: 'Chuleta de «{{exercise}}»', en: 'Cheat sheet of “{{exercise}}”' },
  cheatSheetEmpty: {
    es: 'Todavía no usaste ningún comando en este ejercicio.',
    en: 'You have not used any command in this exercise yet.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;
