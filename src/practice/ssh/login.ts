import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { AuthContext, Connection, PublicKeyAuthContext } from 'ssh2';
import type { StoredAccount } from '../stored-account.ts';
import { readKey } from './key-pair.ts';

/**
 * Lets an account in by its password or its key. A refusal of a password takes a moment, and too many of them end the
 * connection; an account that is not there is refused exactly like a wrong password.
 */
export function answerLogins(
  client: Connection,
  findAccount: (name: string) => StoredAccount | undefined,
  enter: (account: StoredAccount) => void,
): void {
  let refusals = 0;
  client.on('authentication', async (context) => {
    const account = findAccount(context.username);
    if (account !== undefined && isRight(context, account)) {
      // A key is first asked about, then proved.
      if (context.method !== 'publickey' || context.signature) enter(account);
      context.accept();
      return;
    }
    if (context.method === 'password') {
      refusals += 1;
      await wait(refusalDelay);
    }
    if (refusals >= mostRefusals) client.end();
    else context.reject(['publickey', 'password']);
  });
}

const mostRefusals = 6;
const refusalDelay = 250;

function isRight(context: AuthContext, account: StoredAccount): boolean {
  if (context.method === 'password') return isSame(context.password, account.password);
  return context.method === 'publickey' && isOwnKey(context, account);
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function isOwnKey(context: PublicKeyAuthContext, account: StoredAccount): boolean {
  const key = readKey(account.clientPublicKey);
  if (key === undefined || context.key.algo !== key.type) return false;
  if (!key.getPublicSSH().equals(context.key.data)) return false;
  if (context.signature === undefined) return true;
  return context.blob !== undefined && key.verify(context.blob, context.signature, context.hashAlgo) === true;
}
