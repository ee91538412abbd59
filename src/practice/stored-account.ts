import type { Account } from './account.ts';

/** An account with what only the machine and its owner need of it. */
export type StoredAccount = Account & {
  /** Private key with which the owner enters without a password; OpenSSH's own form, readable by the owner alone. */
  readonly clientKeyFile: string;
  /** One line in OpenSSH's own form. */
  readonly clientPublicKey: string;
};
