import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An account for a real server. */
export type RealAccount = {
  readonly username: string;
  readonly home: string;
  readonly password: string | undefined;
  /** Takes everything of it away again, its processes included. */
  remove(): Promise<void>;
};

/** A throw-away account with a home in `folder` when we are root; else the account that runs the tests. */
export async function makeAccount(folder: string, shell: string): Promise<RealAccount> {
  if (process.getuid?.() !== 0) return ownAccount();
  await sweep();
  const username = `bq${randomBytes(4).toString('hex')}`;
  const home = join(folder, 'home');
  const password = randomBytes(9).toString('base64url');
  // Without mail spool and without the system's mail and log databases; Debian's own skeleton home.
  await change('useradd', [
    '--create-home',
    '--home-dir',
    home,
    '--shell',
    shell,
    '--no-log-init',
    '--comment',
    `${ourComment}${process.pid}`,
    username,
  ]);
  await setPassword(username, password);
  return {
    username,
    home,
    password,
    async remove() {
      await run('pkill', ['-KILL', '-u', username]).catch(() => undefined);
      await change('userdel', ['--force', '--remove', username]);
    },
  };
}

const ourComment = 'baqueano-test-';

// A run of tests that was killed could not take its accounts away: the next one does.
async function sweep(): Promise<void> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const [username = '', , , , comment = '', home = ''] of accounts) {
    if (!comment.startsWith(ourComment) || isRunning(Number(comment.slice(ourComment.length)))) continue;
    const folder = dirname(home);
    const daemon = Number(await readFile(join(folder, 'sshd.pid'), 'utf8').catch(() => '0'));
    if (daemon > 1 && isRunning(daemon)) process.kill(daemon, 'SIGKILL');
    await run('pkill', ['-KILL', '-u', username]).catch(() => undefined);
    // Another run may be sweeping at the same moment.
    await change('userdel', ['--force', '--remove', username]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function ownAccount(): RealAccount {
  const { username, homedir } = userInfo();
  return { username, home: homedir, password: undefined, remove: () => Promise.resolve() };
}

// Two test files that start at once contend for the lock of /etc/passwd.
async function change(command: string, words: readonly string[]): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await run(command, [...words]);
      return;
    } catch (error) {
      const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
      if (tries === 50 || !/lock|try again/i.test(text)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
    }
  }
}

async function setPassword(username: string, password: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const child = spawn('chpasswd', { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.stdin.end(`${username}:${password}\n`);
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code === 0) return;
    if (tries === 50 || !/lock|try again/i.test(errors)) throw new Error(`chpasswd: ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
  }
}
