import { posix } from 'node:path';
import { GuestFileError, type GuestFiles } from '../guest-files.ts';

/**
 * Removes a file, or a folder with all in it; a link is removed, never followed. What cannot be removed is told to
 * `onFailure` and the rest goes on, as `rm -r` does; without it the first failure is thrown.
 */
export async function removeTree(
  files: GuestFiles,
  path: string,
  onFailure?: (error: GuestFileError) => void,
): Promise<boolean> {
  try {
    const { kind } = await files.lstat(path);
    if (kind !== 'folder') {
      await files.removeFile(path);
      return true;
    }
    let isEmpty = true;
    for (const name of await files.list(path)) {
      isEmpty = (await removeTree(files, posix.join(path, name), onFailure)) && isEmpty;
    }
    if (isEmpty) await files.removeFolder(path);
    return isEmpty;
  } catch (error) {
    if (!onFailure || !(error instanceof GuestFileError)) throw error;
    onFailure(new GuestFileError(error.code, path));
    return false;
  }
}
