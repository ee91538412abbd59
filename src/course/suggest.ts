import { closest, distance } from 'fastest-levenshtein';

/** The candidate that was probably meant by a word; undefined when none is near enough to be worth saying. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(word.toLowerCase(), candidates);
  const far = Math.max(2, Math.floor(nearest.length / 3));
  return distance(word.toLowerCase(), nearest.toLowerCase()) <= far ? nearest : undefined;
}
