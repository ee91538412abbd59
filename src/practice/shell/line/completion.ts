import stringWidth from 'string-width';
import type { Completion } from '../worker-messages.ts';

/** What Tab puts in the place of the typed word; undefined when it cannot say more than is typed. */
export function completionText({ candidates, wordLength }: Completion, before: string): string | undefined {
  const [only] = candidates;
  if (!only) return undefined;
  if (candidates.length === 1) return only.isWhole ? `${only.text} ` : only.text;
  const common = candidates.map(({ text }) => text).reduce(commonStart);
  return common.length > wordLength && common !== before.slice(before.length - wordLength)
    ? common
    : undefined;
}

/** The candidates in columns, sorted downwards, as readline lists them. */
export function listCandidates(candidates: readonly string[], columns: number): string {
  const width = Math.max(...candidates.map((candidate) => stringWidth(candidate))) + 2;
  const across = Math.max(1, Math.floor(columns / width));
  const rows = Math.ceil(candidates.length / across);
  let listing = '';
  for (let row = 0; row < rows; row++) {
    const line: string[] = [];
    for (let index = row; index < candidates.length; index += rows) {
      const candidate = candidates[index] ?? '';
      const isLast = index + rows >= candidates.length;
      line.push(isLast ? candidate : candidate + ' '.repeat(width - stringWidth(candidate)));
    }
    listing += `${line.join('')}\r\n`;
  }
  return listing;
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}
