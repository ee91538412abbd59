import type { Language } from '../../language/language.ts';
import { glyphSets } from '../parts/glyphs.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import type { Reader } from '../parts/reader.ts';
import { plainText } from '../parts/text.ts';

/** Wide enough that a screen reader or a program meets whole paragraphs, and a terminal wraps by itself. */
const width = 10_000;

/** Markdown as lines of plain text. Code keeps its backticks: without colour nothing else sets it apart. */
export function markdownLines(markdown: string): readonly string[] {
  const lines = renderMarkdown(withVisibleCode(markdown), width, glyphSets.unicode).map(plainText);
  // A rule is drawn for the eye only.
  return lines.map((line) => (/^─+$/.test(line) ? '' : line.trimEnd()));
}

/** The reader for whom plain mode draws; it has no keys. */
export const plainReader = (language: Language): Reader => ({
  language,
  glyphs: glyphSets.unicode,
  leader: '',
});

function withVisibleCode(markdown: string): string {
  let isFenced = false;
  const lines = markdown.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) isFenced = !isFenced;
    if (isFenced || /^(?: {4}|\t)/.test(line)) return line;
    return line.replace(/(?<!`)`([^`]+)`(?!`)/g, '`` `$1` ``');
  });
  return lines.join('\n');
}
