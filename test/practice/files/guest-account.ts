import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../../src/practice/account.ts';
import { type GuestFilesOptions, openGuestFiles } from '../../../src/practice/files/open-guest-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The files of an account `ana`, on folders that go when the test ends. */
export function guestAccount(options: GuestFilesOptions = {}) {
  const folder = temporaryFolder();
  const account: Account = {
    name: 'ana',
    userId: 1000,
    password: 'not used',
    homeFolder: join(folder.path, 'ana', 'home'),
    tmpFolder: join(folder.path, 'ana', 'tmp'),
    hostname: 'servidor-test',
  };
  mkdirSync(account.homeFolder, { recursive: true });
  mkdirSync(account.tmpFolder);
  return {
    account,
    /** A folder of this computer that no guest may reach. */
    outside: folder.path,
    files: openGuestFiles(account, options),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Linux's code of the error that something ends with; `done` when it went well. */
export async function codeOf(action: Promise<unknown>): Promise<string> {
  return action.then(
    () => 'done',
    (error) => String(error.code ?? error),
  );
}
