import { visible } from '../../language/untrusted-text.ts';
import type { Performed } from '../perform.ts';
import type { Finding } from './report.ts';

/** What the scripts printed says most about why work was refused. */
export function withOutput(
  findings: readonly Finding[],
  performed: readonly Performed[],
): readonly Finding[] {
  const printed = performed
    .filter(({ output, exitCode }) => output.trim() !== '' || (exitCode ?? 0) !== 0)
    .map(({ output, exitCode }) => `[exit ${exitCode}] ${visible(output.trim().slice(-300))}`);
  if (printed.length === 0) return findings;
  return findings.map((finding) => ({ ...finding, detail: `${finding.detail} ${printed.join(' ')}` }));
}
