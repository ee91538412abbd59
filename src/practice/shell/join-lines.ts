import { readCommand } from './incomplete.ts';

/** One history entry of a command that was typed on several lines: on one line where that means the same. */
export function joinLines(text: string): string {
  const lines = text.split('\n');
  if (lines.length === 1) return text;
  const isHereDocument = /<</.test(text);
  let joined = lines[0] ?? '';
  let typed = joined;
  for (const line of lines.slice(1)) {
    joined += `${isHereDocument || isInQuotes(typed) ? '\n' : /\b(?:do|then|else)\s*$|[{(|;&]\s*$/.test(joined) ? ' ' : '; '}${line.trimStart() === '' ? '' : line}`;
    typed += `\n${line}`;
  }
  return readCommand(joined).kind === 'whole' ? joined : text;
}

function isInQuotes(text: string): boolean {
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === '\\' && quote !== "'") index++;
    else if (letter === quote) quote = '';
    else if (quote === '' && (letter === "'" || letter === '"')) quote = letter;
  }
  return quote !== '';
}
