import { readFile } from 'node:fs/promises';
import ssh2, { type ParsedKey } from 'ssh2';

/** Why a key file could not be used. */
export type KeyTrouble = 'missing' | 'unreadable' | 'unsupported' | 'no-passphrase' | 'wrong-passphrase';

/**
 * Reads a private key. An encrypted one asks for its passphrase; opening it blocks for 190 ms, so the caller keeps
 * the parsed key.
 */
export async function readKeyFile(
  file: string,
  askPassphrase: ((keyFile: string) => Promise<string | undefined>) | undefined,
): Promise<ParsedKey | KeyTrouble> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable';
  }
  const key = ssh2.utils.parseKey(bytes);
  if (!(key instanceof Error)) return key.isPrivateKey() ? key : 'unsupported';
  if (!/encrypted/i.test(key.message)) return 'unsupported';
  const passphrase = await askPassphrase?.(file);
  if (passphrase === undefined) return 'no-passphrase';
  const opened = ssh2.utils.parseKey(bytes, passphrase);
  return opened instanceof Error ? 'wrong-passphrase' : opened;
}
