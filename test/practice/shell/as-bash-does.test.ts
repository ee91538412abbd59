import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareWithBash, hasRealBash, isSame } from './compare-with-bash.ts';
import { comparedLines } from './compared-lines.ts';
import { comparisonSection, withSection } from './comparison-report.ts';
import { knownDifferences } from './known-differences.ts';

const lacks = !hasRealBash() && !process.env.CI;
const why = lacks ? ' (SKIPPED: this computer has no bash 5.2 with GNU coreutils)' : '';
const page = new URL('../../../docs/practice-machine.md', import.meta.url);
const section = comparisonSection(comparedLines.length, knownDifferences);

test.skipIf(lacks)(
  `what a beginner types answers as in a real bash, but for the differences that the page tells${why}`,
  { timeout: 400_000 },
  async () => {
    const comparisons = await compareWithBash(comparedLines);
    const told = new Set(knownDifferences.flatMap(({ lines }) => lines));
    const different = comparisons.filter((comparison) => !isSame(comparison));
    const share = 1 - different.length / comparisons.length;
    console.log(
      `${comparisons.length - different.length} of ${comparisons.length} lines as in bash: ${(share * 100).toFixed(1)} %`,
    );
    for (const { why: reason, lines } of knownDifferences) console.log(`${reason}\n  ${lines.join('\n  ')}`);
    expect(comparisons.length).toBeGreaterThanOrEqual(260);
    expect(different.filter(({ line }) => !told.has(line))).toEqual([]);
    const stillDifferent = new Set(different.map(({ line }) => line));
    expect(
      [...told].filter((line) => !stillDifferent.has(line)),
      'these answer as bash does: take them out of known-differences.ts',
    ).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.92);
  },
);

test('the page on the practice machine tells the differences as they are', () => {
  const now = readFileSync(page, 'utf8');
  const wanted = withSection(now, section);
  // UPDATE_DOCS=1 npm test -- test/practice/shell/as-bash-does.test.ts
  if (process.env.UPDATE_DOCS) writeFileSync(page, wanted);
  else expect(now).toBe(wanted);
});
