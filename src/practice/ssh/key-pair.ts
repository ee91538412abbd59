import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';

/** An ed25519 key pair in OpenSSH's own form, as its files hold it. */
export type KeyPair = { readonly privateKey: string; readonly publicKey: string };

/** Makes a new key pair. `comment` stands in the public key, for people. */
export function makeKeyPair(comment: string): KeyPair {
  for (;;) {
    const { private: privateKey, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519', { comment });
    // Now and then the library writes a pair that it cannot read itself, where a number begins with a zero.
    if (isUsable(privateKey, publicKey)) return { privateKey, publicKey };
  }
}

/** Reads a private or public key; undefined when the text is none. */
export function readKey(text: string): ssh2.ParsedKey | undefined {
  const key = ssh2.utils.parseKey(text);
  return key instanceof Error ? undefined : key;
}

/** A key's fingerprint as OpenSSH shows it: `SHA256:…`. */
export function fingerprint(key: ssh2.ParsedKey): string {
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}

function isUsable(privateKey: string, publicKey: string): boolean {
  const secret = readKey(privateKey);
  const shown = readKey(publicKey);
  if (secret === undefined || shown === undefined) return false;
  const probe = Buffer.from('probe');
  return shown.verify(probe, secret.sign(probe)) === true;
}
