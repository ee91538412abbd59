import { posix } from 'node:path';
import { GuestFileError, type GuestFiles } from '../guest-files.ts';

/** How many entries of the file a shell begins with. */
const most = 1000;

function historyPath(files: GuestFiles): string {
  return posix.join(files.home, '.bash_history');
}

export async function readHistory(files: GuestFiles): Promise<readonly string[]> {
  try {
    const text = (await files.read(historyPath(files))).toString();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .slice(-most);
  } catch {
    // No history yet, or one that cannot be read: the shell begins with an empty one.
    return [];
  }
}

/** Adds a shell's entries to the end: of two shells that leave at once, neither loses its own. */
export async function appendHistory(files: GuestFiles, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  try {
    await files.write(historyPath(files), entries.map((entry) => `${entry}\n`).join(''), {
      append: true,
      mode: 0o600,
    });
  } catch (error) {
    // A home that cannot be written costs the history, not the exit.
    if (!(error instanceof GuestFileError)) throw error;
  }
}
