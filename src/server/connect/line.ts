import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'ssh2';
import { Identity } from '../identity/identity.ts';
import type { ConnectionState } from '../server.ts';
import { ServerError } from '../server-error.ts';
import type { ServerTarget } from '../target.ts';
import { connect } from './connect.ts';
import type { Connected } from './connect-once.ts';
import { openForward } from './open-channel.ts';
import type { Timing } from './timing.ts';
import { nameTrouble } from './trouble.ts';

/**
 * The line to one server: connects at once, and connects again by itself when it was cut, for as long as it is not
 * closed. The first connection is tried once (a wrong address should say so, not spin); a refused login or a wrong
 * host key ends it at any time.
 */
export class Line implements AsyncDisposable {
  readonly #target: ServerTarget;
  readonly #timing: Timing;
  readonly #identity: Identity;
  /** The line to the server in between, which outlives cuts of its own. */
  readonly #jump: Line | undefined;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<(state: ConnectionState) => void>();
  #state: ConnectionState = { kind: 'connecting' };
  #client: Client | undefined;

  constructor(target: ServerTarget, timing: Timing) {
    this.#target = target;
    this.#timing = timing;
    this.#identity = new Identity(target.login);
    this.#jump = target.jump && new Line(target.jump, timing);
    void this.#keepConnected();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The connection, waited for; throws what keeps it away when that takes longer than patience allows. */
  async client(): Promise<Client> {
    const { promise, resolve, reject } = Promise.withResolvers<Client>();
    let timer: NodeJS.Timeout | undefined;
    const look = (state: ConnectionState) => {
      if (state.kind === 'connected' && this.#client) resolve(this.#client);
      else if (state.kind === 'closed') reject(state.error ?? closedByUs());
      else if (state.kind === 'reconnecting') {
        timer ??= setTimeout(() => reject(this.#troubleNow()), this.#timing.patience);
      }
    };
    const forget = this.onState(look);
    look(this.#state);
    try {
      return await promise;
    } finally {
      forget();
      clearTimeout(timer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    const client = this.#client;
    this.#client = undefined;
    this.#enter({ kind: 'closed' });
    if (client) await hangUp(client);
    await this.#jump?.[Symbol.asyncDispose]();
  }

  async #keepConnected(): Promise<void> {
    let attempt = 0;
    while (!this.#closing.signal.aborted) {
      try {
        const connected = await this.#connect();
        attempt = 0;
        const error = await this.#stayConnected(connected);
        attempt += 1;
        this.#enter({ kind: 'reconnecting', attempt, error });
      } catch (error) {
        const trouble = nameTrouble(error, 'reaching');
        if (attempt === 0 || isFinal(trouble)) return this.#end(trouble);
        attempt += 1;
        this.#enter({ kind: 'reconnecting', attempt, error: trouble });
      }
      await this.#pause(attempt);
    }
  }

  #connect(): Promise<Connected> {
    const { host, port } = this.#target;
    const jump = this.#jump;
    return connect({
      target: this.#target,
      identity: this.#identity,
      timing: this.#timing,
      signal: this.#closing.signal,
      through: jump && (async () => openForward(await jump.client(), host, port)),
    });
  }

  // Settles when the line is cut, with the reason.
  #stayConnected({ client, fingerprint }: Connected): Promise<ServerError> {
    const { promise, resolve } = Promise.withResolvers<ServerError>();
    let reason: unknown;
    client.on('error', (error) => {
      reason ??= error;
    });
    client.on('close', () => {
      this.#client = undefined;
      const { host, port, username } = this.#target;
      const detail = reason instanceof Error ? reason.message : 'the line was cut';
      resolve(new ServerError('reach', 'cut', detail, { facts: { host, port, username } }));
    });
    if (this.#closing.signal.aborted) {
      client.end();
      return promise;
    }
    this.#client = client;
    this.#enter({ kind: 'connected', fingerprint });
    return promise;
  }

  async #pause(attempt: number): Promise<void> {
    const { backoff } = this.#timing;
    const wait = backoff[Math.min(attempt, backoff.length) - 1] ?? 1000;
    await sleep(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  #troubleNow(): ServerError {
    return this.#state.kind === 'reconnecting' ? this.#state.error : closedByUs();
  }

  #end(error: ServerError): void {
    if (!this.#closing.signal.aborted) this.#enter({ kind: 'closed', error });
  }

  #enter(state: ConnectionState): void {
    if (this.#state.kind === 'closed') return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

// What a new attempt cannot mend without a person.
function isFinal(error: ServerError): boolean {
  return error.layer === 'host-key' || (error.layer === 'login' && error.code !== 'broken-off');
}

async function hangUp(client: Client): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => client.destroy(), 1000);
  client.once('close', () => resolve());
  client.end();
  await promise;
  clearTimeout(timer);
}

function closedByUs(): ServerError {
  return new ServerError('reach', 'closed', 'closed on this side');
}
