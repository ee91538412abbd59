import { posix } from 'node:path';
import { z } from 'zod';
import type { RemoteFiles } from '../server/server.ts';
import { fail, pass, type Verdict } from '../verdict/verdict.ts';
import { refuse, remotePath } from './fields.ts';
import { permissionCodes, unlessLocked } from './permission.ts';
import type { Task } from './task.ts';

const schema = z
  .strictObject({
    path: remotePath.describe('What must be gone: a file, a folder or a link.'),
    beside: remotePath.describe(
      "Something that the exercise's setup put near it and that must still be there: it proves that `path` was " +
        'there too, and that not too much was removed.',
    ),
  })
  .superRefine(({ path, beside }, context) => {
    if (beside === path || beside.startsWith(`${path}/`)) refuse(context, besideInside);
  })
  .describe('Something was removed, and only that.');

type Fields = z.infer<typeof schema>;

export const absent: Task<Fields> = {
  kind: 'absent',
  schema,
  codes: {
    'still-there': {
      es: '`{{path}}` todavía está ahí.',
      en: '`{{path}}` is still there.',
    },
    'emptied-but-there': {
      es: '`{{path}}` está vacío, pero todavía existe: hay que quitar también el envase, no solo lo de adentro.',
      en: '`{{path}}` is empty but still exists: the container has to go too, not only what was in it.',
    },
    'removed-the-other': {
      es: 'Quitaste `{{beside}}`, que debía quedarse, y `{{path}}` sigue ahí. Lo borrado no vuelve: reinicia el ejercicio para recuperarlo.',
      en: 'You removed `{{beside}}`, which was to stay, and `{{path}}` is still there. What is removed does not come back: reset the exercise to have it again.',
    },
    'removed-too-much': {
      es: '`{{path}}` ya no está, pero tampoco `{{beside}}`, que debía quedarse. Lo borrado no vuelve: reinicia el ejercicio para recuperarlo.',
      en: '`{{path}}` is gone, but so is `{{beside}}`, which was to stay. What is removed does not come back: reset the exercise to have it again.',
    },
    'parent-missing': {
      es: 'Ya no está `{{parent}}`, la carpeta entera donde vivía `{{path}}`: se quitó más de lo que tocaba. Reinicia el ejercicio para recuperarla.',
      en: '`{{parent}}`, the whole folder in which `{{path}}` lived, is gone: more was removed than was asked. Reset the exercise to have it again.',
    },
    ...permissionCodes,
  },
  passed: {
    es: '`{{path}}` ya no está, y `{{beside}}` sigue en su sitio.',
    en: '`{{path}}` is gone, and `{{beside}}` is still in its place.',
  },

  async look({ path, beside }, { server }) {
    const parent = posix.dirname(path);
    // Never through links: a link to a folder is removed when the link is.
    const look = await unlessLocked(path, server, () =>
      Promise.all([server.files.lstat(path), server.files.lstat(beside), server.files.lstat(parent)]),
    );
    if ('verdict' in look) return look.verdict;
    const [thing, other, above] = look.answer;
    if (thing === undefined) {
      if (above === undefined) return fail('parent-missing', { path, beside, parent });
      return other ? pass({ path, beside }) : fail('removed-too-much', { path, beside });
    }
    if (other === undefined) return fail('removed-the-other', { path, beside });
    return stillThere(path, thing, server.files);
  },
};

async function stillThere(
  path: string,
  thing: { readonly kind: string; readonly size: number },
  files: RemoteFiles,
): Promise<Verdict> {
  if (thing.kind === 'folder') {
    const names = await files.list(path);
    return fail(names?.length === 0 ? 'emptied-but-there' : 'still-there', { path });
  }
  return fail(thing.kind === 'file' && thing.size === 0 ? 'emptied-but-there' : 'still-there', { path });
}

const besideInside = {
  es: '`beside` debe ser otra cosa, fuera de `path`: lo de adentro desaparece con él',
  en: '`beside` must be something else, outside `path`: what is inside goes with it',
};
