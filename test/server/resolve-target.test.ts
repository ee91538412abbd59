import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAgent } from '../../src/server/resolve/find-agent.ts';
import { parseDestination } from '../../src/server/resolve/parse-destination.ts';
import type { SettingsSource } from '../../src/server/resolve/ssh-settings.ts';
import { resolveTarget } from '../../src/server/resolve-target.ts';
import { troubleOf } from './trouble-of.ts';

const noSsh = !process.env.CI && spawnSync('ssh', ['-V']).error ? 'no ssh on this computer' : undefined;

describe('a destination', () => {
  test.each([
    ['uno.example', { host: 'uno.example', username: undefined, port: undefined }],
    ['ana@uno.example', { host: 'uno.example', username: 'ana', port: undefined }],
    ['ana@uno.example:2222', { host: 'uno.example', username: 'ana', port: 2222 }],
    ['ssh://ana@uno.example:2222/', { host: 'uno.example', username: 'ana', port: 2222 }],
    ['ana@facultad@uno.example', { host: 'uno.example', username: 'ana@facultad', port: undefined }],
    ['[2001:db8::1]:2222', { host: '2001:db8::1', username: undefined, port: 2222 }],
    ['::1', { host: '::1', username: undefined, port: undefined }],
    ['10.0.0.7', { host: '10.0.0.7', username: undefined, port: undefined }],
  ])('%s', (text, expected) => {
    expect(parseDestination(text)).toEqual(expected);
  });

  test.each([
    '',
    '@uno',
    '-oProxyCommand=x',
    'ana@-x',
    '-x@uno',
    'uno dos',
    'uno:0',
    'uno:99999',
    'uno:port',
  ])('%j is none', (text) => {
    expect(parseDestination(text)).toBeUndefined();
  });
});

test('the agent is the configured one, the environment’s, or the one of Windows', () => {
  expect(findAgent('none', { SSH_AUTH_SOCK: '/a' })).toBeUndefined();
  expect(findAgent('/b', { SSH_AUTH_SOCK: '/a' })).toBe('/b');
  expect(findAgent('SSH_AUTH_SOCK', { SSH_AUTH_SOCK: '/a' })).toBe('/a');
  expect(findAgent(undefined, {}, 'linux')).toBeUndefined();
  expect(findAgent(undefined, {}, 'win32')).toBe('\\\\.\\pipe\\openssh-ssh-agent');
});

describe.each([
  ['as ssh itself reads it', 'ssh', noSsh],
  ['where there is no ssh', '/nowhere/ssh', undefined],
])('a configuration %s', (_how, sshProgram, missing) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ssh-config-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const resolve = async (
    destination: string,
    config: string,
    options: { keyFile?: string; fingerprint?: string } = {},
  ) => {
    const configFile = join(folder, 'config');
    await writeFile(configFile, config);
    const source: Partial<SettingsSource> = {
      home: folder,
      environment: {},
      localUsername: 'local',
      configFile,
      sshProgram,
    };
    return resolveTarget(destination, { acceptHost: async () => false, ...options, source });
  };

  test.skipIf(missing)(
    `an alias brings its host, port, user, keys and known hosts ${missing ?? ''}`,
    async () => {
      const { target, warnings } = await resolve(
        'clase',
        `Host clase\n  HostName 10.0.0.7\n  Port 2222\n  User ana\n  IdentityFile ~/uno\n  IdentityFile "${folder}/con espacio"\n  UserKnownHostsFile ${folder}/known\n`,
      );
      expect(target).toMatchObject({ host: '10.0.0.7', port: 2222, username: 'ana' });
      expect(target.login.keyFiles).toEqual([join(folder, 'uno'), join(folder, 'con espacio')]);
      expect(target.hostKey).toMatchObject({ kind: 'known-hosts' });
      expect(target.hostKey.kind === 'known-hosts' && target.hostKey.files[0]).toBe(join(folder, 'known'));
      expect(warnings).toEqual([]);
    },
  );

  test.skipIf(missing)(`what is written in the destination wins ${missing ?? ''}`, async () => {
    const { target } = await resolve(
      'eva@clase:99',
      'Host clase\n  HostName 10.0.0.7\n  Port 2222\n  User ana\n',
    );
    expect(target).toMatchObject({ host: '10.0.0.7', port: 99, username: 'eva' });
  });

  test.skipIf(missing)(`a host without a word about it has the usual keys ${missing ?? ''}`, async () => {
    const { target } = await resolve('ana@uno.example', '');
    expect(target).toMatchObject({ host: 'uno.example', port: 22, username: 'ana' });
    expect(target.login.keyFiles).toContain(join(folder, '.ssh', 'id_ed25519'));
    expect(target.jump).toBeUndefined();
  });

  test.skipIf(missing)(`servers in between come in the order of the way ${missing ?? ''}`, async () => {
    const { target } = await resolve(
      'clase',
      'Host clase\n  ProxyJump eva@uno:2201,dos\nHost dos\n  HostName 10.0.0.2\n  User beto\n',
    );
    expect(target.jump).toMatchObject({ host: '10.0.0.2', username: 'beto' });
    expect(target.jump?.jump).toMatchObject({ host: 'uno', port: 2201, username: 'eva' });
    expect(target.jump?.jump?.jump).toBeUndefined();
  });

  test.skipIf(missing)(`a ring of servers in between is refused ${missing ?? ''}`, async () => {
    expect(await troubleOf(resolve('uno', 'Host uno\n  ProxyJump dos\nHost dos\n  ProxyJump uno\n'))).toBe(
      'name: not-understood',
    );
  });

  test.skipIf(missing)(`a key and a fingerprint that were given come first ${missing ?? ''}`, async () => {
    const { target } = await resolve('ana@uno', 'Host uno\n  IdentityFile ~/uno\n', {
      keyFile: '/keys/mine',
      fingerprint: 'SHA256:abc',
    });
    expect(target.login.keyFiles).toEqual(['/keys/mine', join(folder, 'uno')]);
    expect(target.hostKey).toEqual({ kind: 'pinned', fingerprint: 'SHA256:abc' });
  });

  test.skipIf(missing)(`a proxy command is warned about ${missing ?? ''}`, async () => {
    const { warnings } = await resolve('uno', 'Host uno\n  ProxyCommand nc %h %p\n');
    expect(warnings).toEqual(['proxy-command-ignored']);
  });

  test.skipIf(missing)(
    `what is included is read by ssh, and warned about without it ${missing ?? ''}`,
    async () => {
      await writeFile(join(folder, 'more'), 'Host uno\n  User included\n');
      const { target, warnings } = await resolve('uno', `Include ${folder}/more\n`);
      if (sshProgram === 'ssh') expect(target.username).toBe('included');
      else expect(warnings).toEqual(['include-ignored']);
    },
  );
});

test.skipIf(noSsh)(`a configuration that ssh refuses is told with its own words ${noSsh ?? ''}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ssh-config-'));
  const configFile = join(folder, 'config');
  await writeFile(configFile, 'Portt 22\n');
  const resolving = resolveTarget('uno', { acceptHost: async () => false, source: { configFile } });
  await expect(resolving).rejects.toMatchObject({
    layer: 'name',
    code: 'bad-configuration',
    detail: /portt/i,
  });
  await rm(folder, { recursive: true, force: true });
});

test('what is no destination is said so', async () => {
  expect(await troubleOf(resolveTarget('-oProxyCommand=calc', { acceptHost: async () => false }))).toBe(
    'name: not-understood',
  );
});
