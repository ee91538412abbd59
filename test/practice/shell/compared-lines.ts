import { beginnerLines } from './beginner-lines.ts';
import { mistakeLines } from './mistake-lines.ts';
import { scriptLines } from './script-lines.ts';

/** Every line that is compared with a real bash, each once. */
export const comparedLines: readonly string[] = [
  ...new Set([...beginnerLines, ...mistakeLines, ...scriptLines]),
];
