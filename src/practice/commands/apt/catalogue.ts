import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../../package-folder.ts';

/** A package that a student can install. */
export type Package = {
  readonly name: string;
  readonly version: string;
  readonly section: string;
  readonly downloadKilobytes: number;
  readonly installedKilobytes: number;
  /** What is there once it is installed, and not before. */
  readonly commands: readonly string[];
  readonly summary: string;
};

type Catalogue = {
  readonly packages: readonly Package[];
  /** What a new machine has; it cannot be removed. */
  readonly base: readonly { readonly name: string; readonly version: string }[];
};

let read: Catalogue | undefined;

/** The packages of the machine, as `fixtures/apt/catalogue.json` has them. */
export function catalogue(): Catalogue {
  read ??= JSON.parse(
    readFileSync(join(packageFolder(), 'fixtures', 'apt', 'catalogue.json'), 'utf8'),
  ) as Catalogue;
  return read;
}
