import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Connection } from 'ssh2';

/** At most so many clients at once; a class of 200 with a few windows each fits. */
export const mostClients = 1024;
/** Shells, commands and file transfers at once on one connection, as OpenSSH allows. */
export const mostSessions = 10;
/** Milliseconds in which a client must have logged in. */
const loginTime = 60_000;
/** Bytes a client may send ahead of what is read; the window that we grant is 2 MB. */
const mostUnread = 8_388_608;
/** The smallest packet that a client may ask for. RFC 4253 has every client take 32 KB. */
const smallestPacket = 1024;

/** Drops a client that does not log in. */
export function limitLoginTime(client: Connection, socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), loginTime);
  client.once('ready', () => clearTimeout(timer));
  client.once('close', () => clearTimeout(timer));
}

/** Drops a client that sends on when it was told to wait: ssh2 would keep all of it in memory. */
export function limitUnread(socket: Socket, openChannels: ReadonlySet<Readable>): void {
  socket.on('data', () => {
    for (const channel of openChannels) {
      if (channel.readableLength > mostUnread) socket.destroy();
    }
  });
}

/** Whether a channel was opened with a packet size that can be served: with 0, ssh2 would loop for ever. */
export function usesHonestPackets(channelOrSession: object): boolean {
  const info: unknown = Reflect.get(channelOrSession, '_chanInfo') ?? channelOrSession;
  const outgoing: unknown = isObject(info) ? Reflect.get(info, 'outgoing') : undefined;
  const packetSize: unknown = isObject(outgoing) ? Reflect.get(outgoing, 'packetSize') : undefined;
  return typeof packetSize === 'number' && packetSize >= smallestPacket;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
