import { patternToRegExp, replacementToJavaScript } from './pattern.ts';
import { complain, firstNonBlank, inform, moveTo, type VimState } from './vim-state.ts';

/** Lines that a command works on, from 0, the last one included. */
export type Range = { readonly first: number; readonly last: number };

/** `:s/pattern/replacement/flags`, on the cursor's line or a range; `g` takes every match of a line, `i` any case. */
export function substitute(vim: VimState, range: Range | undefined, text: string): void {
  const parts = splitParts(text);
  if (!parts) return complain(vim, 'E486: Pattern not found');
  const pattern = parts.pattern || vim.search?.pattern || '';
  const flags = parts.flags.includes('g') ? 'g' : '';
  const regExp = patternToRegExp(pattern, vim.settings.ignoresCase || parts.flags.includes('i'), flags);
  if (!regExp || pattern === '') return complain(vim, `E486: Pattern not found: ${pattern}`);
  vim.search = { pattern, isForward: true };
  const { first, last } = range ?? { first: vim.cursor.line, last: vim.cursor.line };
  const replacement = replacementToJavaScript(parts.replacement);
  const changed = vim.document.lines.slice(first, last + 1).map((line) => line.replace(regExp, replacement));
  const hits = changed.filter((line, index) => line !== vim.document.line(first + index)).length;
  if (hits === 0) return complain(vim, `E486: Pattern not found: ${pattern}`);
  vim.document.begin(vim.cursor);
  vim.document.replaceLines(
    first,
    changed.length,
    changed.flatMap((line) => line.split('\n')),
  );
  moveTo(vim, firstNonBlank(vim, Math.min(last, vim.document.lines.length - 1)));
  if (hits > 2) inform(vim, `${hits} substitutions on ${hits} lines`);
}

function splitParts(text: string): { pattern: string; replacement: string; flags: string } | undefined {
  const separator = text.charAt(0);
  if (separator === '' || /[\w\s"|\\]/.test(separator)) return undefined;
  const parts: string[] = [''];
  for (const piece of text.slice(1).match(/\\.|./gsu) ?? []) {
    const last = parts.length - 1;
    if (piece === separator && parts.length < 3) parts.push('');
    else parts[last] += piece === `\\${separator}` ? separator : piece;
  }
  const [pattern = '', replacement = '', flags = ''] = parts;
  return { pattern, replacement, flags };
}
