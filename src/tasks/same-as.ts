import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, pass, unknown, type Verdict } from '../verdict/verdict.ts';
import { compareBytes } from './compare-bytes.ts';
import { exerciseFileName, remotePath } from './fields.ts';
import { findFile, findFileCodes } from './find-file.ts';
import { unlessLocked } from './permission.ts';
import type { LookContext, Task } from './task.ts';

/** Bytes up to which a file is read to say in what it differs; above that its size and checksum must do. */
const mostBytesCompared = 1_048_576;

const schema = z
  .strictObject({
    path: remotePath.describe('The file on the server.'),
    file: exerciseFileName.describe("Name of the file in the exercise's `files/`."),
    of: z
      .enum(['exercise', 'student'])
      .optional()
      .describe(
        'Whose copy it must equal: `exercise` (the default), the file as the exercise gave it; `student`, the copy ' +
          'on their computer, which they may have edited. Where that copy cannot be seen (an instructor grading), ' +
          "the exercise's own passes and anything else is unknown.",
      ),
  })
  .describe('A file on the server equals, byte by byte, one on the student’s computer.');

type Fields = z.infer<typeof schema>;

export const sameAs: Task<Fields> = {
  kind: 'sameAs',
  schema,
  codes: {
    ...findFileCodes,
    empty: {
      es: '`{{path}}` llegó vacío. Súbelo otra vez desde tu computadora.',
      en: '`{{path}}` arrived empty. Upload it again from your computer.',
    },
    truncated: {
      es: '`{{path}}` no llegó completo: tiene {{actual}} de {{expected}} bytes. Súbelo otra vez.',
      en: '`{{path}}` did not arrive whole: it has {{actual}} of {{expected}} bytes. Upload it again.',
    },
    doubled: {
      es: '`{{path}}` contiene a `{{file}}` más de una vez, una copia tras otra. Súbelo otra vez, en lugar de añadirlo al final.',
      en: '`{{path}}` holds `{{file}}` more than once, one copy after the other. Upload it again instead of adding to its end.',
    },
    longer: {
      es: '`{{path}}` empieza como `{{file}}`, pero sigue: tiene {{actual}} bytes en vez de {{expected}}. Mira cómo termina.',
      en: '`{{path}}` begins like `{{file}}` but goes on: it has {{actual}} bytes instead of {{expected}}. Look at how it ends.',
    },
    'line-endings': {
      es: '`{{path}}` dice lo mismo que `{{file}}`, pero con otros finales de línea (CRLF en lugar de LF, o al revés): algún programa de Windows los cambió. Súbelo tal como está, sin convertirlo.',
      en: '`{{path}}` says the same as `{{file}}` but with other line ends (CRLF instead of LF, or the other way): some Windows program changed them. Upload it as it is, without conversion.',
    },
    'byte-order-mark': {
      es: '`{{path}}` dice lo mismo que `{{file}}`, pero con una marca invisible (BOM) al principio: la pone algún editor al guardar como «UTF-8 con BOM». Súbelo tal como te lo dimos.',
      en: '`{{path}}` says the same as `{{file}}` but with an invisible mark (BOM) in front: some editors add it when saving as “UTF-8 with BOM”. Upload it as you were given it.',
    },
    'other-encoding': {
      es: '`{{path}}` dice lo mismo que `{{file}}`, pero guardado como {{encoding}} en lugar de UTF-8. Súbelo tal como está, sin convertirlo.',
      en: '`{{path}}` says the same as `{{file}}` but stored as {{encoding}} instead of UTF-8. Upload it as it is, without conversion.',
    },
    'other-file': {
      es: 'Lo que hay en `{{path}}` es `{{found}}`, no `{{file}}`: se subió un archivo con el nombre de otro.',
      en: 'What is in `{{path}}` is `{{found}}`, not `{{file}}`: one file was uploaded under the name of another.',
    },
    stale: {
      es: '`{{path}}` es el `{{file}}` de antes: lo cambiaste en tu computadora después de subirlo. Súbelo otra vez.',
      en: '`{{path}}` is the `{{file}}` from before: you changed it on your computer after uploading. Upload it again.',
    },
    'different-line': {
      es: '`{{path}}` no es igual a `{{file}}`: cambia desde la línea {{line}}. Súbelo otra vez desde tu computadora.',
      en: '`{{path}}` is not equal to `{{file}}`: it differs from line {{line}} on. Upload it again from your computer.',
    },
    different: {
      es: '`{{path}}` no es igual a `{{file}}`: tiene {{actual}} bytes y el tuyo {{expected}}. Súbelo otra vez desde tu computadora.',
      en: '`{{path}}` is not equal to `{{file}}`: it has {{actual}} bytes and yours {{expected}}. Upload it again from your computer.',
    },
  },
  passed: {
    es: '`{{file}}` llegó completo a `{{path}}`: {{size}} bytes, iguales uno a uno.',
    en: '`{{file}}` arrived whole in `{{path}}`: {{size}} bytes, equal one by one.',
  },

  async look(fields, context) {
    const { path, file } = fields;
    const found = await findFile(path, context.server);
    if ('verdict' in found) return found.verdict;
    const original = await context.exerciseFile(file);
    const local = fields.of === 'student' ? await context.studentFile(file) : original;
    const expected = local ?? original;
    const { size } = found.facts;
    if (size === 0 && expected.length > 0) return fail('empty', { path, file });

    const read = await unlessLocked(path, context.server, () => readRemote(path, size, expected, context));
    if ('verdict' in read) return read.verdict;
    const actual = read.answer;
    if (actual === 'equal' || (actual !== undefined && size === actual.length && actual.equals(expected))) {
      return pass({ path, file, size });
    }
    if (local === undefined) return notSeen(file);
    return judgeDifference({ path, file, size, expected, original }, actual, context);
  },
};

