import { z } from 'zod';
import { fail, pass, unknown, type Verdict } from '../verdict/verdict.ts';
import { onlyTrue, remotePath, requireOneOf, words, wordsList } from './fields.ts';
import { judgeOutput } from './judge-output.ts';
import { linesOf } from './lines.ts';
import { readText, readTextCodes } from './read-text.ts';
import type { LookContext, Task } from './task.ts';

const schema = z
  .strictObject({
    path: remotePath.describe('The file that must hold what was printed.'),
    prints: z
      .strictObject({
        run: words
          .optional()
          .describe('A sh script that only reads; what it prints now must be in the file.'),
        equals: words.optional().describe('What must have been printed.'),
        has: wordsList.optional().describe('Texts that must all have been printed.'),
      })
      .superRefine(requireOneOf(['run', 'equals', 'has']))
      .describe('What must have been printed.'),
    anyOrder: onlyTrue
      .optional()
      .describe(
        '`true`: the order of the lines does not count. Wanted with `run: ls`: the student’s language sorts ' +
          'capitals among the small letters, the clean environment of a look sorts them first.',
      ),
  })
  .describe(
    'A file holds what running something prints. Line ends, spaces at the end of lines and empty lines at the end do not count.',
  );

type Fields = z.infer<typeof schema>;

export const output: Task<Fields> = {
  kind: 'output',
  schema,
  codes: {
    ...readTextCodes,
    empty: {
      es: '`{{path}}` está vacío: no llegó nada de lo que se mostró. Puede que el comando no mostrara nada, o que solo mostrara un error.',
      en: '`{{path}}` is empty: nothing that was shown went there. Perhaps the command showed nothing, or only an error.',
    },
    'holds-the-command': {
      es: '`{{path}}` contiene el comando escrito (`{{found}}`) y no lo que muestra al ejecutarse.',
      en: '`{{path}}` holds the command itself (`{{found}}`) and not what it shows when it runs.',
    },
    'holds-the-prompt': {
      es: '`{{path}}` parece copiado de la pantalla: también tiene lo que el servidor escribe antes de cada comando (`{{found}}`).',
      en: '`{{path}}` looks copied from the screen: it also has what the server writes before each command (`{{found}}`).',
    },
    'holds-an-error': {
      es: '`{{path}}` contiene un mensaje de error: `{{found}}`. Lee qué dice y prueba de nuevo.',
      en: '`{{path}}` holds an error message: `{{found}}`. Read what it says and try again.',
    },
    doubled: {
      es: '`{{path}}` tiene lo mismo más de una vez: se añadió al final en lugar de reemplazarlo.',
      en: '`{{path}}` has the same more than once: it was added to the end instead of replacing what was there.',
    },
    'other-order': {
      es: '`{{path}}` tiene las líneas que debe, pero en otro orden.',
      en: '`{{path}}` has the lines it should, but in another order.',
    },
    'only-part': {
      es: '`{{path}}` tiene solo una parte: {{actual}} de {{expected}} líneas.',
      en: '`{{path}}` has only a part: {{actual}} of {{expected}} lines.',
    },
    'more-than-asked': {
      es: '`{{path}}` tiene lo que debe y algo más: {{actual}} líneas en lugar de {{expected}}. Sobra, por ejemplo, `{{found}}`.',
      en: '`{{path}}` has what it should and something more: {{actual}} lines instead of {{expected}}. One too many is `{{found}}`.',
    },
    'lacks-text': {
      es: 'A `{{path}}` le falta: {{missing}}.',
      en: '`{{path}}` lacks: {{missing}}.',
    },
    different: {
      es: 'La línea {{line}} de `{{path}}` (`{{found}}`) no es lo que se muestra ahora. Si algo cambió después, vuelve a guardarlo.',
      en: 'Line {{line}} of `{{path}}` (`{{found}}`) is not what is shown now. If something changed since, save it again.',
    },
  },
  passed: {
    es: '`{{path}}` guarda lo que se mostró: {{lines}} líneas.',
    en: '`{{path}}` holds what was shown: {{lines}} lines.',
  },

  async look(fields, { server }) {
    const { path, prints } = fields;
    const read = await readText(path, server);
    if ('verdict' in read) return read.verdict;
    const actual = linesOf(read.text);
    const expected = await expectedOutput(fields, { server });
    if ('verdict' in expected) return expected.verdict;
    const judged = judgeOutput(actual, expected, { anyOrder: fields.anyOrder ?? false, command: prints.run });
    if (judged.kind === 'right') return pass({ path, lines: actual.length });
    const { kind, ...facts } = judged;
    return fail(kind, { path, ...facts });
  },
};

type Expected = { readonly lines: readonly string[] } | { readonly has: readonly string[] };

async function expectedOutput(
  { prints }: Fields,
  { server }: Pick<LookContext, 'server'>,
): Promise<Expected | { readonly verdict: Verdict }> {
  if (prints.has !== undefined) return { has: prints.has };
  if (prints.run === undefined) return { lines: linesOf(prints.equals ?? '') };
  const { exitCode, stdout, stderr, truncated } = await server.run(prints.run);
  if (exitCode === 0 && !truncated && stdout.trim() !== '') return { lines: linesOf(stdout) };
  return { verdict: unknown('shell', `exit ${exitCode}: ${stderr.trim() || 'nothing or too much printed'}`) };
}
