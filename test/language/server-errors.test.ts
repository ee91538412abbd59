import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { serverErrorSentences } from '../../src/language/server-error-sentences.ts';
import { explainServerError, explainSettingsWarning } from '../../src/language/server-errors.ts';
import { ServerError } from '../../src/server/server-error.ts';

const address = { host: 'uno.example', port: 2222, username: 'ana' };
const known = Object.entries(serverErrorSentences).flatMap(([layer, codes]) =>
  Object.keys(codes).map((code) => `${layer}: ${code}`),
);

describe('every trouble with a server', () => {
  test('that the program can name has a sentence', async () => {
    const files = (await readdir('src/server', { recursive: true })).filter((name) => name.endsWith('.ts'));
    const sources = await Promise.all(files.map((name) => readFile(join('src/server', name), 'utf8')));
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/new ServerError\(\s*'([\w-]+)',\s*'([\w-]+)'/g)].map(
        ([, layer, code]) => `${layer}: ${code}`,
      ),
      ...[...source.matchAll(/layer: '([\w-]+)', code: '([\w-]+)'/g)].map(
        ([, layer, code]) => `${layer}: ${code}`,
      ),
    ]);
    expect(named.length).toBeGreaterThan(30);
    expect(known).toEqual(expect.arrayContaining(named));
  });

  test.each(known)('%s is said whole in both languages', (name) => {
    const [layer = '', code = ''] = name.split(': ');
    for (const language of languages) {
      const facts = { path: '/x', destination: 'x' };
      const said = explainServerError(
        { layer: layer as 'reach', code, detail: 'technical', facts },
        language,
        address,
      );
      expect(said).not.toMatch(/\{\{|undefined/);
      expect(said.length).toBeGreaterThan(30);
    }
  });
});

test('a changed key shows both fingerprints and the very command that forgets the old one', () => {
  const facts = {
    fingerprint: 'SHA256:new',
    expected: ['SHA256:old'],
    name: '[uno.example]:2222',
    file: '/home/ana/.ssh/known_hosts:3',
  };
  const said = explainServerError(new ServerError('host-key', 'changed', 'x', { facts }), 'es', address);
  expect(said).toContain('SHA256:new');
  expect(said).toContain('SHA256:old');
  expect(said).toContain('/home/ana/.ssh/known_hosts:3');
  expect(said).toContain("ssh-keygen -R '[uno.example]:2222'");
});

test('a refused login lists what was tried and what could not be', () => {
  const facts = {
    username: 'ana',
    host: 'uno.example',
    tried: ['agent', 'key /home/ana/.ssh/id_rsa', 'password'],
    skipped: ['/home/ana/.ssh/id_ed25519 (wrong-passphrase)'],
    accepts: ['publickey'],
  };
  const said = explainServerError(new ServerError('login', 'refused', 'x', { facts }), 'en');
  expect(said).toContain('the keys of your agent, the key /home/ana/.ssh/id_rsa, the password');
  expect(said).toContain('/home/ana/.ssh/id_ed25519 did not open with that passphrase.');
});

test('what a server said cannot act on the screen of who reads it', () => {
  const facts = { exitCode: 3, said: 'hola\u001b[2Jadiós' };
  const said = explainServerError(new ServerError('shell', 'dotfile-exits', 'x', { facts }), 'es', address);
  expect(said).toContain('hola\\x1b[2Jadiós');
});

test('an error of a server in between names that server, not the destination', () => {
  const facts = { host: 'bastion', port: 22, username: 'ana' };
  expect(explainServerError(new ServerError('reach', 'refused', 'x', { facts }), 'es', address)).toContain(
    'bastion',
  );
});

test('an unknown trouble is still a sentence', () => {
  const trouble = { layer: 'reach', code: 'never-heard-of', detail: 'strange' } as const;
  expect(explainServerError(trouble, 'es')).toContain('strange');
});

test('what of a configuration is not followed is said in both languages', () => {
  for (const language of languages) {
    expect(explainSettingsWarning('include-ignored', language)).toContain('Include');
    expect(explainSettingsWarning('proxy-command-ignored', language)).toContain('ProxyCommand');
  }
});
