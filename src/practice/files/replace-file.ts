import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from '../account.ts';
import { writeMode } from './mode.ts';

/** Beginning of the names of files that are being written, beside the home; what is left of them was never finished. */
export const unfinishedPrefix = '.writing-';

/**
 * Writes a whole file so that it is either the old one or the new one, whenever the machine is killed: beside the
 * home first, where no guest sees it, then put in its place in one step. Throws what the file system throws.
 */
export async function replaceFile(
  hostPath: string,
  content: Buffer,
  mode: number,
  { account, platform }: { readonly account: Account; readonly platform: NodeJS.Platform },
): Promise<void> {
  const unfinished = join(dirname(account.homeFolder), unfinishedPrefix + randomUUID());
  try {
    await using handle = await open(unfinished, 'wx', 0o600);
    await handle.writeFile(content);
    await handle.close();
    writeMode(unfinished, mode, platform);
    renameSync(unfinished, hostPath);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
