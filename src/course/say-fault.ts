import { courseFaults, faultWords } from '../language/course.ts';
import { type Language, type Sentence, say, type Values } from '../language/language.ts';
import { visible } from '../language/untrusted-text.ts';
import type { Fault, FaultValues } from './fault.ts';

/** A fault in words: what is wrong, what was expected there, and what was probably meant. */
export type SaidFault = {
  readonly message: string;
  readonly expected: string | undefined;
  readonly suggestion: string | undefined;
};

/** The sentences of a fault in one language. */
export function sayFault(fault: Fault, language: Language): SaidFault {
  const sentences: { readonly message: Sentence; readonly expected?: Sentence } = courseFaults[fault.code];
  const values = inLanguage(fault.values, language);
  return {
    message: say(sentences.message, language, values),
    expected: isUnknown(values) ? undefined : sentences.expected && say(sentences.expected, language, values),
    suggestion:
      fault.suggestion === undefined
        ? undefined
        : say(faultWords.didYouMean, language, { word: fault.suggestion }),
  };
}

/** One line, as compilers write it, so that an editor can jump to the place. */
export function formatFault(fault: Fault, language: Language): string {
  const { message, expected, suggestion } = sayFault(fault, language);
  const label = fault.severity === 'warning' ? `${say(faultWords.warning, language)}: ` : '';
  const expectation = expected && say(faultWords.expected, language, { expected });
  const sentences = [message, expectation, suggestion].filter((sentence) => sentence !== undefined);
  // A course may come from anywhere: what its files hold must not act on the terminal of who checks it.
  return visible(`${fault.file}:${fault.line}:${fault.column}: ${label}${sentences.join(' ')}`);
}

/** Where nothing is known that would do, nothing is said of it. */
function isUnknown({ allowed }: Values): boolean {
  return Array.isArray(allowed) && allowed.length === 0;
}

function inLanguage(values: FaultValues, language: Language): Values {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' && 'es' in value ? value[language] : value,
  ]);
  return Object.fromEntries(said);
}
