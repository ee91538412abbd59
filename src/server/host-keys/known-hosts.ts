import { createHmac } from 'node:crypto';

/** One line of a known_hosts file that says something of a key. */
export type KnownHost = {
  readonly marker: 'none' | 'revoked' | 'authority';
  /** The patterns of hosts as written: names, `[host]:port`, hashed, wildcards, negations. */
  readonly hosts: readonly string[];
  readonly keyType: string;
  /** Base64 of the key. */
  readonly key: string;
  readonly line: number;
};

/** Reads a known_hosts file. Lines that are no entry are passed over, as OpenSSH does. */
export function parseKnownHosts(text: string): readonly KnownHost[] {
  return text.split(/\r?\n/).flatMap((line, index) => parseLine(line, index + 1) ?? []);
}

/** Whether an entry speaks of this host and port. A negated pattern that matches excludes the whole entry. */
export function matchesHost(entry: KnownHost, host: string, port: number): boolean {
  const name = knownName(host, port);
  let matched = false;
  for (const pattern of entry.hosts) {
    const negated = pattern.startsWith('!');
    if (!matchesPattern(negated ? pattern.slice(1) : pattern, name)) continue;
    if (negated) return false;
    matched = true;
  }
  return matched;
}

/** The name under which known_hosts keeps a server: the host, or `[host]:port` on any port but 22. */
export function knownName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

function parseLine(line: string, number: number): KnownHost | undefined {
  const words = line.trim().split(/[ \t]+/);
  const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
  const [hosts, keyType, key] = words;
  if (!hosts || hosts.startsWith('#') || !keyType || !key) return undefined;
  if (marker !== undefined && marker !== '@revoked' && marker !== '@cert-authority') return undefined;
  const kind = marker === '@revoked' ? 'revoked' : marker === '@cert-authority' ? 'authority' : 'none';
  return { marker: kind, hosts: hosts.split(','), keyType, key, line: number };
}

function matchesPattern(pattern: string, name: string): boolean {
  if (pattern.startsWith('|1|')) return matchesHash(pattern, name);
  return wildcard(pattern).test(name);
}

function matchesHash(pattern: string, name: string): boolean {
  const [, , salt, hash] = pattern.split('|');
  if (!salt || !hash) return false;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

function wildcard(pattern: string): RegExp {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`);
}
