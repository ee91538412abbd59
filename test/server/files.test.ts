import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const noOwnHome = realServerHasOwnHome ? undefined : 'needs root: an account of its own';

describe.skipIf(realServerMissing)(`the files of a server ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
    folder = join(await server.home(), `files-${randomBytes(4).toString('hex')}`);
    await server.files.makeFolder(folder);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await server?.[Symbol.asyncDispose]();
    await real?.stop();
  });
  const at = (name: string) => join(folder, name);

  test('the home is the account’s own', async () => {
    expect(await server.home()).toBe(real.home);
  });

  test('facts of a file, a folder, a link and what is neither', async () => {
    await server.files.write(at('a.txt'), 'hola', { mode: 0o640 });
    await symlink('a.txt', at('link'));
    expect(await server.files.stat(at('a.txt'))).toMatchObject({ kind: 'file', size: 4, mode: 0o640 });
    expect(await server.files.stat(folder)).toMatchObject({ kind: 'folder' });
    expect(await server.files.stat(at('link'))).toMatchObject({ kind: 'file', size: 4 });
    expect(await server.files.lstat(at('link'))).toMatchObject({ kind: 'link' });
    expect(await server.files.stat('/dev/null')).toMatchObject({ kind: 'other' });
    await utimes(at('a.txt'), 1_234_567_890, 1_234_567_890);
    expect((await server.files.stat(at('a.txt')))?.modified).toEqual(new Date('2009-02-13T23:31:30Z'));
  });

  test('what is not there is undefined, also below a file and behind a broken link', async () => {
    await server.files.write(at('plain'), '');
    await symlink('nowhere', at('broken'));
    for (const path of [at('missing'), at('plain/below'), at('broken')]) {
      expect(await server.files.stat(path)).toBeUndefined();
      expect(await server.files.read(path)).toBeUndefined();
      expect(await server.files.sha256(path)).toBeUndefined();
      expect(await server.files.list(path)).toBeUndefined();
    }
    expect(await server.files.lstat(at('broken'))).toMatchObject({ kind: 'link' });
    expect(await server.files.list(at('plain'))).toBeUndefined();
  });

  test('what may not be seen is a matter of permission, not of absence', async () => {
    expect(await troubleOf(server.files.list('/proc/1/fd'))).toBe('permission: denied');
    expect(await troubleOf(server.files.write('/proc/version', 'x'))).toBe('permission: denied');
  });

  test.skipIf(noOwnHome)(`a folder of somebody else cannot be written to ${noOwnHome ?? ''}`, async () => {
    expect(await troubleOf(server.files.makeFolder('/etc/mine/deep'))).toBe('permission: denied');
    expect(await troubleOf(server.files.write('/etc/mine', 'x'))).toBe('permission: denied');
    expect(await troubleOf(server.files.remove('/etc/passwd'))).toBe('permission: denied');
  });

  test.each([
    'ñandú y español.txt',
    'it\'s; rm -rf $HOME `x` "q"',
    '-rf',
    'two\nlines',
    'tab\there \u001b[31mred',
    '日本語 🐄',
    '.hidden',
    ' spaces ',
    '..not-above',
  ])('a file called %j comes and goes', async (name) => {
    const home = at('names');
    await server.files.makeFolder(home);
    await server.files.write(join(home, name), name);
    expect(await server.files.list(home)).toEqual([name]);
    expect(String(await server.files.read(join(home, name)))).toBe(name);
    await server.files.remove(join(home, name));
    expect(await server.files.list(home)).toEqual([]);
  });

  test('a name that is too long is refused as a name', async () => {
    expect(await troubleOf(server.files.write(at('x'.repeat(300)), ''))).toBe('files: bad-name');
  });

  test('the names of a folder come sorted, and all 500 of them', async () => {
    const many = at('many');
    await mkdir(many);
    const names = Array.from({ length: 500 }, (_, number) => `f${String(number).padStart(3, '0')}`);
    await Promise.all(names.map((name) => writeFile(join(many, name), '')));
    expect(await server.files.list(many)).toEqual(names);
  });

  test.each([0, 1, 32_767, 32_768, 32_769, 5_000_001])(
    '%d bytes are written, read and hashed as they are',
    async (size) => {
      const bytes = randomBytes(size);
      await server.files.write(at('bytes'), bytes);
      expect(await readFile(at('bytes'))).toEqual(bytes);
      expect(await server.files.read(at('bytes'), { maxBytes: 10_000_000 })).toEqual(bytes);
      expect(await server.files.sha256(at('bytes'))).toBe(createHash('sha256').update(bytes).digest('hex'));
    },
  );

  test('reading stops at its limit, and a shorter file replaces a longer one whole', async () => {
    await server.files.write(at('long'), 'x'.repeat(100_000));
    expect((await server.files.read(at('long'), { maxBytes: 10 }))?.toString()).toBe('xxxxxxxxxx');
    await server.files.write(at('long'), 'corto');
    expect((await server.files.read(at('long')))?.toString()).toBe('corto');
  });

  test('a file without a size of its own is read all the same', async () => {
    expect(String(await server.files.read('/proc/self/status'))).toContain('Name:');
  });

  test('folders are made with those above them, and one that is there is no mistake', async () => {
    await server.files.makeFolder(at('uno/dos/tres'));
    await server.files.makeFolder(at('uno/dos/tres'));
    expect(await server.files.stat(at('uno/dos/tres'))).toMatchObject({ kind: 'folder' });
    await server.files.write(at('a-file'), '');
    expect(await troubleOf(server.files.makeFolder(at('a-file')))).toBe('files: refused');
    expect(await troubleOf(server.files.makeFolder(at('a-file/below')))).toMatch(/^files: /);
  });

  test('removing takes a folder with all in it, links and not what they lead to', async () => {
    await server.files.makeFolder(at('full/deep'));
    await server.files.write(at('full/deep/x'), 'x');
    await server.files.write(at('precious'), 'x');
    await symlink(at('precious'), at('full/link'));
    await symlink(folder, at('full/deep/up'));
    await server.files.remove(at('full'));
    expect(await server.files.lstat(at('full'))).toBeUndefined();
    expect(await server.files.stat(at('precious'))).toBeDefined();
    await server.files.remove(at('was never there'));
  });

  test('renaming replaces what had the name', async () => {
    await server.files.write(at('new'), 'new');
    await server.files.write(at('old'), 'old');
    await server.files.rename(at('new'), at('old'));
    expect(String(await server.files.read(at('old')))).toBe('new');
    expect(await server.files.stat(at('new'))).toBeUndefined();
    expect(await troubleOf(server.files.rename(at('nothing'), at('x')))).toBe('files: not-found');
  });

  test('permissions are set as asked, whatever the server’s own habit', async () => {
    await server.files.write(at('script'), '#!/bin/sh\n', { mode: 0o777 });
    expect((await server.files.stat(at('script')))?.mode).toBe(0o777);
    await server.files.chmod(at('script'), 0o600);
    expect((await server.files.stat(at('script')))?.mode).toBe(0o600);
  });

  test.skipIf(noOwnHome)(`a file that may not be read says so ${noOwnHome ?? ''}`, async () => {
    await server.files.write(at('secret'), 'x');
    await chmod(at('secret'), 0o000);
    expect(await troubleOf(server.files.read(at('secret')))).toBe('permission: denied');
  });
});

describe.skipIf(realServerMissing ?? noOwnHome)(
  `a file service that starts through the login shell ${realServerMissing ?? noOwnHome ?? ''}`,
  () => {
    let real: RealServer;
    beforeAll(async () => {
      real = await startRealServer({ sftp: 'external' });
    });
    afterAll(() => real?.stop());

    const troubleWith = async (bashrc: string) => {
      await writeFile(join(real.home, '.bashrc'), bashrc);
      await using server = openServer(real.target(), { ready: 3000 });
      return await troubleOf(server.files.list('/'));
    };

    test('a dotfile that prints is named', async () => {
      expect(await troubleWith('echo bienvenida al servidor\n')).toBe('files: dotfile-prints');
    });

    test('a dotfile that prints very little is named too', async () => {
      expect(await troubleWith('echo\n')).toBe('files: dotfile-prints');
      expect(await troubleWith('echo hola\n')).toBe('files: dotfile-prints');
    });

    test('a dotfile that exits is named', async () => {
      expect(await troubleWith('exit 3\n')).toBe('files: dotfile-exits');
    });

    test('once it is mended, it opens on the same connection', async () => {
      await writeFile(join(real.home, '.bashrc'), 'echo roto\n');
      await using server = openServer(real.target());
      expect(await troubleOf(server.files.list('/'))).toBe('files: dotfile-prints');
      await writeFile(join(real.home, '.bashrc'), '');
      expect(await server.files.list('/')).toContain('etc');
    });
  },
);

test.skipIf(realServerMissing)(
  `a server without a file service says so ${realServerMissing ?? ''}`,
  async () => {
    await using real = await startRealServer({ sftp: 'none' });
    await using server = openServer(real.target());
    expect(await troubleOf(server.home())).toBe('files: no-sftp');
  },
);
