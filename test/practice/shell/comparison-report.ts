import type { Reason } from './known-differences.ts';

const start = '<!-- comparison: written by test/practice/shell/as-bash-does.test.ts -->';
const end = '<!-- end of the comparison -->';

/** The section of docs/practice-machine.md on how far the shell answers as a real one. */
export function comparisonSection(lineCount: number, reasons: readonly Reason[]): string {
  const different = reasons.reduce((sum, { lines }) => sum + lines.length, 0);
  const share = (((lineCount - different) / lineCount) * 100).toFixed(1);
  return [
    start,
    '',
    `${lineCount} lines that a beginner types, mistakes included, were run on bash 5.2 with Debian's tools and here. ` +
      `${lineCount - different} (${share} %) give the same output, the same errors and the same exit code.`,
    '',
    ...(different > 0 ? [`The other ${different}, and why they differ:`, ''] : []),
    ...reasons.flatMap(({ why, lines }) => [
      `- ${why}`,
      '',
      ...lines.map((line) => `      ${shown(line)}`),
      '',
    ]),
    end,
  ].join('\n');
}

/** The page with this section in the place of the old one. */
export function withSection(page: string, section: string): string {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error('docs/practice-machine.md has lost the marks of the comparison');
  return page.slice(0, from) + section + page.slice(to + end.length);
}

const shown = (line: string): string => line.replaceAll('\n', '↵').replaceAll('\t', '→');
