import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locatePython } from './locate.ts';

/** A package as the lock file of pyodide's distribution describes it. */
export type LockedPackage = {
  readonly name: string;
  readonly version: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly depends: readonly string[];
  /** Modules by which programs import it. */
  readonly imports: readonly string[];
};

/** Which packages there are, and where they come from. */
export type PackageSource = {
  readonly url: string;
  readonly packages: ReadonlyMap<string, LockedPackage>;
};

/** What the course's programs import, and what `prepare` fetches. */
export const coursePackages = ['numpy', 'pandas', 'scikit-learn'] as const;

/** Where packages that were prepared lie, unpacked, under Python's folder. */
export const installedFolder = (pythonFolder: string): string => join(pythonFolder, 'packages', 'installed');

/** The files of the packages as they came: the folder that can be handed on. */
export const wheelsFolder = (pythonFolder: string): string => join(pythonFolder, 'packages', 'wheels');

/** Where a guest's program finds them. */
export const packagesPath = '/usr/lib/python3/dist-packages';

/**
 * pyodide's distribution, or the mirror that `mirror.json` in Python's folder names: `{ "url": …, "lockFile": … }`.
 * Throws when one of the files cannot be read.
 */
export function packageSource(pythonFolder: string): PackageSource {
  const mirrorFile = join(pythonFolder, 'mirror.json');
  const { pyodideFolder } = locatePython();
  if (existsSync(mirrorFile)) {
    const mirror = record(JSON.parse(readFileSync(mirrorFile, 'utf8')));
    return { url: String(mirror.url), packages: readLock(String(mirror.lockFile)) };
  }
  const { version } = record(JSON.parse(readFileSync(join(pyodideFolder, 'package.json'), 'utf8')));
  own ??= {
    url: `https://cdn.jsdelivr.net/pyodide/v${String(version)}/full/`,
    packages: readLock(join(pyodideFolder, 'pyodide-lock.json')),
  };
  return own;
}

let own: PackageSource | undefined;

/** The packages of these names that the source has, and all that they need, those first. */
export function withNeeds(source: PackageSource, names: readonly string[]): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  const visit = (name: string) => {
    const locked = source.packages.get(name);
    if (!locked || found.has(name)) return;
    for (const needed of locked.depends) visit(needed);
    found.set(name, locked);
  };
  for (const name of names) visit(name);
  return [...found.values()];
}

/** Modules that a program could import once their packages are here: module → package. */
export function absentModules(pythonFolder: string): Record<string, string> {
  const source = packageSource(pythonFolder);
  const absent: Record<string, string> = {};
  for (const { name, imports } of withNeeds(source, coursePackages)) {
    for (const module of imports) {
      if (!isInstalled(pythonFolder, module)) absent[module] = name;
    }
  }
  return absent;
}

function isInstalled(pythonFolder: string, module: string): boolean {
  const folder = installedFolder(pythonFolder);
  const path = join(folder, ...module.split('.'));
  return existsSync(path) || existsSync(`${path}.py`);
}

function readLock(file: string): ReadonlyMap<string, LockedPackage> {
  const packages = record(record(JSON.parse(readFileSync(file, 'utf8'))).packages);
  return new Map(
    Object.entries(packages).map(([name, value]) => {
      const { version, file_name, sha256, depends, imports } = record(value);
      const locked: LockedPackage = {
        name,
        version: String(version),
        fileName: String(file_name),
        sha256: String(sha256),
        depends: strings(depends),
        imports: strings(imports),
      };
      return [name, locked];
    }),
  );
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('not a lock file of packages');
  return { ...value };
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
