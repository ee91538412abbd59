import { posix } from 'node:path';
import { GuestFileError, type GuestFiles } from '../guest-files.ts';

/** Copies a file, or a folder with all in it, to exactly `to`; links are copied as links. */
export async function copyTree(
  files: GuestFiles,
  from: string,
  to: string,
  options: { readonly keepTimes?: boolean } = {},
): Promise<void> {
  const facts = await files.lstat(from);
  if (facts.kind === 'link') return files.link(await files.readLink(from), to);
  if (facts.kind === 'file') {
    await files.write(to, await files.read(from), { mode: facts.mode });
  } else {
    const names = await files.list(from);
    await files.makeFolder(to).catch((error: unknown) => {
      if (!(error instanceof GuestFileError) || error.code !== 'EEXIST') throw error;
    });
    for (const name of names) await copyTree(files, posix.join(from, name), posix.join(to, name), options);
  }
  if (options.keepTimes) await files.utimes(to, facts.accessed, facts.modified);
}
