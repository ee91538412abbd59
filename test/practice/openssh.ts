import { spawn, spawnSync } from 'node:child_process';
import type { PracticeConnection } from '../../src/practice/machine.ts';

/** Where there is no OpenSSH its tests are skipped, but never where we say that everything must run. */
export const lacksOpenSsh = !process.env.CI && spawnSync('ssh', ['-V']).error !== undefined;

/** Stands behind the title of a test that needs it. */
export const whySkipped = lacksOpenSsh ? ' (SKIPPED: this computer has no OpenSSH client)' : '';

export type Outcome = { readonly exitCode: number | null; readonly stdout: Buffer; readonly stderr: string };

/** Runs a real OpenSSH program against the machine, with the account's own key, untouched by this computer's settings. */
export function openSsh(
  program: 'ssh' | 'scp' | 'sftp',
  connection: PracticeConnection,
  words: readonly string[],
  options: {
    readonly input?: string | Buffer;
    readonly env?: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Outcome> {
  const child = spawn(program, [...settings(program, connection), ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    signal: options.signal,
    killSignal: 'SIGKILL',
  });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (bytes) => stdout.push(bytes));
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)));
    child.once('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(stdout), stderr }));
  });
}

/** `ana@127.0.0.1`, with a path behind it for scp. */
export function at({ username, host }: PracticeConnection, path?: string): string {
  return `${username}@${host}${path === undefined ? '' : `:${path}`}`;
}

function settings(program: string, { port, clientKeyFile }: PracticeConnection): string[] {
  const options = [
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'GlobalKnownHostsFile=/dev/null',
    'LogLevel=ERROR',
    'BatchMode=yes',
    'SendEnv=LANG',
  ];
  const flags = options.flatMap((option) => ['-o', option]);
  return ['-F', 'none', ...flags, '-i', clientKeyFile, program === 'ssh' ? '-p' : '-P', String(port)];
}
