import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { decodeTarget, encodeTarget } from '../../../src/practice/files/host-link.ts';
import { codeOf, guestAccount } from './guest-account.ts';

describe('nothing that a guest can do leads out of its own folders', () => {
  test('paths, however they are written, end in the base', async () => {
    using guest = guestAccount();
    const { files } = guest;
    writeFileSync(join(guest.outside, 'secret'), 'secret');
    for (const path of [
      '/home/ana/../../../../../../../../secret',
      '/home/ana/../ana/../../secret',
      '/tmp/../secret',
      `/home/ana/${guest.outside}/secret`,
      `${guest.outside}/secret`,
      '/home/luis/secret',
      '/tmp/\0/secret',
      '/proc/self/root/etc/passwd',
      '/proc/1/environ',
      '/proc/self/cwd/package.json',
    ]) {
      expect([path, await codeOf(files.read(path))]).not.toEqual([path, 'done']);
    }
  });

  test("a guest's own links lead through the guest's world and not through the computer's", async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    writeFileSync(join(guest.outside, 'secret'), 'secret');
    await files.link('/etc/passwd', '/home/ana/passwd');
    await files.link('../../secret', '/home/ana/up');
    await files.link(guest.outside, '/home/ana/out');
    await files.link('..', '/home/ana/parent');
    expect(String(await files.read('/home/ana/passwd'))).toContain('ana:x:1000');
    expect(await files.readLink('/home/ana/passwd')).toBe('/etc/passwd');
    expect(await files.readLink('/home/ana/up')).toBe('../../secret');
    expect(await codeOf(files.read('/home/ana/up'))).toBe('ENOENT');
    expect(await codeOf(files.read('/home/ana/out/secret'))).toBe('ENOENT');
    expect(await files.list('/home/ana/parent')).toEqual(['ana']);
    // The host's own kernel, following the same names, finds nothing either.
    for (const name of readdirSync(account.homeFolder)) {
      expect([name, existsSync(join(account.homeFolder, name, 'secret'))]).toEqual([name, false]);
      expect([name, existsSync(join(account.homeFolder, name))]).toEqual([name, false]);
    }
  });

  test('a link through which a file is made leads inside', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    await files.link('/tmp/there', '/home/ana/here');
    await files.write('/home/ana/here', 'hola');
    expect(readFileSync(join(account.tmpFolder, 'there'), 'utf8')).toBe('hola');
    await files.link('/etc/new', '/home/ana/etc');
    expect(await codeOf(files.write('/home/ana/etc', 'x'))).toBe('EACCES');
  });

  test('a link that somebody made on the computer itself is refused, and can be removed', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    writeFileSync(join(guest.outside, 'secret'), 'secret');
    symlinkSync(guest.outside, join(account.homeFolder, 'out'));
    symlinkSync('../../secret', join(account.homeFolder, 'file'));
    for (const action of [
      files.read('/home/ana/out/secret'),
      files.read('/home/ana/file'),
      files.write('/home/ana/file', 'x'),
      files.write('/home/ana/out/planted', 'x'),
      files.makeFolder('/home/ana/out/planted'),
      files.list('/home/ana/out'),
      files.rename('/home/ana/out', '/home/ana/moved'),
      files.readLink('/home/ana/out'),
      files.chmod('/home/ana/file', 0o777),
      files.removeFile('/home/ana/out/secret'),
    ]) {
      expect(await codeOf(action)).toBe('EACCES');
    }
    expect((await files.lstat('/home/ana/out')).kind).toBe('link');
    await files.removeFile('/home/ana/out');
    expect(readFileSync(join(guest.outside, 'secret'), 'utf8')).toBe('secret');
  });

  test('a file that is also elsewhere on the computer is not changed there when it is written anew', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    writeFileSync(join(guest.outside, 'original'), 'original');
    linkSync(join(guest.outside, 'original'), join(account.homeFolder, 'copy'));
    await files.write('/home/ana/copy', 'changed');
    expect(readFileSync(join(guest.outside, 'original'), 'utf8')).toBe('original');
  });

  test('a folder that turns into a link and back while it is read never shows what is outside', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    mkdirSync(join(guest.outside, 'elsewhere'));
    writeFileSync(join(guest.outside, 'elsewhere', 'file'), 'outside');
    // The worst case: the link is one that leads out, and the names are swapped from outside of the machine.
    mkdirSync(join(account.homeFolder, 'swap'));
    writeFileSync(join(account.homeFolder, 'swap', 'file'), 'inside');
    symlinkSync(join(guest.outside, 'elsewhere'), join(account.homeFolder, 'evil'));
    const swapper = new Worker(
      `const { renameSync } = require('node:fs');
       const { workerData: home } = require('node:worker_threads');
       for (;;) {
         renameSync(home + '/swap', home + '/aside'); renameSync(home + '/evil', home + '/swap');
         renameSync(home + '/swap', home + '/evil'); renameSync(home + '/aside', home + '/swap');
       }`,
      { eval: true, workerData: account.homeFolder },
    );
    const seen = new Set<string>();
    for (let round = 0; round < 2000 || !seen.has('inside'); round += 1) {
      seen.add(await files.read('/home/ana/swap/file').then(String, (error) => `refused: ${error.code}`));
      await codeOf(
        files.open('/home/ana/swap/file', { write: true, truncate: true }).then(async (file) => {
          await file.write(Buffer.from('inside'), 0);
          await file.close();
        }),
      );
    }
    await swapper.terminate();
    expect(readFileSync(join(guest.outside, 'elsewhere', 'file'), 'utf8')).toBe('outside');
    expect([...seen]).not.toContain('outside');
    expect([...seen]).toContain('inside');
  });

  test('a link kept on the host gives the guest back what it gave, and never leads upwards', () => {
    for (const target of [
      'a',
      'a/b',
      './a',
      '/etc/passwd',
      '../x',
      'a/../../x',
      'C:\\x',
      '..\\x',
      '.baqueano-link-x',
      'ñ',
    ]) {
      const stored = encodeTarget(target);
      expect(decodeTarget(stored, 'linux')).toBe(target);
      expect(stored.startsWith('/')).toBe(false);
      expect(stored.split(/[\\/]/)).not.toContain('..');
    }
    for (const stored of ['/etc', '../x', 'a/../../b', 'C:\\Users', '\\\\server\\share']) {
      expect(decodeTarget(stored, 'win32')).toBeUndefined();
    }
  });
});
