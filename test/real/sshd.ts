import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, mkdirSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fingerprintOf } from '../../src/server/host-keys/fingerprint.ts';
import type { ServerTarget } from '../../src/server/target.ts';
import { makeAccount, type RealAccount } from './account.ts';

const run = promisify(execFile);
const sshd = '/usr/sbin/sshd';

/**
 * Why there is no real server on this computer; undefined when there is one. For `describe.skipIf`. Where everything
 * must run (CI) nothing is missing: the tests fail instead.
 */
export const realServerMissing: string | undefined = process.env.CI ? undefined : findMissing();

/** True when the account of a real server is ours alone, made for it, and its home may be filled with anything. */
export const realServerHasOwnHome = process.getuid?.() === 0;

export type RealServerOptions = {
  /** Lines added to `sshd_config`. */
  readonly config?: readonly string[];
  /** `internal` is immune to dotfiles, `external` is Debian's default and starts through the login shell. */
  readonly sftp?: 'internal' | 'external' | 'none';
  /** Kinds of host key that it has. @default ['ed25519'] */
  readonly hostKeys?: readonly ('ed25519' | 'rsa' | 'ecdsa')[];
  /** The account's login shell. @default '/bin/bash' */
  readonly shell?: string;
};

/** An OpenSSH server on 127.0.0.1 with an account of its own, for one test file. */
export interface RealServer extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly home: string;
  /** Undefined where we cannot set one (not root). */
  readonly password: string | undefined;
  /** Private key that opens the account. */
  readonly keyFile: string;
  /** Fingerprint of the first host key. */
  readonly fingerprint: string;
  /** Folder of the server's own files, for a test's extra ones; removed with it. */
  readonly folder: string;
  /** The log of sshd so far. */
  log(): string;
  /** From now on this key opens the account, and no other. */
  authorize(keyFile: string): Promise<void>;
  /** Login by key, host key pinned. */
  target(): ServerTarget;
  /** Ends sshd and all its connections, the account stays; `start` brings it back on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real server. Ask for `realServerMissing` first. */
export async function startRealServer(options: RealServerOptions = {}): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'real-sshd-'));
  await chmod(folder, 0o755);
  const account = await makeAccount(folder, options.shell ?? '/bin/bash');
  const hostKeys = await makeHostKeys(folder, options.hostKeys ?? ['ed25519']);
  const keyFile = await makeUserKey(folder);
  const port = await freePort();
  await writeConfig(folder, port, hostKeys, account, options);
  if (realServerHasOwnHome) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const fingerprint = await fingerprintOfFile(`${hostKeys[0]}.pub`);
  const daemon = new Daemon(folder, port);
  await daemon.start();

  const server: RealServer = {
    host: '127.0.0.1',
    port,
    username: account.username,
    home: account.home,
    password: account.password,
    keyFile,
    fingerprint,
    folder,
    log: () => daemon.log,
    target: () => ({
      host: '127.0.0.1',
      port,
      username: account.username,
      hostKey: { kind: 'pinned', fingerprint },
      login: { keyFiles: [keyFile] },
    }),
    authorize: (file) => authorize(folder, file),
    kill: () => daemon.kill(),
    start: () => daemon.start(),
    async stop() {
      await daemon.kill();
      await account.remove();
      await rm(folder, { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
  return server;
}

/** A port on 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Makes a key pair and returns the private key's path. */
export async function makeKey(file: string, type = 'ed25519', passphrase = ''): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', 'test', '-f', file]);
  return file;
}

/** The fingerprint of a public key file. */
export async function fingerprintOfFile(file: string): Promise<string> {
  const [, key = ''] = (await readFile(file, 'utf8')).split(' ');
  return fingerprintOf(Buffer.from(key, 'base64'));
}

function findMissing(): string | undefined {
  if (process.platform === 'win32') return 'no sshd on Windows';
  for (const needed of [sshd, '/bin/bash', '/usr/bin/ssh-keygen']) {
    try {
      accessSync(needed);
    } catch {
      return `${needed} is not installed`;
    }
  }
  return undefined;
}

function makeHostKeys(folder: string, types: readonly string[]): Promise<string[]> {
  return Promise.all(types.map((type) => makeKey(join(folder, `host_${type}`), type)));
}

async function makeUserKey(folder: string): Promise<string> {
  const file = await makeKey(join(folder, `user_${randomBytes(3).toString('hex')}`));
  await authorize(folder, file);
  return file;
}

// Kept outside of the home, so that a test may wipe the home.
async function authorize(folder: string, keyFile: string): Promise<void> {
  await writeFile(join(folder, 'authorized_keys'), await readFile(`${keyFile}.pub`), { mode: 0o644 });
}

async function writeConfig(
  folder: string,
  port: number,
  hostKeys: readonly string[],
  account: RealAccount,
  { config = [], sftp = 'internal' }: RealServerOptions,
): Promise<void> {
  const lines = [
    // What comes first counts: a test's own lines win over ours.
    ...config,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    ...hostKeys.map((key) => `HostKey ${key}`),
    `PidFile ${join(folder, 'sshd.pid')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    `AllowUsers ${account.username}`,
    'StrictModes no',
    'UsePAM no',
    `PasswordAuthentication ${account.password === undefined ? 'no' : 'yes'}`,
    'KbdInteractiveAuthentication no',
    'LogLevel VERBOSE',
    ...fileServices[sftp],
    '',
  ];
  await writeFile(join(folder, 'sshd_config'), lines.join('\n'));
}

const fileServices = {
  internal: ['Subsystem sftp internal-sftp'],
  external: ['Subsystem sftp /usr/lib/openssh/sftp-server'],
  none: [],
} as const;

class Daemon {
  readonly #folder: string;
  readonly #port: number;
  #process: ReturnType<typeof spawn> | undefined;
  log = '';

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  async start(): Promise<void> {
    const child = spawn(sshd, ['-D', '-e', '-f', join(this.#folder, 'sshd_config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
    });
    for (let tries = 0; !this.log.includes(`listening on 127.0.0.1 port ${this.#port}`); tries += 1) {
      if (child.exitCode !== null || tries === 200) throw new Error(`sshd did not start: ${this.log}`);
      await sleep(20);
    }
  }

  /** The listener and, unlike a restart of the service, every connection that it serves. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child?.pid) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    for (const pid of await descendants(child.pid)) killQuietly(pid);
    child.kill('SIGKILL');
    this.log = '';
    await gone;
  }
}

/**
 * Every process below one, the deepest last: a shell that died first would be told to the client as a shell that left.
 */
async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, of]) => of === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself meanwhile.
  }
}
