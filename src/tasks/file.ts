import { z } from 'zod';
import { fail, pass, type Verdict } from '../verdict/verdict.ts';
import { count, mode, onlyTrue, owner, refuse, remotePath } from './fields.ts';
import { findFile, findFileCodes } from './find-file.ts';
import { octal } from './permission.ts';
import { findWrongRights, rightsCodes } from './rights.ts';
import type { Task } from './task.ts';

const schema = z
  .strictObject({
    path: remotePath.describe('The file. A link to a file counts as one.'),
    minSize: count.optional().describe('At least so many bytes; 1 means "not empty".'),
    maxSize: count.optional().describe('At most so many bytes.'),
    mode: mode.optional().describe('Exactly these permissions, for example `"644"`.'),
    owner: owner.optional().describe('Login name of its owner.'),
    executable: onlyTrue.optional().describe('`true`: its owner may run it.'),
  })
  .superRefine(({ minSize, maxSize }, context) => {
    if (minSize === 0) refuse(context, nothingAsserted);
    if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) refuse(context, emptyRange);
  })
  .describe('A file is there.');

type Fields = z.infer<typeof schema>;

export const file: Task<Fields> = {
  kind: 'file',
  schema,
  codes: {
    ...findFileCodes,
    empty: {
      es: '`{{path}}` existe, pero está vacío. ¿Guardaste lo que escribiste?',
      en: '`{{path}}` exists but is empty. Did you save what you wrote?',
    },
    'too-small': {
      es: '`{{path}}` tiene {{actual}} bytes y debe tener al menos {{expected}}: parece que le falta algo. Mira su contenido.',
      en: '`{{path}}` has {{actual}} bytes and should have at least {{expected}}: something seems to be missing. Look at what it holds.',
    },
    'too-big': {
      es: '`{{path}}` tiene {{actual}} bytes y debe tener como mucho {{expected}}: parece que le sobra algo. Mira su contenido.',
      en: '`{{path}}` has {{actual}} bytes and should have at most {{expected}}: there seems to be too much. Look at what it holds.',
    },
    ...rightsCodes,
    'not-executable': {
      es: '`{{path}}` no se puede ejecutar: sus permisos son {{actual}} y a su dueño le falta la `x`. Míralos en un listado largo.',
      en: '`{{path}}` cannot be run: its permissions are {{actual}} and its owner has no `x`. Look at them in a long listing.',
    },
  },
  passed: { es: 'El archivo `{{path}}` está en su sitio.', en: 'The file `{{path}}` is in its place.' },

  async look(fields, { server }) {
    const found = await findFile(fields.path, server);
    if ('verdict' in found) return found.verdict;
    const { path } = fields;
    const wrong =
      findWrongSize(fields, found.facts.size) ?? (await findWrongRights(fields, found.facts, server));
    if (wrong) return wrong;
    if (fields.executable && (found.facts.mode & 0o100) === 0) {
      return fail('not-executable', { path, actual: octal(found.facts.mode) });
    }
    return pass({ path, size: found.facts.size });
  },
};

function findWrongSize({ path, minSize, maxSize }: Fields, size: number): Verdict | undefined {
  if (minSize !== undefined && size === 0) return fail('empty', { path });
  if (minSize !== undefined && size < minSize)
    return fail('too-small', { path, expected: minSize, actual: size });
  if (maxSize !== undefined && size > maxSize)
    return fail('too-big', { path, expected: maxSize, actual: size });
  return undefined;
}

const nothingAsserted = {
  es: '`minSize: 0` no comprueba nada: todo archivo tiene 0 bytes o más',
  en: '`minSize: 0` asserts nothing: every file has 0 bytes or more',
};

const emptyRange = {
  es: '`minSize` es mayor que `maxSize`: ningún archivo lo cumple',
  en: '`minSize` is above `maxSize`: no file can be like that',
};
