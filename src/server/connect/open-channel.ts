import type { Client, ClientChannel, ExecOptions, PseudoTtyOptions, SFTPWrapper } from 'ssh2';
import { ServerError } from '../server-error.ts';

/** Starts a command on the server. Throws `shell: channel-refused`, or `reach: cut` when the line broke meanwhile. */
export function openCommand(client: Client, command: string, options: ExecOptions): Promise<ClientChannel> {
  return open('shell', (callback) => client.exec(command, options, callback));
}

/** The login shell as sshd starts it, on a terminal or without one. */
export function openPlainShell(client: Client, terminal: PseudoTtyOptions | false): Promise<ClientChannel> {
  return open('shell', (callback) => client.shell(terminal, callback));
}

/** Opens a byte stream to a host and port as the server sees them. */
export function openForward(client: Client, host: string, port: number): Promise<ClientChannel> {
  return open('forward', (callback) => client.forwardOut('127.0.0.1', 0, host, port, callback));
}

/** Opens a file session. */
export function openFileSession(client: Client): Promise<SFTPWrapper> {
  return open('files', (callback) => client.sftp(callback));
}

type Callback<Channel> = (error: Error | undefined, channel: Channel) => void;

function open<Channel>(
  purpose: 'shell' | 'files' | 'forward',
  start: (callback: Callback<Channel>) => void,
): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(nameRefusal(purpose, error));
    try {
      start((error, channel) => (error ? fail(error) : resolve(channel)));
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function nameRefusal(purpose: 'shell' | 'files' | 'forward', error: Error): ServerError {
  const options = { cause: error };
  if (/Not connected|No response from server/.test(error.message)) {
    return new ServerError('reach', 'cut', error.message, options);
  }
  if (purpose !== 'forward') return new ServerError(purpose, 'channel-refused', error.message, options);
  // Reason 1 is the server's own settings (AllowTcpForwarding no); any other comes from where it led.
  const denied = 'reason' in error && error.reason === 1;
  return new ServerError('reach', denied ? 'forward-denied' : 'forward-refused', error.message, options);
}
