import type { Sentence, Values } from '../../language/language.ts';

/** One thing that the doctor looked at. `bad` stops the course from working, `warning` does not. */
export type Finding = {
  readonly id: string;
  readonly what: Sentence;
  readonly status: 'good' | 'warning' | 'bad';
  readonly sentence: Sentence;
  readonly values: Values;
};

/** A fact that needs no sentence: the same words in every language. */
export const fact = (text: string): Sentence => ({ es: text, en: text });
