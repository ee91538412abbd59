import type { Place } from '../editor/document.ts';
import { patternToRegExp } from './pattern.ts';
import { complain, inform, moveTo, type VimState } from './vim-state.ts';

/** `/`, `?`, `n`, `N`, `*`: goes to the next match from the cursor, round the ends of the document. */
export function searchNext(vim: VimState, isForward: boolean): void {
  if (!vim.search) {
    complain(vim, 'E35: No previous regular expression');
    return;
  }
  const { pattern } = vim.search;
  const regExp = patternToRegExp(pattern, vim.settings.ignoresCase, 'g');
  const found = regExp && (isForward ? nextMatch(vim, regExp) : previousMatch(vim, regExp));
  if (!found) {
    complain(vim, `E486: Pattern not found: ${pattern}`);
    return;
  }
  if (found.isRound) {
    complain(
      vim,
      isForward ? 'search hit BOTTOM, continuing at TOP' : 'search hit TOP, continuing at BOTTOM',
    );
  } else {
    inform(vim, `${isForward ? '/' : '?'}${pattern}`);
  }
  moveTo(vim, found.place);
}

type Found = { readonly place: Place; readonly isRound: boolean };

function nextMatch(vim: VimState, regExp: RegExp): Found | undefined {
  const { lines } = vim.document;
  for (let step = 0; step <= lines.length; step += 1) {
    const line = (vim.cursor.line + step) % lines.length;
    const matches = matchesIn(lines[line] ?? '', regExp);
    const index = step === 0 ? matches.find((at) => at > vim.cursor.index) : matches[0];
    if (index !== undefined)
      return { place: { line, index }, isRound: vim.cursor.line + step >= lines.length };
  }
  return undefined;
}

function previousMatch(vim: VimState, regExp: RegExp): Found | undefined {
  const { lines } = vim.document;
  for (let step = 0; step <= lines.length; step += 1) {
    const line = (vim.cursor.line - step + lines.length) % lines.length;
    const matches = matchesIn(lines[line] ?? '', regExp);
    const index = step === 0 ? matches.findLast((at) => at < vim.cursor.index) : matches.at(-1);
    if (index !== undefined) return { place: { line, index }, isRound: vim.cursor.line - step < 0 };
  }
  return undefined;
}

function matchesIn(text: string, regExp: RegExp): readonly number[] {
  return [...text.matchAll(regExp)].map((match) => match.index);
}
