import { z } from 'zod';
import { fail, pass, type Verdict } from '../verdict/verdict.ts';
import { count, onlyTrue, refuse, remotePath, requireSomeOf, words, wordsList } from './fields.ts';
import { firstDifference, linesOf } from './lines.ts';
import { plainText, readText, readTextCodes } from './read-text.ts';
import { withoutAccents } from './similar-name.ts';
import type { Task } from './task.ts';

const pattern = words.superRefine((source, context) => {
  try {
    new RegExp(source, 'mu');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    refuse(context, { es: `no es una expresión regular: ${why}`, en: `is no regular expression: ${why}` });
  }
});

const schema = z
  .strictObject({
    path: remotePath.describe('The text file.'),
    has: wordsList.optional().describe('Texts that must all be in it.'),
    lacks: wordsList.optional().describe('Texts of which none may be in it.'),
    matches: pattern
      .optional()
      .describe(
        'A regular expression (JavaScript, flags `mu`: `^` and `$` are those of a line) that must match.',
      ),
    lines: z
      .union([count, z.strictObject({ min: count.optional(), max: count.optional() })])
      .optional()
      .describe('Its number of lines, or `{ min, max }`. Empty lines at the end do not count.'),
    equals: words
      .optional()
      .describe('The whole text. Spaces at the end of lines and empty lines at the end do not count.'),
    ignoreCase: onlyTrue.optional().describe('`true`: capitals do not count.'),
  })
  .superRefine(requireSomeOf(['has', 'lacks', 'matches', 'lines', 'equals']))
  .superRefine(({ lines }, context) => {
    if (typeof lines !== 'object') return;
    if (lines.min === undefined && lines.max === undefined) refuse(context, noLimit);
    if (lines.min !== undefined && lines.max !== undefined && lines.min > lines.max)
      refuse(context, emptyRange);
  })
  .describe(
    'A text file says something. Line ends (LF or CRLF), a byte order mark and the way accents are stored do not count.',
  );

type Fields = z.infer<typeof schema>;

export const text: Task<Fields> = {
  kind: 'text',
  schema,
  codes: {
    ...readTextCodes,
    'lacks-text': {
      es: 'A `{{path}}` le falta: {{missing}}.',
      en: '`{{path}}` lacks: {{missing}}.',
    },
    'capitals-differ': {
      es: 'En `{{path}}` está `{{missing}}`, pero con otras mayúsculas o minúsculas.',
      en: '`{{path}}` has `{{missing}}`, but with other capitals.',
    },
    'accents-differ': {
      es: 'En `{{path}}` está `{{missing}}`, pero con otros acentos. Fíjate también en la ñ.',
      en: '`{{path}}` has `{{missing}}`, but with other accents.',
    },
    'has-unwanted': {
      es: 'En la línea {{line}} de `{{path}}` todavía está `{{found}}`, que no debe estar.',
      en: 'Line {{line}} of `{{path}}` still has `{{found}}`, which should not be there.',
    },
    'no-match': {
      es: 'Lo que hay en `{{path}}` no tiene la forma que se pide. Compara lo que escribiste con el texto del paso.',
      en: 'What is in `{{path}}` does not have the form that is asked for. Compare what you wrote with the text of the step.',
    },
    'too-few-lines': {
      es: '`{{path}}` tiene {{actual}} líneas, y deben ser {{expected}}: faltan.',
      en: '`{{path}}` has {{actual}} lines and should have {{expected}}: some are missing.',
    },
    'too-many-lines': {
      es: '`{{path}}` tiene {{actual}} líneas, y deben ser {{expected}}: sobran.',
      en: '`{{path}}` has {{actual}} lines and should have {{expected}}: there are too many.',
    },
    different: {
      es: 'En la línea {{line}}, `{{path}}` dice `{{actual}}`, y debe decir `{{expected}}`.',
      en: 'Line {{line}} of `{{path}}` says `{{actual}}` and should say `{{expected}}`.',
    },
  },
  passed: { es: '`{{path}}` dice lo que debe decir.', en: '`{{path}}` says what it should.' },

  async look(fields, { server }) {
    const read = await readText(fields.path, server);
    if ('verdict' in read) return read.verdict;
    return judgeText(fields, read.text) ?? pass({ path: fields.path });
  },
};

/** What is wrong with a text; undefined when nothing is. */
function judgeText(fields: Fields, actual: string): Verdict | undefined {
  return (
    judgeMissing(fields, actual) ??
    judgeUnwanted(fields, actual) ??
    judgePattern(fields, actual) ??
    judgeLines(fields, actual) ??
    judgeWhole(fields, actual)
  );
}

function judgeMissing({ path, has = [], ignoreCase }: Fields, actual: string): Verdict | undefined {
  const fold = folding(ignoreCase);
  const missing = has.filter((wanted) => !fold(actual).includes(fold(wanted)));
  const first = missing[0];
  if (first === undefined) return undefined;
  const holdsAll = (change: (text: string) => string) =>
    missing.every((wanted) => change(actual).includes(change(plainText(wanted))));
  if (holdsAll((text) => text.toLowerCase())) return fail('capitals-differ', { path, missing });
  if (holdsAll((text) => withoutAccents(fold(text)))) return fail('accents-differ', { path, missing });
  return fail('lacks-text', { path, missing });
}

function judgeUnwanted({ path, lacks = [], ignoreCase }: Fields, actual: string): Verdict | undefined {
  const fold = folding(ignoreCase);
  for (const unwanted of lacks) {
    const at = fold(actual).indexOf(fold(unwanted));
    if (at >= 0) {
      const line = fold(actual).slice(0, at).split('\n').length;
      return fail('has-unwanted', { path, found: unwanted, line });
    }
  }
  return undefined;
}

function judgePattern({ path, matches, ignoreCase }: Fields, actual: string): Verdict | undefined {
  if (matches === undefined || new RegExp(matches, ignoreCase ? 'imu' : 'mu').test(actual)) return undefined;
  return fail('no-match', { path });
}

function judgeLines({ path, lines }: Fields, text: string): Verdict | undefined {
  if (lines === undefined) return undefined;
  const { min = 0, max = Number.POSITIVE_INFINITY } =
    typeof lines === 'object' ? lines : { min: lines, max: lines };
  const actual = linesOf(text).length;
  if (actual < min) return fail('too-few-lines', { path, actual, expected: min === max ? min : `≥ ${min}` });
  if (actual > max) return fail('too-many-lines', { path, actual, expected: min === max ? max : `≤ ${max}` });
  return undefined;
}

function judgeWhole({ path, equals, ignoreCase }: Fields, actual: string): Verdict | undefined {
  if (equals === undefined) return undefined;
  const [expectedLines, actualLines] = [linesOf(equals), linesOf(actual)];
  const fold = folding(ignoreCase);
  const difference = firstDifference(expectedLines.map(fold), actualLines.map(fold));
  if (difference === undefined) return undefined;
  const { line } = difference;
  return fail('different', {
    path,
    line,
    expected: expectedLines[line - 1] ?? '',
    actual: actualLines[line - 1] ?? '',
  });
}

const folding = (ignoreCase: true | undefined) => (text: string) =>
  ignoreCase ? plainText(text).toLowerCase() : plainText(text);

const noLimit = {
  es: '`lines` sin `min` ni `max` no comprueba nada',
  en: '`lines` without `min` or `max` asserts nothing',
};

const emptyRange = {
  es: '`min` es mayor que `max`: ningún texto lo cumple',
  en: '`min` is above `max`: no text can be like that',
};
