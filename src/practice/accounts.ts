import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAccountName } from './account-name.ts';
import { accountFolders, makeAccountFolders, removeUnfinished } from './home-folders.ts';
import { readIfThere, readJsonIfThere, writePrivateFile } from './private-file.ts';
import { newPassword } from './random-words.ts';
import { makeKeyPair, readKey } from './ssh/key-pair.ts';
import type { StoredAccount } from './stored-account.ts';

/** The accounts of one machine, kept under its folder. */
export type Accounts = {
  /** An account that is there; undefined otherwise. */
  find(name: string): StoredAccount | undefined;
  /** The account of this name, made when it is not there. Throws `RangeError` for what cannot be a login name. */
  add(name: string): StoredAccount;
};

export function openAccounts(folder: string, hostname: string): Accounts {
  const opened = new Map<string, StoredAccount>();
  const open = (name: string): StoredAccount => {
    const account = opened.get(name) ?? openAccount(folder, name, hostname);
    opened.set(name, account);
    return account;
  };
  return {
    find: (name) => {
      const isThere = isAccountName(name) && existsSync(accountFolders(folder, name).own);
      return isThere ? open(name) : undefined;
    },
    add: (name) => {
      if (!isAccountName(name)) throw new RangeError(`not a login name: ${name}`);
      // A home may have been put aside while the machine was running.
      makeAccountFolders(accountFolders(folder, name));
      return open(name);
    },
  };
}

function openAccount(folder: string, name: string, hostname: string): StoredAccount {
  const folders = accountFolders(folder, name);
  makeAccountFolders(folders);
  removeUnfinished(folders);
  const { userId, password } = openSecrets(folder, join(folders.own, 'account.json'));
  const clientKeyFile = join(folders.own, 'client-key');
  return {
    name,
    userId,
    password,
    hostname,
    homeFolder: folders.home,
    tmpFolder: folders.tmp,
    machineFolder: join(folder, 'machine'),
    clientKeyFile,
    clientPublicKey: openClientKey(clientKeyFile, `${name}@${hostname}`),
  };
}

type Secrets = { readonly userId: number; readonly password: string };

function openSecrets(folder: string, file: string): Secrets {
  const kept = readSecrets(file);
  if (kept !== undefined) return kept;
  const made = { userId: nextUserId(folder), password: newPassword() };
  writePrivateFile(file, `${JSON.stringify(made)}\n`);
  return made;
}

// By hand: a schema library would cost the machine 70 ms of its start.
function readSecrets(file: string): Secrets | undefined {
  const value = readJsonIfThere(file);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('userId' in value) || !('password' in value)) return undefined;
  const { userId, password } = value;
  const isSound =
    typeof userId === 'number' && userId >= 1000 && typeof password === 'string' && password !== '';
  return isSound ? { userId, password } : undefined;
}

function nextUserId(folder: string): number {
  const accounts = join(folder, 'accounts');
  const taken = readdirSync(accounts).map(
    (name) => readSecrets(join(accounts, name, 'account.json'))?.userId ?? 999,
  );
  return Math.max(999, ...taken) + 1;
}

/** The public half of the owner's key; both halves are made anew when either is missing or broken. */
function openClientKey(file: string, comment: string): string {
  const isKept = readKey(readIfThere(file) ?? '')?.isPrivateKey() === true;
  const shown = readIfThere(`${file}.pub`)?.trim();
  if (isKept && shown !== undefined && readKey(shown) !== undefined) return shown;
  const { privateKey, publicKey } = makeKeyPair(comment);
  writePrivateFile(`${file}.pub`, `${publicKey.trim()}\n`);
  writePrivateFile(file, `${privateKey.trim()}\n`);
  return publicKey.trim();
}
