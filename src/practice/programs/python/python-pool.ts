import { mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../../account.ts';
import { openGuestFiles } from '../../files/open-guest-files.ts';
import { locatePython } from './locate.ts';
import { installedFolder, packagesPath } from './packages.ts';
import { PythonChild } from './python-child.ts';
import { dropSnapshot, openSnapshot } from './snapshot.ts';

/** An interpreter that is ready for a program of this account: the one kept warm, or a new one. Throws when there is none to be had. */
export async function takePython(account: Account): Promise<PythonChild> {
  const warm = spares.get(account.homeFolder);
  forget(account.homeFolder);
  const taken = (await warm?.child) ?? (await start(account));
  return taken.isOver ? start(account) : taken;
}

/** Has one ready for the next program; it goes away when none comes for some minutes. */
export function warmPython(account: Account): void {
  const { homeFolder } = account;
  if (spares.has(homeFolder)) return;
  const child = start(account).catch(() => undefined);
  void child.then((waiting) => waiting?.unref());
  const timer = setTimeout(() => coolPython(homeFolder), longestIdle);
  timer.unref();
  spares.set(homeFolder, { child, timer });
}

/** Stops what waits: for one account, or for all at the end of the machine. */
export function coolPython(homeFolder?: string): void {
  for (const [folder, { child }] of spares) {
    if (homeFolder !== undefined && folder !== homeFolder) continue;
    forget(folder);
    void child.then((waiting) => waiting?.kill());
  }
}

type Spare = { readonly child: Promise<PythonChild | undefined>; readonly timer: NodeJS.Timeout };

const spares = new Map<string, Spare>();

/** Milliseconds: an interpreter takes 200 MB while it waits. */
const longestIdle = 5 * 60_000;

function forget(homeFolder: string): void {
  clearTimeout(spares.get(homeFolder)?.timer);
  spares.delete(homeFolder);
}

async function start(account: Account): Promise<PythonChild> {
  const folder = pythonFolder(account);
  for (let attempt = 1; ; attempt++) {
    const child = await open(account, await openSnapshot(folder));
    if (await child.ready) return child;
    const end = await child.end;
    // It does not fit this Node, or it is broken in a way that its sum does not tell.
    dropSnapshot(folder);
    if (attempt === 2) throw new Error(end.kind === 'broken' ? end.detail : 'Python did not start');
  }
}

async function open(account: Account, snapshotFile: string): Promise<PythonChild> {
  const { pyodideFolder, libraryFolder } = locatePython();
  const packages = installedFolder(pythonFolder(account));
  const own = [account.homeFolder, account.tmpFolder];
  // Packages may come while a program runs.
  mkdirSync(packages, { recursive: true });
  return new PythonChild(
    {
      pyodideFolder,
      libraryFolder,
      snapshotFile,
      makes: undefined,
      userId: account.userId,
      baseFiles: await baseFiles(account),
      mounts: [
        { guestPath: `/home/${account.name}`, hostFolder: account.homeFolder, isWritable: true },
        { guestPath: '/tmp', hostFolder: account.tmpFolder, isWritable: true },
        { guestPath: packagesPath, hostFolder: packages, isWritable: false },
      ],
    },
    { reads: [snapshotFile, packages], writes: own },
  );
}

/** Where Python keeps what it makes once for all accounts of a machine. */
export function pythonFolder(account: Account): string {
  temporary ??= account.machineFolder
    ? undefined
    : realpathSync(mkdtempSync(join(tmpdir(), 'baqueano-python-')));
  return join(account.machineFolder ?? temporary ?? tmpdir(), 'python');
}

let temporary: string | undefined;

/** What a program may read outside of its folders: the small files in which a Linux says what it is. */
async function baseFiles(account: Account): Promise<Record<string, string>> {
  const files = openGuestFiles(account);
  const texts: Record<string, string> = {};
  for (const path of [
    '/etc/hostname',
    '/etc/hosts',
    '/etc/passwd',
    '/etc/group',
    '/etc/os-release',
    '/etc/debian_version',
  ])
    texts[path] = (await files.read(path)).toString();
  return texts;
}
