import type { ParsedKey } from 'ssh2';
import type { Login } from '../target.ts';
import { type KeyTrouble, readKeyFile } from './read-key-file.ts';

/**
 * A login whose answers are kept in memory, so that a line that was cut comes back without asking again. Nothing of
 * it is ever written down.
 */
export class Identity {
  readonly login: Login;
  readonly #keys = new Map<string, Promise<ParsedKey | KeyTrouble>>();
  #password: Promise<string | undefined> | undefined;

  constructor(login: Login) {
    this.login = login;
  }

  key(file: string): Promise<ParsedKey | KeyTrouble> {
    const known = this.#keys.get(file);
    if (known) return known;
    const key = readKeyFile(file, this.login.passphrase);
    this.#keys.set(file, key);
    return key;
  }

  password(): Promise<string | undefined> {
    this.#password ??= this.login.password?.() ?? Promise.resolve(undefined);
    return this.#password;
  }
}
