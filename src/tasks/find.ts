import type { FileFacts, Server } from '../server/server.ts';
import { fail, type Verdict } from '../verdict/verdict.ts';
import { findNearest } from './nearest.ts';
import { permissionCodes, unlessLocked } from './permission.ts';
import type { FailureSentence } from './task.ts';

/** The codes of every task that looks for something at a path. */
export const findCodes = {
  missing: {
    es: 'Todavía no hay nada llamado `{{name}}` en `{{folder}}`. Ahí hay: {{siblings}}.',
    en: 'There is nothing called `{{name}}` in `{{folder}}` yet. What is there: {{siblings}}.',
    whenNone: {
      es: 'Todavía no hay nada llamado `{{name}}` en `{{folder}}`. La carpeta está vacía.',
      en: 'There is nothing called `{{name}}` in `{{folder}}` yet. The folder is empty.',
    },
  },
  'missing-parent': {
    es: 'Falta la carpeta `{{parent}}`, donde debe ir. En `{{folder}}` hay: {{siblings}}.',
    en: 'The folder `{{parent}}`, where it belongs, is missing. What is in `{{folder}}`: {{siblings}}.',
    whenNone: {
      es: 'Falta la carpeta `{{parent}}`, donde debe ir. `{{folder}}` está vacía.',
      en: 'The folder `{{parent}}`, where it belongs, is missing. `{{folder}}` is empty.',
    },
  },
  'parent-is-file': {
    es: '`{{parent}}` es un archivo, y ahí hace falta una carpeta. Mira qué guarda antes de quitarlo de en medio.',
    en: '`{{parent}}` is a file, and a folder is needed there. See what it holds before you move it out of the way.',
  },
  'broken-link': {
    es: '`{{path}}` es un enlace que no lleva a ninguna parte. Mira a dónde apunta en un listado largo.',
    en: '`{{path}}` is a link that leads nowhere. Look at where it points in a long listing.',
  },
  'other-capitals': {
    es: 'En `{{folder}}` hay `{{found}}`, pero no `{{name}}`: las mayúsculas y las minúsculas importan.',
    en: 'In `{{folder}}` there is `{{found}}` but not `{{name}}`: capitals matter.',
  },
  'other-accents': {
    es: 'En `{{folder}}` hay `{{found}}`, pero no `{{name}}`: fíjate en los acentos y en la ñ.',
    en: 'In `{{folder}}` there is `{{found}}` but not `{{name}}`: look at its accents.',
  },
  'look-alike': {
    es: 'En `{{folder}}` hay un nombre que se ve igual que `{{name}}`, pero sus acentos están guardados de otra forma (pasa con archivos que vienen de macOS). Ponle el nombre otra vez, escribiéndolo en el servidor.',
    en: 'In `{{folder}}` there is a name that looks like `{{name}}`, but its accents are stored in another way (it happens to files that come from macOS). Name it again, typing the name on the server.',
  },
  'space-in-name': {
    es: 'En `{{folder}}` hay `{{found}}`, pero no `{{name}}`: en el nombre hay un espacio de más.',
    en: 'In `{{folder}}` there is `{{found}}` but not `{{name}}`: the name has a space too many.',
  },
  'hidden-character': {
    es: 'En `{{folder}}` hay `{{found}}`, que parece `{{name}}` pero tiene en el nombre un carácter que no se ve.',
    en: 'In `{{folder}}` there is `{{found}}`, which looks like `{{name}}` but has a character in its name that cannot be seen.',
  },
  'other-extension': {
    es: 'En `{{folder}}` hay `{{found}}`, pero no `{{name}}`: fíjate en cómo termina el nombre.',
    en: 'In `{{folder}}` there is `{{found}}` but not `{{name}}`: look at how the name ends.',
  },
  'similar-name': {
    es: 'En `{{folder}}` no hay `{{name}}`. Lo más parecido es `{{found}}`: compara los dos letra por letra.',
    en: 'There is no `{{name}}` in `{{folder}}`. The nearest is `{{found}}`: compare the two letter by letter.',
  },
  elsewhere: {
    es: 'Hay un `{{name}}` en `{{found}}`, pero hace falta en `{{folder}}`: fíjate en la carpeta.',
    en: 'There is a `{{name}}` in `{{found}}`, but it is needed in `{{folder}}`: mind the folder.',
  },
  ...permissionCodes,
} satisfies Record<string, FailureSentence>;

/** What is at a path, links followed; or the verdict that says why there is nothing, and what there is instead. */
export async function find(
  path: string,
  server: Server,
): Promise<{ readonly facts: FileFacts } | { readonly verdict: Verdict }> {
  const stat = await unlessLocked(path, server, () => server.files.stat(path));
  if ('verdict' in stat) return stat;
  if (stat.answer) return { facts: stat.answer };
  const { kind, ...facts } = await findNearest(path, server);
  return { verdict: fail(kind, { path, ...facts }) };
}
