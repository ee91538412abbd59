import type { Language } from '../../language/language.ts';
import type { Glyphs } from './glyphs.ts';

/** For whom the screen is drawn: their language, the signs that their terminal has, their leader key (`Ctrl+G`). */
export type Reader = {
  readonly language: Language;
  readonly glyphs: Glyphs;
  readonly leader: string;
};
