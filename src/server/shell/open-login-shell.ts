import { randomBytes } from 'node:crypto';
import type { ClientChannel, PseudoTtyOptions } from 'ssh2';
import type { Session } from '../connect/sessions.ts';
import type { ShellChannel, ShellOptions } from '../server.ts';
import { loginShellCommand } from './login-shell-command.ts';
import { wrapShellChannel } from './shell-channel.ts';

// A dotfile that asks something before there is a prompt would otherwise wait behind a blank screen for ever.
const longestWaitForMark = 5000;

/**
 * The student's login shell on a terminal: with prompt marks where it is bash, else exactly as sshd starts it. What
 * a dotfile prints while sshd's own shell hands over to it is dropped, because the login shell prints it again.
 * `enter` gives a place for a session; a shell without marks needs a second one.
 */
export async function openLoginShell(
  enter: () => Promise<Session>,
  options: ShellOptions,
): Promise<ShellChannel> {
  const terminal: PseudoTtyOptions = {
    cols: options.columns,
    rows: options.rows,
    term: options.terminalType ?? 'xterm-256color',
  };
  const mark = `baqueano-${randomBytes(8).toString('hex')}`;
  const channel = await (await enter()).command(loginShellCommand(mark), { pty: terminal });
  const firstBytes = await waitForMark(channel, Buffer.from(mark));
  if (firstBytes !== undefined) return wrapShellChannel(channel, firstBytes);
  return wrapShellChannel(await (await enter()).shell(terminal), Buffer.alloc(0));
}

/** What followed the mark; undefined when the command left without it. */
function waitForMark(channel: ClientChannel, mark: Buffer): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    let seen: Buffer = Buffer.alloc(0);
    const settle = (firstBytes: Buffer | undefined) => {
      clearTimeout(timer);
      channel.off('data', look);
      channel.off('close', onClose);
      // Nobody listens for a moment: what comes now must wait rather than be lost.
      channel.pause();
      resolve(firstBytes);
    };
    const look = (bytes: Buffer) => {
      seen = Buffer.concat([seen, bytes]);
      const at = seen.indexOf(mark);
      if (at !== -1) settle(seen.subarray(at + mark.length));
    };
    const onClose = () => settle(undefined);
    const timer = setTimeout(() => settle(seen), longestWaitForMark);
    channel.on('data', look);
    channel.once('close', onClose);
  });
}
