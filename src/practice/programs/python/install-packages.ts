import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { installedFolder, type LockedPackage, packageSource, wheelsFolder, withNeeds } from './packages.ts';
import { unpackWheel } from './unpack-wheel.ts';

export type InstallOptions = {
  /** A folder with the packages' files, in the place of the network. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onPackage?: (locked: LockedPackage) => void;
};

/** Why a package could not be had. */
export class PackageError extends Error {
  readonly kind: 'offline' | 'missing' | 'damaged';
  readonly fileName: string;

  constructor(kind: PackageError['kind'], fileName: string, cause?: unknown) {
    super(`${kind}: ${fileName}`, { cause });
    this.name = 'PackageError';
    this.kind = kind;
    this.fileName = fileName;
  }
}

/**
 * Puts packages and what they need under Python's folder: each file is what the lock file's sum says, or it is not
 * used. Throws `PackageError`; what was installed before it stays.
 */
export async function installPackages(
  pythonFolder: string,
  names: readonly string[],
  options: InstallOptions = {},
): Promise<readonly LockedPackage[]> {
  const source = packageSource(pythonFolder);
  const wanted = withNeeds(source, names);
  mkdirSync(wheelsFolder(pythonFolder), { recursive: true });
  for (const locked of wanted) {
    if (existsSync(markOf(pythonFolder, locked))) continue;
    options.onPackage?.(locked);
    const bytes = await wheel(pythonFolder, locked, source.url, options);
    install(pythonFolder, locked, bytes);
  }
  return wanted;
}

async function wheel(
  pythonFolder: string,
  locked: LockedPackage,
  url: string,
  { from, signal }: InstallOptions,
): Promise<Buffer> {
  const fileName = basename(locked.fileName);
  const kept = join(wheelsFolder(pythonFolder), fileName);
  const isRight = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex') === locked.sha256;
  if (existsSync(kept)) {
    const bytes = readFileSync(kept);
    if (isRight(bytes)) return bytes;
    rmSync(kept);
  }
  const bytes =
    from === undefined ? await download(new URL(fileName, url), signal) : readFrom(from, fileName);
  if (!isRight(bytes)) throw new PackageError('damaged', fileName);
  const unfinished = `${kept}.${randomUUID()}.part`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, kept);
  return bytes;
}

function readFrom(folder: string, fileName: string): Buffer {
  const file = join(folder, fileName);
  if (!existsSync(file)) throw new PackageError('missing', fileName);
  return readFileSync(file);
}

async function download(url: URL, signal: AbortSignal | undefined): Promise<Buffer> {
  const fileName = basename(url.pathname);
  // A network that swallows everything must not hold a student for long; once it answers it may take its time.
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), longestSilence);
  try {
    const both = AbortSignal.any([slow.signal, ...(signal ? [signal] : [])]);
    const response = await fetch(url, { signal: both });
    clearTimeout(timer);
    if (!response.ok) throw new PackageError('missing', fileName, new Error(`HTTP ${response.status}`));
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError('offline', fileName, error);
  } finally {
    clearTimeout(timer);
  }
}

const longestSilence = 8000;

/** Unpacked beside its place first, so that a kill leaves no half of a package that looks whole. */
function install(pythonFolder: string, locked: LockedPackage, bytes: Buffer): void {
  const making = join(pythonFolder, 'packages', `making-${randomUUID()}`);
  try {
    unpackWheel(bytes, making);
    mkdirSync(installedFolder(pythonFolder), { recursive: true });
    cpSync(making, installedFolder(pythonFolder), { recursive: true });
    const mark = markOf(pythonFolder, locked);
    mkdirSync(dirname(mark), { recursive: true });
    writeFileSync(mark, `${locked.version}\n`);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Says that a package has been installed whole. */
const markOf = (pythonFolder: string, { name, sha256 }: LockedPackage): string =>
  join(pythonFolder, 'packages', 'marks', `${name}-${sha256.slice(0, 16)}`);
