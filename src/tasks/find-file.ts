import type { Sentence } from '../language/language.ts';
import type { FileFacts, Server } from '../server/server.ts';
import { fail, type Verdict } from '../verdict/verdict.ts';
import { find, findCodes } from './find.ts';

/** The codes of every task that looks for a file. */
export const findFileCodes = {
  ...findCodes,
  'is-folder': {
    es: '`{{path}}` existe, pero es una carpeta y no un archivo.',
    en: '`{{path}}` exists, but it is a folder and not a file.',
  },
  'not-a-file': {
    es: '`{{path}}` existe, pero no es un archivo común sino algo especial (una tubería o un dispositivo).',
    en: '`{{path}}` exists, but it is no ordinary file: it is something special (a pipe or a device).',
  },
} satisfies Record<string, Sentence>;

/**
 * The facts of a file, links followed; or the verdict that says why there is none. Nothing else may be opened for
 * reading: opening a pipe that nobody writes to would hold the server's SFTP for good.
 */
export async function findFile(
  path: string,
  server: Server,
): Promise<{ readonly facts: FileFacts } | { readonly verdict: Verdict }> {
  const found = await find(path, server);
  if ('verdict' in found || found.facts.kind === 'file') return found;
  return { verdict: fail(found.facts.kind === 'folder' ? 'is-folder' : 'not-a-file', { path }) };
}
