import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connection } from 'ssh2';
import type { Account } from '../account.ts';
import { channelStreams } from './channel-streams.ts';
import { usesHonestPackets } from './client-limits.ts';

/** Something of the machine that answers on a port of its own, for a client that forwards to it. */
export type Service = {
  /** Names under which it is found beside the machine's own, for example `db.practica`. */
  readonly names: readonly string[];
  readonly port: number;
  connect(account: Account): Duplex;
};

/**
 * Answers `ssh -L`: only to the machine's own names, and only to its own services. Nothing else of the computer or of
 * the network can be reached through the machine.
 */
export function answerForwards(
  client: Connection,
  socket: Socket,
  account: Account,
  services: readonly Service[],
): void {
  client.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const service = services.find(
      ({ names, port }) => port === destPort && [...ownNames, account.hostname, ...names].includes(destIP),
    );
    if (service === undefined) return reject();
    const channel = accept();
    if (!usesHonestPackets(channel)) return void socket.destroy();
    const streams = channelStreams(channel, socket);
    const remote = service.connect(account);
    const leave = () => {
      streams.cut();
      remote.destroy();
    };
    channel.once('close', leave);
    client.once('close', leave);
    remote.on('error', leave);
    remote.once('close', async () => {
      client.off('close', leave);
      await streams.finish();
      channel.end();
    });
    streams.input.pipe(remote).pipe(streams.output);
  });
}

const ownNames = ['localhost', '127.0.0.1', '::1'];
