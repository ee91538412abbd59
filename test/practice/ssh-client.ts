import { readFileSync } from 'node:fs';
import ssh2, { type Client, type ClientChannel, type SFTPWrapper } from 'ssh2';
import type { PracticeConnection } from '../../src/practice/machine.ts';

/** A client in this process, for what OpenSSH's programs cannot be made to do. */
export type TestClient = AsyncDisposable & {
  readonly ssh: Client;
  sftp(): Promise<SFTPWrapper>;
  subsystem(name: string): Promise<ClientChannel>;
  exec(command: string): Promise<ClientChannel>;
  /** Opens a session with a packet size of one's own, past the library's manners. */
  openSession(packetSize: number): void;
  /** Allows the machine to send so many bytes more. */
  grantWindow(channel: ClientChannel, bytes: number): void;
  /** Sends from now on whatever the machine allows. */
  ignoreWindow(channel: ClientChannel): void;
  /** Takes nothing more from the line. */
  stopReading(): void;
};

export async function connectClient(
  connection: PracticeConnection,
  by: 'key' | 'password' = 'key',
): Promise<TestClient> {
  const { host, port, username, password, clientKeyFile } = connection;
  const ssh = new ssh2.Client();
  const login = by === 'key' ? { privateKey: readFileSync(clientKeyFile) } : { password };
  await new Promise<void>((resolve, reject) => {
    ssh
      .once('ready', resolve)
      .once('error', reject)
      .connect({ host, port, username, ...login });
  });
  ssh.on('error', () => {});
  ssh.setNoDelay(true);
  return {
    ssh,
    sftp: () =>
      new Promise((resolve, reject) => ssh.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)))),
    subsystem: (name) =>
      new Promise((resolve, reject) =>
        ssh.subsys(name, (error, channel) => (error ? reject(error) : resolve(channel))),
      ),
    exec: (command) =>
      new Promise((resolve, reject) =>
        ssh.exec(command, (error, channel) => (error ? reject(error) : resolve(channel))),
      ),
    openSession: (packetSize) => call(inside(ssh, '_protocol'), 'session', 0, 2_097_152, packetSize),
    grantWindow: (channel, bytes) => {
      const id: unknown = Reflect.get(inside(channel, 'outgoing'), 'id');
      call(inside(ssh, '_protocol'), 'channelWindowAdjust', id, bytes);
    },
    ignoreWindow: (channel) =>
      Object.assign(inside(channel, 'outgoing'), { window: Number.MAX_SAFE_INTEGER }),
    stopReading: () => call(inside(ssh, '_sock'), 'pause'),
    [Symbol.asyncDispose]: async () => {
      ssh.destroy();
    },
  };
}

export type Executed = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** Runs a command and gathers what it says. */
export function execute(ssh: Client, command: string, input: string | Buffer = ''): Promise<Executed> {
  return new Promise((resolve, reject) => {
    ssh.exec(command, (error, channel) => {
      if (error) return reject(error);
      let stdout = '';
      let stderr = '';
      let exitCode = -1;
      channel.on('data', (bytes: Buffer) => {
        stdout += bytes;
      });
      channel.stderr.on('data', (bytes: Buffer) => {
        stderr += bytes;
      });
      channel.once('exit', (code: number) => {
        exitCode = code;
      });
      channel.once('close', () => resolve({ exitCode, stdout, stderr }));
      channel.end(input);
    });
  });
}

/** What the library keeps to itself, for a client without manners. */
function inside(holder: object, name: string): object {
  const value: unknown = Reflect.get(holder, name);
  if (typeof value !== 'object' || value === null) throw new Error(`the library has no ${name} any more`);
  return value;
}

function call(holder: object, name: string, ...words: unknown[]): void {
  Reflect.apply(Reflect.get(holder, name), holder, words);
}
