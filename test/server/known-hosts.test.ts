import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { matchesHost, parseKnownHosts } from '../../src/server/host-keys/known-hosts.ts';

const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIJ';

function knows(hosts: string, host: string, port = 22): boolean {
  return parseKnownHosts(`${hosts} ssh-ed25519 ${key} a comment\n`).some((entry) =>
    matchesHost(entry, host, port),
  );
}

function hashed(name: string): string {
  const salt = Buffer.from('twenty bytes of salt');
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

describe('a line of known_hosts speaks of', () => {
  test.each([
    ['a plain name', 'uno.example', 'uno.example', 22, true],
    ['a plain name, whatever its capitals', 'Uno.Example', 'uno.EXAMPLE', 22, true],
    ['no other name', 'uno.example', 'dos.example', 22, false],
    ['one of several names', 'dos.example,10.0.0.7', '10.0.0.7', 22, true],
    ['a name on another port', '[uno.example]:2222', 'uno.example', 2222, true],
    ['no plain name when the port is another', 'uno.example', 'uno.example', 2222, false],
    ['an address of version 6', '[::1]:2222', '::1', 2222, true],
    ['a name through a wildcard', '*.example', 'uno.example', 22, true],
    ['one letter through a question mark', 'un?.example', 'uno.example', 22, true],
    ['nothing else through a dot', 'uno.example', 'unoXexample', 22, false],
    ['a name that is not taken out again', '*.example,!dos.example', 'uno.example', 22, true],
    ['nothing that was taken out', '*.example,!dos.example', 'dos.example', 22, false],
    ['a hashed name', hashed('uno.example'), 'uno.example', 22, true],
    ['a hashed name on another port', hashed('[uno.example]:2222'), 'uno.example', 2222, true],
    ['no other name when hashed', hashed('uno.example'), 'dos.example', 22, false],
  ])('%s', (_what, hosts, host, port, expected) => {
    expect(knows(hosts, host, port)).toBe(expected);
  });
});

test('comments, blank lines, broken lines and odd markers are passed over', () => {
  const text = `# uno ssh-ed25519 ${key}\n\nuno\nuno ssh-ed25519\n@other uno ssh-ed25519 ${key}\n`;
  expect(parseKnownHosts(text)).toEqual([]);
});

test('revoked keys and authorities are marked, and the number of their line is kept', () => {
  const text = `@revoked * ssh-rsa ${key}\r\n@cert-authority *.example ssh-rsa ${key}\r\nuno ssh-rsa ${key}`;
  expect(parseKnownHosts(text).map(({ marker, line }) => [marker, line])).toEqual([
    ['revoked', 1],
    ['authority', 2],
    ['none', 3],
  ]);
});
