import { randomBytes } from 'node:crypto';
import type { Client, ClientChannel } from 'ssh2';
import { openCommand } from '../connect/open-channel.ts';
import type { Session } from '../connect/sessions.ts';
import type { RunOptions, RunResult } from '../server.ts';
import { ServerError } from '../server-error.ts';
import { Frame } from './frame.ts';
import { cleanShell, wrapScript } from './wrap-script.ts';

/**
 * Runs a script and settles as soon as it has ended, whatever it left running behind. Throws
 * `time-out: script`, `shell: dotfile-exits`, `shell: cut-short` or `reach: cut`.
 */
export async function runScript(session: Session, script: string, options: RunOptions): Promise<RunResult> {
  const { client } = session;
  const { timeout = 10_000, maxBytes = 1_048_576, directory } = options;
  if (script.includes('\0')) throw new TypeError('A script cannot hold a NUL character');
  const nonce = randomBytes(16).toString('hex');
  const frames = { stdout: new Frame(nonce, maxBytes), stderr: new Frame(nonce, maxBytes) };
  const { promise, resolve, reject } = Promise.withResolvers<RunResult>();

  let channel: ClientChannel | undefined;
  let given = false;
  const timer = setTimeout(() => {
    void killGroup(client, frames.stdout.leader);
    reject(new ServerError('time-out', 'script', `not done after ${timeout} ms`, { facts: { timeout } }));
  }, timeout);
  const onCut = () => reject(new ServerError('reach', 'cut', 'the line was cut while a script ran'));
  client.once('close', onCut);
  session.command(cleanShell, {}).then((opened) => {
    channel = opened;
    if (given) return opened.close();
    follow(opened, frames, resolve, reject);
    opened.end(wrapScript(script, nonce, directory));
  }, reject);
  try {
    return await promise;
  } finally {
    given = true;
    clearTimeout(timer);
    client.off('close', onCut);
    if (channel) letGo(channel);
  }
}

// sshd counts a session until its process is gone, and a channel that we close is gone before it: the next script
// could come to a full house. So the channel may close by itself, unless something in the background holds it open.
function letGo(channel: ClientChannel): void {
  const timer = setTimeout(() => channel.close(), 500);
  channel.once('close', () => clearTimeout(timer));
  // Nobody reads what the background still writes.
  channel.resume();
  channel.stderr.resume();
}

// Closing a channel leaves what runs in it running, and ssh2 sends no signal on one whose input has ended.
async function killGroup(client: Client, leader: string): Promise<void> {
  if (!/^\d+$/.test(leader)) return;
  const channel = await openCommand(client, `kill -KILL -- -${leader}`, {}).catch(() => undefined);
  channel?.resume();
}

type Frames = { readonly stdout: Frame; readonly stderr: Frame };

function follow(
  channel: ClientChannel,
  { stdout, stderr }: Frames,
  resolve: (result: RunResult) => void,
  reject: (error: ServerError) => void,
): void {
  const finish = () => {
    if (stdout.exitCode === undefined) return;
    const truncated = stdout.truncated || stderr.truncated;
    resolve({ exitCode: stdout.exitCode, stdout: stdout.text(), stderr: stderr.text(), truncated });
  };
  const take = (frame: Frame) => (bytes: Buffer) => {
    frame.push(bytes);
    if (stdout.ended && stderr.ended) finish();
  };
  let status: number | undefined;
  channel.on('data', take(stdout));
  channel.stderr.on('data', take(stderr));
  channel.on('exit', (code: number | null) => {
    status = code ?? undefined;
  });
  channel.on('close', () => {
    finish();
    reject(nameMissingEnd(stdout, status));
  });
}

function nameMissingEnd(stdout: Frame, status: number | undefined): ServerError {
  const said = stdout.noise.trim();
  const facts = { exitCode: status ?? '?', said };
  const detail = `exit ${facts.exitCode}: ${said || 'nothing said'}`;
  if (stdout.begun) return new ServerError('shell', 'cut-short', detail, { facts });
  if (/not available/i.test(said)) return new ServerError('shell', 'account-closed', detail, { facts });
  return new ServerError('shell', 'dotfile-exits', detail, { facts });
}
