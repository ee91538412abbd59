import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyTypeOf } from './fingerprint.ts';
import { knownName } from './known-hosts.ts';

/** Adds a key that a person accepted to a known_hosts file, making its folder (private) where there is none. */
export async function rememberHost(file: string, host: string, port: number, key: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const line = `${knownName(host, port)} ${keyTypeOf(key)} ${key.toString('base64')}\n`;
  await appendFile(file, (await endsInsideLine(file)) ? `\n${line}` : line, { mode: 0o600 });
}

// A hand-edited file often lacks its last newline: appended to, its last key and ours would both be lost.
async function endsInsideLine(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text !== '' && !text.endsWith('\n');
}
