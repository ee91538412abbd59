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
  return open('reach', (callback) => client.forwardOut('127.0.0.1', 0, host, port, callback));
}

/** Opens a file session. */
export function openFileSession(client: Client): Promise<SFTPWrapper> {
  return open('files', (callback) => client.sftp(callback));
}

type Callback<Channel> = (error: Error | undefined, channel: Channel) => void;

function open<Channel>(
  layer: 'shell' | 'files' | 'reach',
  start: (callback: Callback<Channel>) => void,
): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      const cut = /Not connected|No response from server/.test(error.message);
      const [where, code] = cut ? (['reach', 'cut'] as const) : ([layer, 'channel-refused'] as const);
      reject(new ServerError(where, code, error.message, { cause: error }));
    };
    try {
      start((error, channel) => (error ? fail(error) : resolve(channel)));
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
