import type { Language, Sentence } from '../language/language.ts';
import { statusSentences as text } from '../language/screens/status.ts';
import { visible } from '../language/untrusted-text.ts';

/** Lines of a defect's trace that help whoever mends it. */
const traceLines = 6;

/** What is said once the screen has been given back after a defect of ours: the work is safe, and what to do. */
export function crashText(error: unknown, language: Language): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const shown = trace.split('\n').slice(0, traceLines).map(visible);
  const said: readonly Sentence[] = [text.crashTitle, text.crashSafe, text.crashReport];
  return [...said.map((sentence) => sentence[language]), ...shown].join('\n');
}
