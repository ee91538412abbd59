import { plainText } from './read-text.ts';

/**
 * The lines of a text as two texts are compared: spaces at the end of a line and empty lines at the end of the text
 * do not count, since no one sees them and editors add them.
 */
export function linesOf(text: string): readonly string[] {
  const lines = plainText(text)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** The first line in which two texts differ, counted from 1; a line that is not there reads as empty. */
export function firstDifference(
  expected: readonly string[],
  actual: readonly string[],
): { readonly line: number; readonly expected: string; readonly actual: string } | undefined {
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index += 1) {
    if (expected[index] !== actual[index]) {
      return { line: index + 1, expected: expected[index] ?? '', actual: actual[index] ?? '' };
    }
  }
  return undefined;
}
