import { createServer, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import ssh2, { type Connection } from 'ssh2';
import type { GuestFiles } from '../guest-files.ts';
import type { StoredAccount } from '../stored-account.ts';
import {
  limitLoginTime,
  limitUnread,
  mostClients,
  mostSessions,
  usesHonestPackets,
} from './client-limits.ts';
import { answerForwards, type Service } from './forward.ts';
import { answerLogins } from './login.ts';
import { type ShellStarter, serveSession } from './session.ts';

export type SshServerOptions = {
  /** Private key in OpenSSH's form. */
  readonly hostKey: string;
  /** 0 or undefined for any free one. */
  readonly port?: number | undefined;
  readonly findAccount: (name: string) => StoredAccount | undefined;
  readonly openFiles: (account: StoredAccount) => GuestFiles;
  readonly startShell: ShellStarter;
  readonly services: readonly Service[];
};

export type SshServer = {
  readonly port: number;
  /** Cuts every client off and gives the port back. */
  close(): Promise<void>;
};

/** The machine's SSH server: on this computer's own loopback and nowhere else. Rejects when the port is taken. */
export async function startSshServer(options: SshServerOptions): Promise<SshServer> {
  const sockets = new Map<string, Socket>();
  const ssh = new ssh2.Server({ hostKeys: [options.hostKey], ident, algorithms }, (client, { port }) => {
    const socket = sockets.get(String(port));
    if (socket === undefined) client.end();
    else serveClient(client, socket, options);
  });
  const listener = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    const name = String(socket.remotePort);
    sockets.set(name, socket);
    socket.once('close', () => sockets.delete(name));
    ssh.injectSocket(socket);
  });
  listener.maxConnections = mostClients;
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen({ host: '127.0.0.1', port: options.port ?? 0 }, resolve);
  });
  listener.on('error', () => {});
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

const ident = 'baqueano_practice';

// No group exchange: it makes primes and stops the process for a second. AES-GCM before all else: it is the fastest
// that both sides have. No compression: a small packet could unfold without end.
const algorithms: ssh2.Algorithms = {
  kex: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group14-sha256',
  ],
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  compress: ['none'],
};

function serveClient(client: Connection, socket: Socket, options: SshServerOptions): void {
  let account: StoredAccount | undefined;
  // Each open channel listens for the end of the line.
  client.setMaxListeners(0);
  socket.setMaxListeners(0);
  const openChannels = new Set<Readable>();
  // A client that breaks the protocol loses its own line and nothing else.
  client.on('error', () => socket.destroy());
  limitLoginTime(client, socket);
  limitUnread(socket, openChannels);
  answerLogins(client, options.findAccount, (entered) => {
    account = entered;
  });
  client.once('ready', () => {
    if (account === undefined) return void socket.destroy();
    const context = { client, socket, account, files: options.openFiles(account), openChannels };
    let sessions = 0;
    client.on('session', (accept, reject) => {
      if (sessions >= mostSessions) return reject();
      const session = accept();
      if (!usesHonestPackets(session)) return void socket.destroy();
      sessions += 1;
      session.once('close', () => {
        sessions -= 1;
      });
      serveSession(session, { ...context, startShell: options.startShell });
    });
    answerForwards(client, socket, account, options.services);
    // Remote forwarding and the like: this machine opens no ports for anyone.
    client.on('request', (_accept, reject) => reject?.());
  });
}
