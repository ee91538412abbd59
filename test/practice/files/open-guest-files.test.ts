import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, guestAccount } from './guest-account.ts';

describe("an account's files look like a real server's", () => {
  test('the root is that of a Debian, read-only, and root owns it', async () => {
    using guest = guestAccount({ commands: ['ls', 'cat'] });
    const { files } = guest;
    expect(await files.list('/')).toContain('etc');
    expect(await files.list('/bin')).toEqual(['cat', 'ls']);
    expect(await files.realPath('/bin/ls')).toBe('/usr/bin/ls');
    expect(String(await files.read('/etc/hostname'))).toBe('servidor-test\n');
    expect(String(await files.read('/etc/passwd'))).toContain('ana:x:1000:1000:,,,:/home/ana:/bin/bash\n');
    expect(await files.stat('/etc/passwd')).toMatchObject({
      kind: 'file',
      owner: 'root',
      userId: 0,
      mode: 0o644,
    });
    expect(await files.stat('/home/ana')).toMatchObject({ kind: 'folder', owner: 'ana', userId: 1000 });
    expect(await files.list('/home')).toEqual(['ana']);
  });

  test('what belongs to root cannot be changed, with the words of a real server', async () => {
    using guest = guestAccount();
    const { files } = guest;
    await files.write('/home/ana/a', 'a');
    expect(await codeOf(files.write('/etc/passwd', 'x'))).toBe('EACCES');
    expect(await codeOf(files.write('/etc/new', 'x'))).toBe('EACCES');
    expect(await codeOf(files.makeFolder('/opt/mine'))).toBe('EACCES');
    expect(await codeOf(files.removeFile('/etc/passwd'))).toBe('EACCES');
    expect(await codeOf(files.removeFolder('/home/ana'))).toBe('EACCES');
    expect(await codeOf(files.removeFolder('/tmp'))).toBe('EACCES');
    expect(await codeOf(files.rename('/home/ana', '/tmp/x'))).toBe('EACCES');
    expect(await codeOf(files.rename('/home/ana/a', '/etc/a'))).toBe('EACCES');
    expect(await codeOf(files.chmod('/etc', 0o777))).toBe('EPERM');
    expect(await codeOf(files.list('/root'))).toBe('EACCES');
    expect(await codeOf(files.read('/etc/shadow'))).toBe('EACCES');
    expect(await codeOf(files.hostPath('/etc/passwd', { forWriting: true }))).toBe('EACCES');
  });

  test('/dev/null swallows what is written', async () => {
    using guest = guestAccount();
    const { files } = guest;
    await files.write('/dev/null', 'gone');
    await files.write('/dev/null', 'gone', { append: true });
    expect(await files.read('/dev/null')).toHaveLength(0);
  });

  test('files are made, appended to, renamed and removed', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    await files.makeFolder('/home/ana/datos');
    await files.write('/home/ana/datos/ñandú.txt', 'uno\n');
    await files.write('/home/ana/datos/ñandú.txt', 'dos\n', { append: true });
    expect(readFileSync(join(account.homeFolder, 'datos', 'ñandú.txt'), 'utf8')).toBe('uno\ndos\n');
    await files.rename('/home/ana/datos', '/tmp/datos');
    expect(await files.list('/tmp/datos')).toEqual(['ñandú.txt']);
    await files.removeFile('/tmp/datos/ñandú.txt');
    await files.removeFolder('/tmp/datos/');
    expect(await files.list('/tmp')).toEqual([]);
  });

  test('each mistake has the code that Linux gives it', async () => {
    using guest = guestAccount();
    const { files } = guest;
    await files.makeFolder('/tmp/full');
    await files.write('/tmp/full/file', 'x');
    await files.link('loop', '/tmp/loop');
    expect(await codeOf(files.read('/tmp/none'))).toBe('ENOENT');
    expect(await codeOf(files.read('/tmp/none/deeper'))).toBe('ENOENT');
    expect(await codeOf(files.read(''))).toBe('ENOENT');
    expect(await codeOf(files.read('/tmp/full'))).toBe('EISDIR');
    expect(await codeOf(files.write('/tmp/full', 'x'))).toBe('EISDIR');
    expect(await codeOf(files.list('/tmp/full/file'))).toBe('ENOTDIR');
    expect(await codeOf(files.stat('/tmp/full/file/'))).toBe('ENOTDIR');
    expect(await codeOf(files.stat('/tmp/full/file/..'))).toBe('ENOTDIR');
    expect(await codeOf(files.makeFolder('/tmp/full'))).toBe('EEXIST');
    expect(await codeOf(files.makeFolder('/tmp/none/deeper'))).toBe('ENOENT');
    expect(await codeOf(files.removeFolder('/tmp/full'))).toBe('ENOTEMPTY');
    expect(await codeOf(files.removeFolder('/tmp/full/file'))).toBe('ENOTDIR');
    expect(await codeOf(files.removeFile('/tmp/full'))).toBe('EISDIR');
    expect(await codeOf(files.rename('/tmp/full', '/tmp/full/inside'))).toBe('EINVAL');
    expect(await codeOf(files.rename('/tmp/full/file', '/tmp/full'))).toBe('EISDIR');
    expect(await codeOf(files.read('/tmp/loop'))).toBe('ELOOP');
    expect(await codeOf(files.readLink('/tmp/full'))).toBe('EINVAL');
    expect(await codeOf(files.write(`/tmp/${'x'.repeat(256)}`, ''))).toBe('ENAMETOOLONG');
    expect(await codeOf(files.open('/tmp/full/file', { create: true, exclusive: true, write: true }))).toBe(
      'EEXIST',
    );
  });

  test('permissions hold for the account, even where the machine itself runs as root', async () => {
    using guest = guestAccount();
    const { files } = guest;
    await files.makeFolder('/tmp/closed');
    await files.write('/tmp/closed/file', 'secret', { mode: 0o600 });
    expect((await files.stat('/tmp/closed/file')).mode).toBe(0o600);
    await files.chmod('/tmp/closed/file', 0);
    expect(await codeOf(files.read('/tmp/closed/file'))).toBe('EACCES');
    expect(await codeOf(files.write('/tmp/closed/file', 'x'))).toBe('EACCES');
    await files.chmod('/tmp/closed/file', 0o400);
    expect(String(await files.read('/tmp/closed/file'))).toBe('secret');
    expect(await codeOf(files.write('/tmp/closed/file', 'x', { append: true }))).toBe('EACCES');
    await files.chmod('/tmp/closed', 0o600);
    expect(await codeOf(files.stat('/tmp/closed/file'))).toBe('EACCES');
    await files.chmod('/tmp/closed', 0o300);
    expect(await codeOf(files.list('/tmp/closed'))).toBe('EACCES');
    expect((await files.stat('/tmp/closed/file')).size).toBe(6);
    await files.chmod('/tmp/closed', 0o500);
    expect(await codeOf(files.removeFile('/tmp/closed/file'))).toBe('EACCES');
    expect(await codeOf(files.rename('/tmp/closed/file', '/tmp/x'))).toBe('EACCES');
    await files.chmod('/tmp/closed/file', 0o600);
    await files.write('/tmp/closed/file', 'new');
    expect(String(await files.read('/tmp/closed/file'))).toBe('new');
  });

  test.skipIf(process.platform === 'win32')(
    'no file that runs as its owner can be made (POSIX only)',
    async () => {
      using guest = guestAccount();
      const { files, account } = guest;
      await files.write('/tmp/tool', 'x');
      await files.chmod('/tmp/tool', 0o6755);
      expect(statSync(join(account.tmpFolder, 'tool')).mode & 0o7777).toBe(0o755);
    },
  );

  test('a file that is written anew keeps its permissions, and is never half there', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    await files.write('/home/ana/run.sh', 'old');
    await files.chmod('/home/ana/run.sh', 0o750);
    const writing = Array.from({ length: 20 }, (_, round) =>
      files.write('/home/ana/run.sh', `${round}`.repeat(5000)),
    );
    for (let look = 0; look < 50; look += 1) {
      const text = String(await files.read('/home/ana/run.sh'));
      expect(text === 'old' || text.length === 5000 || text.length === 10_000).toBe(true);
    }
    await Promise.all(writing);
    expect((await files.stat('/home/ana/run.sh')).mode).toBe(0o750);
    expect(readdirSync(join(account.homeFolder, '..')).sort()).toEqual(['home', 'tmp']);
  });

  test('an open file is read and written by place', async () => {
    using guest = guestAccount();
    const { files } = guest;
    await using file = await files.open('/tmp/a', { read: true, write: true, create: true });
    await file.write(Buffer.from('hola'), 4);
    const bytes = Buffer.alloc(100);
    expect(await file.read(bytes, 2)).toBe(6);
    expect(bytes.subarray(0, 6)).toEqual(Buffer.from('\0\0hola'));
    expect(await file.read(bytes, 8)).toBe(0);
    await file.truncate(1);
    expect((await file.facts()).size).toBe(1);
  });

  test('names that are paths or devices on Windows are refused there', async () => {
    using guest = guestAccount({ platform: 'win32' });
    const { files } = guest;
    for (const name of [
      '..\\..\\x',
      'C:x',
      'nul',
      'COM1.txt',
      'a.txt:hidden',
      'end.',
      'end ',
      'a*b',
      'a\u0001',
    ]) {
      expect([name, await codeOf(files.write(`/tmp/${name}`, 'x'))]).toEqual([name, 'EINVAL']);
    }
    for (const name of ['con-datos.txt', 'nula', '.bashrc', 'ñ.txt']) {
      expect([name, await codeOf(files.write(`/tmp/${name}`, 'x'))]).toEqual([name, 'done']);
    }
  });

  test('where capitals do not matter to the disk, they still do to the guest', async () => {
    using guest = guestAccount({ platform: 'darwin' });
    const { files } = guest;
    await files.makeFolder('/tmp/Datos');
    expect(await codeOf(files.stat('/tmp/datos'))).toBe('ENOENT');
    expect(await codeOf(files.stat('/tmp/Datos'))).toBe('done');
  });

  test('nothing of the host shows in an error', async () => {
    using guest = guestAccount();
    const { files, account } = guest;
    writeFileSync(join(account.homeFolder, 'a'), '');
    const error = await files.list('/home/ana/a').catch((reason: unknown) => reason);
    expect(String(error)).not.toContain(guest.outside);
    expect(existsSync(join(account.homeFolder, 'a'))).toBe(true);
  });
});
