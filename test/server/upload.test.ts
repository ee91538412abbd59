import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { startDelayProxy } from '../real/delay-proxy.ts';
import { type RealServer, realServerHasOwnHome, realServerMissing, startRealServer } from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const run = promisify(execFile);
const noOwnHome = realServerHasOwnHome ? undefined : 'needs root: an account of its own';

describe.skipIf(realServerMissing)(`uploading a file ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  let server: Server;
  let there: string;
  let here: string;
  beforeAll(async () => {
    real = await startRealServer();
    server = openServer(real.target());
    there = join(await server.home(), `up-${randomBytes(4).toString('hex')}`);
    here = join(real.folder, 'here');
    await mkdir(here);
    await server.files.makeFolder(there);
  });
  afterAll(async () => {
    await server?.files.remove(there);
    await server?.[Symbol.asyncDispose]();
    await real?.stop();
  });
  const local = async (name: string, bytes: Buffer | string) => {
    await writeFile(join(here, name), bytes);
    return join(here, name);
  };
  const slow = (bytesPerSecond: number) => startDelayProxy(real, { delay: 1, bytesPerSecond });
  const through = (proxy: { readonly port: number }) => openServer({ ...real.target(), port: proxy.port });

  test.each([
    ['an empty one', 0],
    ['a small one', 10],
    ['a big one', 3_000_001],
  ])('%s arrives whole, and nothing half-written stays', async (_what, size) => {
    const bytes = randomBytes(size);
    const progress: number[] = [];
    await server.files.upload(await local('whole', bytes), join(there, 'whole'), {
      onProgress: ({ sent, total }) => {
        expect(total).toBe(size);
        progress.push(sent);
      },
    });
    expect(await readFile(join(there, 'whole'))).toEqual(bytes);
    expect(await server.files.list(there)).toEqual(['whole']);
    expect(progress.at(0)).toBe(0);
    expect(progress.at(-1)).toBe(size);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));
  });

  test('one that replaces another keeps its permissions, and a link keeps leading there', async () => {
    await server.files.write(join(there, 'run.sh'), 'old', { mode: 0o750 });
    await symlink('run.sh', join(there, 'to-run'));
    await server.files.upload(await local('run.sh', 'new'), join(there, 'to-run'));
    expect(String(await server.files.read(join(there, 'run.sh')))).toBe('new');
    expect(await server.files.lstat(join(there, 'run.sh'))).toMatchObject({ kind: 'file', mode: 0o750 });
    expect(await server.files.lstat(join(there, 'to-run'))).toMatchObject({ kind: 'link' });
  });

  test('a stopped one leaves the old file as it was, and goes on later from where it was', async () => {
    const bytes = randomBytes(2_000_000);
    const file = await local('stopped', bytes);
    const path = join(there, 'stopped');
    await server.files.write(path, 'old');
    await using proxy = await slow(4_000_000);
    await using line = through(proxy);
    const stop = new AbortController();
    const stopped = line.files.upload(file, path, {
      signal: stop.signal,
      onProgress: ({ sent }) => {
        if (sent > 500_000) stop.abort(new Error('the student pressed Esc'));
      },
    });
    await expect(stopped).rejects.toThrow('the student pressed Esc');
    expect(String(await server.files.read(path))).toBe('old');
    const left = (await server.files.stat(`${path}.part`))?.size ?? 0;
    expect(left).toBeGreaterThan(500_000);
    const starts: number[] = [];
    await server.files.upload(file, path, { onProgress: ({ sent }) => starts.push(sent) });
    expect(starts[0]).toBeGreaterThanOrEqual(left);
    expect(await readFile(path)).toEqual(bytes);
  });

  test('one that a cut line broke is continued over the next line', async () => {
    const bytes = randomBytes(2_000_000);
    const file = await local('cut', bytes);
    const path = join(there, 'cut');
    await using proxy = await slow(4_000_000);
    await using line = openServer({ ...real.target(), port: proxy.port }, { backoff: [20] });
    let cuts = 0;
    const broken = line.files.upload(file, path, {
      onProgress: ({ sent }) => {
        if (sent > 500_000 && cuts++ === 0) proxy.cut();
      },
    });
    expect(await troubleOf(broken)).toBe('reach: cut');
    expect(await server.files.stat(path)).toBeUndefined();
    const starts: number[] = [];
    await line.files.upload(file, path, { onProgress: ({ sent }) => starts.push(sent) });
    expect(starts[0]).toBeGreaterThan(100_000);
    expect(await readFile(path)).toEqual(bytes);
  });

  test('what lies there under the name of a part and is no part of it is not built upon', async () => {
    const path = join(there, 'other');
    await server.files.write(`${path}.part`, 'something else');
    await server.files.upload(await local('other', 'twelve bytes and more'), path);
    expect(String(await server.files.read(path))).toBe('twelve bytes and more');
  });

  test('a part that is longer than the file is not built upon', async () => {
    const path = join(there, 'shorter');
    await server.files.write(`${path}.part`, 'a long text that was there');
    await server.files.upload(await local('shorter', 'a long'), path);
    expect(String(await server.files.read(path))).toBe('a long');
  });

  test.each(["it's ñ; $(x).py", '-rf', 'two\nlines'])(
    'a file called %j arrives under its name',
    async (name) => {
      const folder = join(there, 'names');
      await server.files.makeFolder(folder);
      await server.files.write(join(folder, `${name}.part`), 'ho');
      await server.files.upload(await local('named', 'hola'), join(folder, name));
      expect(await server.files.list(folder)).toEqual([name]);
      await server.files.remove(folder);
    },
  );

  test('what is wrong on this computer is told apart from what is wrong there', async () => {
    const upload = (file: string, path: string) => troubleOf(server.files.upload(file, path));
    const file = await local('fine', 'x');
    expect(await upload(join(here, 'nothing'), join(there, 'x'))).toBe('files: local-missing');
    expect(await upload(here, join(there, 'x'))).toBe('files: local-not-a-file');
    expect(await upload(file, there)).toBe('files: is-folder');
    expect(await upload(file, join(there, 'no', 'such', 'folder'))).toBe('files: not-found');
  });

  test('a file that grows while it is sent is not passed off as whole', async () => {
    const file = await local('growing', randomBytes(500_000));
    const path = join(there, 'growing');
    await using proxy = await slow(2_000_000);
    await using line = through(proxy);
    let grown: Promise<void> | undefined;
    const sent = line.files.upload(file, path, {
      onProgress: () => {
        grown ??= appendFile(file, 'more');
      },
    });
    expect(await troubleOf(sent)).toBe('files: local-changed');
    await grown;
    expect(await server.files.stat(path)).toBeUndefined();
  });

  test.skipIf(noOwnHome)(
    `a folder of somebody else is a matter of permission ${noOwnHome ?? ''}`,
    async () => {
      const file = await local('mine', 'x');
      expect(await troubleOf(server.files.upload(file, '/etc/mine'))).toBe('permission: denied');
    },
  );

  test.skipIf(noOwnHome)(`a full disk is named ${noOwnHome ?? ''}`, async () => {
    const disk = join(there, 'disk');
    await server.files.makeFolder(disk);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=1777', 'none', disk]);
    try {
      const file = await local('too-big', randomBytes(1_000_000));
      expect(await troubleOf(server.files.upload(file, join(disk, 'too-big')))).toBe('files: disk-full');
      await expect(stat(join(disk, 'too-big'))).rejects.toThrow();
    } finally {
      await run('umount', [disk]);
    }
  });
});
