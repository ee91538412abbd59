import { dirname, join } from 'node:path';
import type { Account } from '../../account.ts';
import { readJsonIfThere, writePrivateFile } from '../../private-file.ts';
import { commandNames } from '../command-names.ts';
import { catalogue } from './catalogue.ts';

/** The catalogue's packages that an account has installed, by name. */
export function installedPackages(account: Account): readonly string[] {
  const kept = readJsonIfThere(stateFile(account));
  return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
}

/** Remembers what an account has installed, beside its home and out of its reach. */
export function keepInstalled(account: Account, names: readonly string[]): void {
  writePrivateFile(stateFile(account), `${JSON.stringify([...names].sort())}\n`);
}

/** The commands that stand in `/usr/bin` for this account: all but those of packages that it has not installed. */
export function availableCommands(account: Account): readonly string[] {
  const installed = installedPackages(account);
  const missing = new Set(
    catalogue().packages.flatMap(({ name, commands }) => (installed.includes(name) ? [] : commands)),
  );
  return commandNames.filter((name) => !missing.has(name));
}

/** Whether a command comes with a package that this account has not installed. */
export function isNotInstalled(account: Account, command: string): boolean {
  const owner = catalogue().packages.find(({ commands }) => commands.includes(command));
  return owner !== undefined && !installedPackages(account).includes(owner.name);
}

const stateFile = ({ homeFolder }: Account): string => join(dirname(homeFolder), 'packages.json');
