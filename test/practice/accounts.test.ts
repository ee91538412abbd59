import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accountNameFor, isAccountName } from '../../src/practice/account-name.ts';
import { openAccounts } from '../../src/practice/accounts.ts';
import { openMachineIdentity } from '../../src/practice/machine-identity.ts';
import { resetAccount } from '../../src/practice/reset-account.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('the name of an account', () => {
  test.each([
    ['Ana', 'ana'],
    ['josé maría', 'josemaria'],
    ['Ñandú', 'nandu'],
    ['AULA\\Pedro.Gómez', 'pedrogomez'],
    ['42 luis', 'luis'],
    ['root', 'estudiante'],
    ['', 'estudiante'],
    ['李', 'estudiante'],
    ['CON', 'estudiante'],
    ['x'.repeat(60), 'x'.repeat(31)],
  ])('%s becomes %s', (local, name) => {
    expect(accountNameFor(local)).toBe(name);
    expect(isAccountName(name)).toBe(true);
  });

  test.each(['../ana', 'ana/..', 'Ana', '', '-x', 'root', 'a b', 'aux'])(
    '%j is no name of an account',
    (name) => {
      expect(isAccountName(name)).toBe(false);
      using folder = temporaryFolder();
      const accounts = openAccounts(folder.path, 'servidor-test');
      expect(accounts.find(name)).toBeUndefined();
      expect(() => accounts.add(name)).toThrow(RangeError);
      expect(existsSync(join(folder.path, 'accounts'))).toBe(false);
    },
  );
});

describe('accounts are kept', () => {
  test('an account is the same the next time, and no two share a number or a password', () => {
    using folder = temporaryFolder();
    const accounts = openAccounts(folder.path, 'servidor-test');
    const [ana, luis] = [accounts.add('ana'), accounts.add('luis')];
    expect(ana.password).toMatch(/^[a-z]{8}-[a-z]{8}$/);
    expect([ana.userId, luis.userId]).toEqual([1000, 1001]);
    expect(luis.password).not.toBe(ana.password);
    expect(openAccounts(folder.path, 'servidor-test').find('ana')).toEqual(ana);
    expect(readdirSync(ana.homeFolder).sort()).toEqual(['.bash_logout', '.bashrc', '.profile']);
  });

  test.skipIf(process.platform === 'win32')('nobody else on the computer can read them (POSIX only)', () => {
    using folder = temporaryFolder();
    const ana = openAccounts(folder.path, 'servidor-test').add('ana');
    openMachineIdentity(folder.path);
    const mode = (...path: string[]) => statSync(join(folder.path, ...path)).mode & 0o777;
    expect(mode('accounts', 'ana')).toBe(0o700);
    expect(mode('accounts', 'ana', 'account.json')).toBe(0o600);
    expect(statSync(ana.clientKeyFile).mode & 0o777).toBe(0o600);
    expect(mode('machine')).toBe(0o700);
    expect(mode('machine', 'host-key')).toBe(0o600);
  });

  test('what a crash left broken is made anew, and the home is not touched', () => {
    using folder = temporaryFolder();
    const before = openAccounts(folder.path, 'servidor-test').add('ana');
    writeFileSync(join(before.homeFolder, 'tarea.txt'), 'mine');
    const own = join(folder.path, 'accounts', 'ana');
    writeFileSync(join(own, 'account.json'), '');
    writeFileSync(before.clientKeyFile, 'half a k');
    writeFileSync(join(own, '.writing-1'), 'half');
    mkdirSync(join(own, '.writing-2'));
    const after = openAccounts(folder.path, 'servidor-test').add('ana');
    expect(after.password).toMatch(/^[a-z]{8}-[a-z]{8}$/);
    expect(readFileSync(after.clientKeyFile, 'utf8')).toContain('OPENSSH PRIVATE KEY');
    expect(readFileSync(join(after.homeFolder, 'tarea.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(own).sort()).toEqual(['account.json', 'client-key', 'client-key.pub', 'home', 'tmp']);
  });

  test('a machine keeps its name and its host key; broken ones are made anew', () => {
    using folder = temporaryFolder();
    const identity = openMachineIdentity(folder.path);
    expect(identity.hostname).toMatch(/^servidor-[a-z2-9]{4}$/);
    expect(openMachineIdentity(folder.path)).toEqual(identity);
    rmSync(join(folder.path, 'machine', 'hostname'));
    writeFileSync(join(folder.path, 'machine', 'host-key'), 'broken');
    const mended = openMachineIdentity(folder.path);
    expect(mended.hostKeyFingerprint).toMatch(/^SHA256:[\w+/]{43}$/);
    expect(mended.hostKeyFingerprint).not.toBe(identity.hostKeyFingerprint);
  });
});

describe('an account is given back as new', () => {
  const now = new Date(2026, 10, 22, 14, 3, 22);

  test('its old home and /tmp are put aside whole, and the password stays', () => {
    using folder = temporaryFolder();
    const before = openAccounts(folder.path, 'servidor-test').add('ana');
    writeFileSync(join(before.homeFolder, 'tarea.txt'), 'mine');
    writeFileSync(join(before.tmpFolder, 'scratch'), 'mine');
    const archive = resetAccount(folder.path, 'ana', now);
    expect(archive).toBe(join(folder.path, 'archive', '2026-11-22T14-03-22-ana'));
    expect(readFileSync(join(archive ?? '', 'home', 'tarea.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(archive ?? '', 'tmp', 'scratch'), 'utf8')).toBe('mine');
    expect(readdirSync(before.homeFolder).sort()).toEqual(['.bash_logout', '.bashrc', '.profile']);
    expect(readdirSync(before.tmpFolder)).toEqual([]);
    expect(openAccounts(folder.path, 'servidor-test').find('ana')?.password).toBe(before.password);
  });

  test('twice in the same second keeps both', () => {
    using folder = temporaryFolder();
    openAccounts(folder.path, 'servidor-test').add('ana');
    expect(resetAccount(folder.path, 'ana', now)).not.toBe(resetAccount(folder.path, 'ana', now));
    expect(readdirSync(join(folder.path, 'archive'))).toHaveLength(2);
  });

  test('an account that is not there has nothing to give back', () => {
    using folder = temporaryFolder();
    expect(resetAccount(folder.path, 'ana', now)).toBeUndefined();
  });
});
