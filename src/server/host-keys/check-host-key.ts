import { ServerError } from '../server-error.ts';
import type { HostKeyPolicy } from '../target.ts';
import { fingerprintOf, keyTypeOf } from './fingerprint.ts';
import { knownName } from './known-hosts.ts';
import { type KnownEntry, readKnownHosts } from './read-known-hosts.ts';
import { rememberHost } from './remember-host.ts';

/** The kinds of key by which the policy knows a server, so that those are asked for first. */
export async function knownKeyTypes(
  policy: HostKeyPolicy,
  host: string,
  port: number,
): Promise<readonly string[]> {
  if (policy.kind === 'pinned') return [];
  const entries = await readKnownHosts(policy.files, host, port);
  return entries.filter(({ marker }) => marker === 'none').map(({ keyType }) => keyType);
}

/**
 * Lets a server's key pass, or throws a `host-key` error: `changed` (another key is known, or pinned), `revoked`,
 * `unreadable`, or `not-accepted` (unknown, and the person said no).
 */
export async function checkHostKey(
  policy: HostKeyPolicy,
  host: string,
  port: number,
  key: Buffer,
): Promise<void> {
  const fingerprint = fingerprintOf(key);
  if (policy.kind === 'pinned') {
    if (policy.fingerprint.replace(/=+$/, '') === fingerprint) return;
    throw changed(
      fingerprint,
      [policy.fingerprint],
      { name: knownName(host, port), file: '' },
      'pinned-differs',
    );
  }
  const entries = await readKnownHosts(policy.files, host, port);
  const encoded = key.toString('base64');
  if (entries.some((entry) => entry.marker === 'revoked' && entry.key === encoded)) {
    throw new ServerError('host-key', 'revoked', `revoked key ${fingerprint}`, { facts: { fingerprint } });
  }
  const known = entries.filter(({ marker }) => marker === 'none');
  if (known.some((entry) => entry.key === encoded)) return;
  const [first] = known;
  if (first) {
    const place = { name: knownName(host, port), file: `${first.file}:${first.line}` };
    throw changed(fingerprint, known.map(fingerprintOfEntry), place, 'changed');
  }
  await askOnce(policy, host, port, key);
}

async function askOnce(
  policy: Extract<HostKeyPolicy, { kind: 'known-hosts' }>,
  host: string,
  port: number,
  key: Buffer,
): Promise<void> {
  const fingerprint = fingerprintOf(key);
  const question = { address: knownName(host, port), keyType: keyTypeOf(key), fingerprint };
  if (!(await policy.accept(question))) {
    throw new ServerError('host-key', 'not-accepted', `unknown key ${fingerprint}`, {
      facts: { fingerprint },
    });
  }
  const [file] = policy.files;
  // A file that cannot be written only means being asked again next time; the answer itself stands.
  if (file !== undefined) await rememberHost(file, host, port, key).catch(() => undefined);
}

function fingerprintOfEntry(entry: KnownEntry): string {
  return fingerprintOf(Buffer.from(entry.key, 'base64'));
}

function changed(
  fingerprint: string,
  expected: readonly string[],
  place: { readonly name: string; readonly file: string },
  code: 'changed' | 'pinned-differs',
): ServerError {
  const detail = `the server shows ${fingerprint}, ${expected.join(' or ')} was expected`;
  return new ServerError('host-key', code, detail, { facts: { fingerprint, expected, ...place } });
}
