import type { KexAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';

/**
 * The key exchanges that we offer: ssh2's own list without group-exchange, which blocks the whole process for 1.3 s
 * (the others take 35 to 60 ms).
 */
export const keyExchanges: KexAlgorithm[] = [
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp256',
  'ecdh-sha2-nistp384',
  'ecdh-sha2-nistp521',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group15-sha512',
  'diffie-hellman-group17-sha512',
  'diffie-hellman-group18-sha512',
];

const hostKeyAlgorithms: ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/**
 * The kinds of host key that we offer to be shown, the known ones first: a server known by its RSA key alone would
 * otherwise show its ed25519 key, and look changed.
 */
export function offerHostKeys(knownTypes: readonly string[]): ServerHostKeyAlgorithm[] {
  const isKnown = (algorithm: string) =>
    knownTypes.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm);
  return [
    ...hostKeyAlgorithms.filter((algorithm) => isKnown(algorithm)),
    ...hostKeyAlgorithms.filter((algorithm) => !isKnown(algorithm)),
  ];
}
