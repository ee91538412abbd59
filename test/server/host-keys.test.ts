import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { HostKeyPolicy, ServerTarget } from '../../src/server/target.ts';
import {
  fingerprintOfFile,
  makeKey,
  type RealServer,
  realServerMissing,
  startRealServer,
} from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const run = promisify(execFile);
type Question = Parameters<Extract<HostKeyPolicy, { kind: 'known-hosts' }>['accept']>[0];

describe.skipIf(realServerMissing)(`the key of a server ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let files = 0;
  beforeAll(async () => {
    real = await startRealServer({ hostKeys: ['ed25519', 'rsa'] });
  });
  afterAll(() => real?.stop());

  const freshName = (kind: string) => {
    files += 1;
    return `${kind}_${files}`;
  };
  const place = () => `[127.0.0.1]:${real.port}`;
  const publicKey = async (type: string) =>
    (await readFile(join(real.folder, `host_${type}.pub`), 'utf8')).split(' ').slice(0, 2).join(' ');
  const otherKey = async () => {
    const file = await makeKey(join(real.folder, freshName('other')));
    return (await readFile(`${file}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
  };
  const knownHosts = async (text: string) => {
    const file = join(real.folder, freshName('known_hosts'));
    await writeFile(file, text);
    return file;
  };
  const targetKnowing = (file: string, accept = async (_question: Question) => false): ServerTarget => ({
    ...real.target(),
    hostKey: { kind: 'known-hosts', files: [file], accept },
  });
  const connectKnowing = async (text: string) => {
    await using server = openServer(targetKnowing(await knownHosts(text)));
    return await troubleOf(server.run('true').then(({ exitCode }) => exitCode));
  };
  const connected = 'no trouble: 0';

  test('a pinned one that is another stops, and both fingerprints are told', async () => {
    const expected = await fingerprintOfFile(`${await makeKey(join(real.folder, 'pinned'))}.pub`);
    await using server = openServer({ ...real.target(), hostKey: { kind: 'pinned', fingerprint: expected } });
    const error = await server.run('true').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      layer: 'host-key',
      code: 'pinned-differs',
      facts: { fingerprint: real.fingerprint, expected: [expected] },
    });
  });

  test('one that is known passes without a question', async () => {
    expect(await connectKnowing(`${place()} ${await publicKey('ed25519')}\n`)).toBe(connected);
  });

  test('one that ssh-keygen has hashed passes too', async () => {
    const file = await knownHosts(`${place()} ${await publicKey('ed25519')}\n`);
    await run('ssh-keygen', ['-H', '-f', file]);
    expect(await readFile(file, 'utf8')).toMatch(/^\|1\|/);
    expect(await connectKnowing(await readFile(file, 'utf8'))).toBe(connected);
  });

  test('a server known by its RSA key alone is asked for that key, and does not look changed', async () => {
    expect(await connectKnowing(`${place()} ${await publicKey('rsa')}\n`)).toBe(connected);
  });

  test('one that changed stops, tells both fingerprints and the line to look at', async () => {
    const file = await knownHosts(`# mine\n${place()} ${await otherKey()}\n`);
    await using server = openServer(targetKnowing(file, async () => true));
    const error = await server.run('true').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      layer: 'host-key',
      code: 'changed',
      facts: { fingerprint: real.fingerprint, name: place(), file: `${file}:2` },
    });
    expect(server.connection).toMatchObject({ kind: 'closed', error: { code: 'changed' } });
  });

  test('one that was revoked stops, even when another line knows it', async () => {
    const key = await publicKey('ed25519');
    expect(await connectKnowing(`@revoked * ${key}\n${place()} ${key}\n`)).toBe('host-key: revoked');
  });

  test('an authority that we cannot check leaves the key unknown', async () => {
    expect(await connectKnowing(`@cert-authority * ${await publicKey('ed25519')}\n`)).toBe(
      'host-key: not-accepted',
    );
  });

  test('an unknown one is asked about once with the fingerprint of ssh-keygen, and remembered privately', async () => {
    const file = join(real.folder, 'fresh-home', '.ssh', 'known_hosts');
    const questions: Question[] = [];
    const accept = async (question: Question) => {
      questions.push(question);
      return true;
    };
    for (const _time of [1, 2]) {
      await using server = openServer(targetKnowing(file, accept));
      await server.run('true');
    }
    const { stdout } = await run('ssh-keygen', ['-lf', join(real.folder, 'host_ed25519.pub')]);
    expect(questions).toEqual([
      { address: place(), keyType: 'ssh-ed25519', fingerprint: stdout.split(' ')[1] },
    ]);
    expect(await readFile(file, 'utf8')).toBe(`${place()} ${await publicKey('ed25519')}\n`);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    const found = await run('ssh-keygen', ['-F', place(), '-f', file]);
    expect(found.stdout).toContain('found');
  });

  test('a last line without its end is not glued to the new one', async () => {
    const file = await knownHosts(`uno.example ${await otherKey()}`);
    await using server = openServer(targetKnowing(file, async () => true));
    await server.run('true');
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
  });

  test('a person who says no stays outside, and nothing is written', async () => {
    const file = await knownHosts('');
    await using server = openServer(targetKnowing(file));
    expect(await troubleOf(server.run('true'))).toBe('host-key: not-accepted');
    expect(await readFile(file, 'utf8')).toBe('');
  });

  test('a list of known servers that cannot be read stops the connection', async () => {
    const folder = join(real.folder, 'a-folder-where-a-file-should-be');
    await mkdir(folder);
    await chmod(folder, 0o700);
    await using server = openServer(targetKnowing(folder, async () => true));
    expect(await troubleOf(server.run('true'))).toBe('host-key: unreadable');
  });

  test('a person may take longer to read the fingerprint than a server may take to answer', async () => {
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      return true;
    };
    await using server = openServer(targetKnowing(await knownHosts(''), slow), { ready: 300 });
    expect(await troubleOf(server.run('true').then(({ exitCode }) => exitCode))).toBe(connected);
  });
});
