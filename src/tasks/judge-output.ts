import { hasPrompt, looksLikeCommand } from './command-words.ts';
import { firstDifference } from './lines.ts';
import { plainText } from './read-text.ts';

/** What a file is that should hold what was printed. The words are the codes of the task `output`. */
export type JudgedOutput =
  | { readonly kind: 'right' | 'doubled' | 'other-order' }
  | { readonly kind: 'holds-the-command' | 'holds-the-prompt' | 'holds-an-error'; readonly found: string }
  | { readonly kind: 'only-part'; readonly actual: number; readonly expected: number }
  | {
      readonly kind: 'more-than-asked';
      readonly actual: number;
      readonly expected: number;
      readonly found: string;
    }
  | { readonly kind: 'lacks-text'; readonly missing: readonly string[] }
  | { readonly kind: 'different'; readonly line: number; readonly found: string };

/** Compares the lines of a file with what must have been printed. `command` is what prints it, where it is known. */
export function judgeOutput(
  actual: readonly string[],
  expected: { readonly lines: readonly string[] } | { readonly has: readonly string[] },
  options: { readonly anyOrder: boolean; readonly command: string | undefined },
): JudgedOutput {
  if ('has' in expected) {
    const missing = expected.has.filter((wanted) => !actual.join('\n').includes(plainText(wanted)));
    return missing.length === 0
      ? { kind: 'right' }
      : (recognize(actual, options) ?? { kind: 'lacks-text', missing });
  }
  const { lines } = expected;
  const difference = firstDifference(lines, actual);
  if (difference === undefined) return { kind: 'right' };
  if (isSameSet(lines, actual)) return { kind: options.anyOrder ? 'right' : 'other-order' };
  return recognize(actual, options) ?? compare(lines, actual, difference.line);
}

/** Something that is printed output of no command. */
function recognize(
  actual: readonly string[],
  { command }: { readonly command: string | undefined },
): JudgedOutput | undefined {
  const [first = ''] = actual;
  if (actual.length === 1 && (first.trim() === command?.trim() || looksLikeCommand(first))) {
    return hasPrompt(first)
      ? { kind: 'holds-the-prompt', found: first }
      : { kind: 'holds-the-command', found: first };
  }
  const prompt = actual.find(hasPrompt);
  if (prompt !== undefined) return { kind: 'holds-the-prompt', found: prompt };
  const error = actual.find((line) => errorMessage.test(line));
  return error === undefined ? undefined : { kind: 'holds-an-error', found: error };
}

function compare(lines: readonly string[], actual: readonly string[], line: number): JudgedOutput {
  const counts = { actual: actual.length, expected: lines.length };
  if (isRepeated(lines, actual)) return { kind: 'doubled' };
  if (isWithin(actual, lines)) return { kind: 'only-part', ...counts };
  const extra = actual.find((one) => !lines.includes(one)) ?? actual.at(-1) ?? '';
  if (isWithin(lines, actual)) return { kind: 'more-than-asked', ...counts, found: extra };
  return { kind: 'different', line, found: actual[line - 1] ?? '' };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return firstDifference([...one].sort(), [...other].sort()) === undefined;
}

function isRepeated(lines: readonly string[], actual: readonly string[]): boolean {
  if (actual.length < 2 * lines.length || actual.length % lines.length !== 0) return false;
  return actual.every((line, index) => line === lines[index % lines.length]);
}

/** Whether each line of one text is in the other, as many times. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const line of whole) left.set(line, (left.get(line) ?? 0) + 1);
  return part.every((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
}

/** How shells, coreutils, Python and psql begin their complaints, in English and Spanish. */
const errorMessage = new RegExp(
  [
    'command not found',
    'No such file or directory',
    'Permission denied',
    'cannot (?:access|open|create|remove|stat)',
    'Traceback \\(most recent call last\\)',
    '^\\w*Error: ',
    '^(?:psql: )?(?:ERROR|FATAL): ',
    'orden no encontrada|no se encontr[óo] la orden|no existe el (?:archivo|fichero)',
    'permiso denegado',
    'no se puede (?:acceder|abrir|crear|borrar)',
  ].join('|'),
  'iu',
);
