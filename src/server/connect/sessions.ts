import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientChannel, ExecOptions, PseudoTtyOptions } from 'ssh2';
import { ServerError } from '../server-error.ts';
import { Gate } from './gate.ts';
import { openCommand, openPlainShell } from './open-channel.ts';

// sshd allows 10 sessions on a connection; some room is left for what a student opens by other ways.
const sessionsAtOnce = 8;

/** A place among a connection's sessions; what is opened keeps it until its channel is closed. */
export type Session = {
  readonly client: Client;
  command(command: string, options: ExecOptions): Promise<ClientChannel>;
  shell(terminal: PseudoTtyOptions | false): Promise<ClientChannel>;
};

/** Hands out places for sessions on a line; who comes when none is free waits. */
export class Sessions {
  readonly #client: () => Promise<Client>;
  readonly #gate = new Gate(sessionsAtOnce);

  constructor(client: () => Promise<Client>) {
    this.#client = client;
  }

  async enter(): Promise<Session> {
    const leave = await this.#gate.enter();
    const keepPlace = async (open: () => Promise<ClientChannel>) => {
      try {
        const channel = await openPatiently(open);
        channel.once('close', leave);
        return channel;
      } catch (error) {
        leave();
        throw error;
      }
    };
    try {
      const client = await this.#client();
      return {
        client,
        command: (command, options) => keepPlace(() => openCommand(client, command, options)),
        shell: (terminal) => keepPlace(() => openPlainShell(client, terminal)),
      };
    } catch (error) {
      leave();
      throw error;
    }
  }
}

// sshd clears away closed sessions only after it has read all that came with the news of their end: a new one that
// came in the same breath is refused, although there is room. Milliseconds.
const waits = [20, 60, 180];

async function openPatiently(open: () => Promise<ClientChannel>): Promise<ClientChannel> {
  for (const wait of waits) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 'channel-refused') throw error;
      await sleep(wait);
    }
  }
  return open();
}
