import { readFile } from 'node:fs/promises';
import { ServerError } from '../server-error.ts';
import { type KnownHost, matchesHost, parseKnownHosts } from './known-hosts.ts';

/** An entry that speaks of the asked host, and the file in which it stands. */
export type KnownEntry = KnownHost & { readonly file: string };

/**
 * All that the files say of a host. A file that is not there says nothing; one that is there and cannot be read
 * stops the connection, because it may hold the very key that would have shown an impostor.
 */
export async function readKnownHosts(
  files: readonly string[],
  host: string,
  port: number,
): Promise<readonly KnownEntry[]> {
  const entries = await Promise.all(files.map(async (file) => entriesOf(file, await readIfThere(file))));
  return entries.flat().filter((entry) => matchesHost(entry, host, port));
}

function entriesOf(file: string, text: string): KnownEntry[] {
  return parseKnownHosts(text).map((entry) => ({ ...entry, file }));
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new ServerError('host-key', 'unreadable', error instanceof Error ? error.message : String(error), {
      cause: error,
      facts: { file },
    });
  }
}
