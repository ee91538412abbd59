import { z } from 'zod';
import { fail, pass } from '../verdict/verdict.ts';
import { mode, owner, remotePath } from './fields.ts';
import { find, findCodes } from './find.ts';
import { findWrongRights, rightsCodes } from './rights.ts';
import type { Task } from './task.ts';

const schema = z
  .strictObject({
    path: remotePath.describe('The folder. A link to a folder counts as one.'),
    mode: mode.optional().describe('Exactly these permissions, for example `"700"`.'),
    owner: owner.optional().describe('Login name of its owner.'),
  })
  .describe('A folder is there.');

export const folder: Task<z.infer<typeof schema>> = {
  kind: 'folder',
  schema,
  codes: {
    ...findCodes,
    'is-file': {
      es: '`{{path}}` existe, pero es un archivo y no una carpeta. Mira la primera letra de su línea en un listado largo: la `d` es de las carpetas.',
      en: '`{{path}}` exists, but it is a file and not a folder. Look at the first letter of its line in a long listing: `d` is for folders.',
    },
    ...rightsCodes,
  },
  passed: { es: 'La carpeta `{{path}}` está en su sitio.', en: 'The folder `{{path}}` is in its place.' },

  async look(fields, { server }) {
    const found = await find(fields.path, server);
    if ('verdict' in found) return found.verdict;
    if (found.facts.kind !== 'folder') return fail('is-file', { path: fields.path });
    const wrong = await findWrongRights(fields, found.facts, server);
    return wrong ?? pass({ path: fields.path });
  },
};
