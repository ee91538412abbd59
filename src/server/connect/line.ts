import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'ssh2';
import { Identity } from '../identity/identity.ts';
import type { ConnectionState, ServerAddress } from '../server.ts';
import { ServerError } from '../server-error.ts';
import type { ServerTarget, TargetSource } from '../target.ts';
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
  readonly #find: () => Promise<ServerTarget>;
  readonly #timing: Timing;
  /** The line to the server in between, which outlives cuts of its own. */
  readonly #jump: Line | undefined;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<(state: ConnectionState) => void>();
  #state: ConnectionState = { kind: 'connecting' };
  #client: Client | undefined;
  #address: ServerAddress;
  // Kept with the login that it was made of, so that nobody is asked for a secret twice.
  #identity: { readonly of: ServerTarget; readonly identity: Identity } | undefined;

  constructor(target: ServerTarget | TargetSource, timing: Timing) {
    const isSource = 'find' in target;
    this.#find = isSource ? target.find : async () => target;
    this.#address = isSource ? target.address : addressOf(target);
    this.#timing = timing;
    this.#jump = !isSource && target.jump ? new Line(target.jump, timing) : undefined;
    void this.#keepConnected();
  }

  /** Where the server is, as far as it is known by now. */
  get address(): ServerAddress {
    return this.#address;
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

  async #connect(): Promise<Connected> {
    const target = await this.#find();
    const { host, port } = target;
    const jump = this.#jump;
    this.#address = addressOf(target);
    if (this.#identity?.of !== target) this.#identity = { of: target, identity: new Identity(target.login) };
    return connect({
      target,
      identity: this.#identity.identity,
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
      const detail = reason instanceof Error ? reason.message : 'the line was cut';
      resolve(new ServerError('reach', 'cut', detail, { facts: this.#address }));
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

function addressOf({ host, port, username }: ServerTarget): ServerAddress {
  return { host, port, username };
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