/**
 * The bytes of the remote file as far as they are compared; `equal` where a checksum has shown it, undefined where
 * the file is too long to be read.
 */
async function readRemote(
  path: string,
  size: number,
  expected: Buffer,
  { server }: LookContext,
): Promise<Buffer | 'equal' | undefined> {
  if (expected.length <= mostBytesCompared) {
    // Twice as much holds a second copy, CRLF everywhere, or UTF-16 with its mark.
    return server.files.read(path, { maxBytes: Math.min(size, 2 * expected.length + 4096) });
  }
  if (size === expected.length && (await server.files.sha256(path)) === sha256(expected)) return 'equal';
  return size < expected.length ? server.files.read(path, { maxBytes: mostBytesCompared }) : undefined;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

type Difference = {
  readonly path: string;
  readonly file: string;
  readonly size: number;
  readonly expected: Buffer;
  /** As the exercise gave it; another one than `expected` where the student has edited their copy. */
  readonly original: Buffer;
};

async function judgeDifference(
  { path, file, size, expected, original }: Difference,
  actual: Buffer | undefined,
  context: LookContext,
): Promise<Verdict> {
  const sizes = { path, file, actual: size, expected: expected.length };
  if (actual === undefined) return fail('different', sizes);
  if (actual.equals(original)) return fail('stale', { path, file });
  const found = await findOtherFile(file, actual, context);
  if (found !== undefined) return fail('other-file', { path, file, found });
  const { kind, ...facts } = compareBytes(expected, actual, size);
  return fail(kind, { ...sizes, ...facts });
}

/** The other file of the exercise that these bytes are. */
async function findOtherFile(
  file: string,
  actual: Buffer,
  context: LookContext,
): Promise<string | undefined> {
  for (const name of context.exerciseFileNames) {
    if (name === file) continue;
    const candidates = [await context.exerciseFile(name), await context.studentFile(name)];
    if (candidates.some((candidate) => candidate && candidate.length > 0 && candidate.equals(actual)))
      return name;
  }
  return undefined;
}

const notSeen = (file: string): Verdict =>
  unknown('files', `the student's own copy of ${file} is not on this computer`);
