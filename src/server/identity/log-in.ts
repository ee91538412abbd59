import type { AuthHandlerMiddleware } from 'ssh2';
import { ServerError } from '../server-error.ts';
import type { Identity } from './identity.ts';
import { type LoginRecord, waysIn } from './ways-in.ts';

/**
 * Drives one login through its ways in. Preparing one may ask a person, which `whileAsking` is told. `fail` is told when none is left; the error lists what was tried, since a
 * server never says which of user, key or password was wrong.
 */
export function logIn(
  username: string,
  identity: Identity,
  whileAsking: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>,
  fail: (error: unknown) => void,
): AuthHandlerMiddleware {
  const record: LoginRecord = { tried: [], skipped: [], accepts: undefined };
  const ways = waysIn(username, identity, record);
  return (methodsLeft, _partialSuccess, next) => {
    // The first call comes before the server has said anything: its methods are null, whatever the types say.
    if (Array.isArray(methodsLeft)) record.accepts = methodsLeft;
    whileAsking(() => ways.next()).then((way) => {
      if (way.done) return fail(refused(username, record));
      if (way.value.name !== 'none') record.tried.push(way.value.name);
      next(way.value.method);
    }, fail);
  };
}

function refused(username: string, { tried, skipped, accepts = [] }: LoginRecord): ServerError {
  const facts = { username, tried, skipped, accepts };
  const detail = `tried ${tried.join(', ') || 'nothing'}; the server accepts ${accepts.join(', ') || 'unknown'}`;
  return new ServerError('login', tried.length === 0 ? 'nothing-to-try' : 'refused', detail, { facts });
}
