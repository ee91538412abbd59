import type { Client, SFTPWrapper } from 'ssh2';
import { openFileSession } from '../connect/open-channel.ts';
import { ServerError } from '../server-error.ts';
import { watchSession } from './sftp-call.ts';

/** The one file session of a line: opened when first needed, and again after the line was cut. */
export class FileSession {
  readonly #client: () => Promise<Client>;
  readonly #limit: number;
  #current: { readonly client: Client; readonly session: Promise<SFTPWrapper> } | undefined;

  /** `limit`: milliseconds in which the session must open. */
  constructor(client: () => Promise<Client>, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  async open(): Promise<SFTPWrapper> {
    const client = await this.#client();
    if (this.#current?.client !== client) {
      const session = this.#start(client);
      this.#current = { client, session };
      const forget = () => {
        if (this.#current?.session === session) this.#current = undefined;
      };
      session.then((opened) => opened.once('close', forget), forget);
    }
    return this.#current.session;
  }

  async #start(client: Client): Promise<SFTPWrapper> {
    const { promise, resolve, reject } = Promise.withResolvers<SFTPWrapper>();
    const timer = setTimeout(() => {
      reject(new ServerError('time-out', 'files', `no file session after ${this.#limit} ms`));
    }, this.#limit);
    openFileSession(client).then(resolve, (error) => reject(nameOpening(error)));
    try {
      const session = await promise;
      watchSession(session, client);
      // Without a listener a broken packet would end the process.
      session.on('error', () => session.end());
      return session;
    } finally {
      clearTimeout(timer);
    }
  }
}

// sshd starts its file server through the login shell: what a dotfile prints comes where a packet should be, and an
// `exit` in it ends the session before it began.
function nameOpening(error: unknown): ServerError {
  if (!(error instanceof ServerError)) return new ServerError('files', 'no-sftp', String(error));
  if (error.layer === 'reach') return error;
  const { detail } = error;
  if (/Packet length|Unknown packet|Expected VERSION|Malformed/i.test(detail)) {
    return new ServerError('files', 'dotfile-prints', detail, { cause: error });
  }
  const exitCode = /Received exit code (\d+)/.exec(detail)?.[1];
  if (exitCode !== undefined && exitCode !== '127') {
    return new ServerError('files', 'dotfile-exits', detail, { cause: error, facts: { exitCode } });
  }
  return new ServerError('files', 'no-sftp', detail, { cause: error });
}
