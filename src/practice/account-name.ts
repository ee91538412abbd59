import { userInfo } from 'node:os';
import { isHostName } from './files/host-name.ts';

/** The account that a person gets on the practice machine, from their name on their own computer. */
export function accountNameFor(localUserName: string): string {
  // A Windows domain in front of the name says nothing about the person.
  const own = localUserName.split('\\').at(-1) ?? '';
  const name = own
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, 31);
  return isAccountName(name) ? name : usual;
}

/** The account that a person named by hand: capitals and accents are folded; undefined for what would be another name. */
export function namedAccount(given: string): string | undefined {
  const name = given.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return isAccountName(name) ? name : undefined;
}

/** The account of whoever uses this computer now. */
export function localAccountName(): string {
  try {
    return accountNameFor(userInfo().username);
  } catch {
    // Containers run under numbers that no name belongs to.
    return usual;
  }
}

/** Whether an account may be called this: a Linux login name, none of the system's own, and a folder on any computer. */
export function isAccountName(name: string): boolean {
  return /^[a-z][a-z0-9_-]{0,30}$/.test(name) && !ofTheSystem.includes(name) && isHostName(name, 'win32');
}

const usual = 'estudiante';
const ofTheSystem = ['root', 'daemon', 'nobody', 'www-data', 'postgres', 'sshd'];
