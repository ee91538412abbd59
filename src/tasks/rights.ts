import type { Sentence } from '../language/language.ts';
import type { FileFacts, Server } from '../server/server.ts';
import { fail, type Verdict } from '../verdict/verdict.ts';
import { octal } from './permission.ts';
import { userIdOf, userNameOf } from './users.ts';

export const rightsCodes = {
  'wrong-mode': {
    es: 'Los permisos de `{{path}}` son {{actual}}, y hacen falta {{expected}}. Míralos en un listado largo.',
    en: 'The permissions of `{{path}}` are {{actual}}, and {{expected}} is needed. Look at them in a long listing.',
  },
  'wrong-owner': {
    es: '`{{path}}` es de `{{actual}}`, y debe ser de `{{expected}}`. Mira de quién es en un listado largo.',
    en: '`{{path}}` belongs to `{{actual}}` and should belong to `{{expected}}`. Look at its owner in a long listing.',
  },
} satisfies Record<string, Sentence>;

/** The failure of a thing's owner or permissions; undefined when they are as asked, or not asked for. */
export async function findWrongRights(
  fields: { readonly path: string; readonly mode?: string | undefined; readonly owner?: string | undefined },
  facts: FileFacts,
  server: Server,
): Promise<Verdict | undefined> {
  const { path, mode, owner } = fields;
  if (owner !== undefined && (await userIdOf(owner, server)) !== facts.userId) {
    return fail('wrong-owner', { path, expected: owner, actual: await userNameOf(facts.userId, server) });
  }
  if (mode !== undefined && facts.mode !== Number.parseInt(mode, 8)) {
    return fail('wrong-mode', { path, expected: mode, actual: octal(facts.mode) });
  }
  return undefined;
}
