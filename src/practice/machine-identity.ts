import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writePrivateFile } from './private-file.ts';
import { newHostname } from './random-words.ts';
import { fingerprint, makeKeyPair, readKey } from './ssh/key-pair.ts';

/** What makes a machine this one and no other, kept for as long as its folder is. */
export type MachineIdentity = {
  readonly hostname: string;
  readonly hostKey: string;
  /** `SHA256:…` */
  readonly hostKeyFingerprint: string;
};

/** Reads a machine's identity from its folder; what is missing or broken is made anew. */
export function openMachineIdentity(folder: string): MachineIdentity {
  const own = join(folder, 'machine');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const hostname = keep(join(own, 'hostname'), (text) => /^[a-z][a-z0-9-]{0,62}$/.test(text), newHostname);
  const hostKey = keep(
    join(own, 'host-key'),
    (text) => readKey(text)?.isPrivateKey() === true,
    () => makeKeyPair(hostname).privateKey,
  );
  const key = readKey(hostKey);
  if (key === undefined) throw new Error('the host key that was just made cannot be read');
  return { hostname, hostKey, hostKeyFingerprint: fingerprint(key) };
}

function keep(file: string, isSound: (text: string) => boolean, make: () => string): string {
  const kept = readIfThere(file)?.trim();
  if (kept !== undefined && isSound(kept)) return kept;
  const made = make().trim();
  writePrivateFile(file, `${made}\n`);
  return made;
}
