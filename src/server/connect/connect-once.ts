import { connect as connectSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client, type ConnectConfig } from 'ssh2';
import { checkHostKey, knownKeyTypes } from '../host-keys/check-host-key.ts';
import { fingerprintOf } from '../host-keys/fingerprint.ts';
import type { Identity } from '../identity/identity.ts';
import { logIn } from '../identity/log-in.ts';
import { ServerError } from '../server-error.ts';
import type { ServerTarget } from '../target.ts';
import { keyExchanges, offerHostKeys } from './algorithms.ts';
import { PatientTimer } from './patient-timer.ts';
import type { Timing } from './timing.ts';
import { nameTrouble, type Stage } from './trouble.ts';

/** A connection that is logged in. */
export type Connected = { readonly client: Client; readonly fingerprint: string };

export type ConnectRequest = {
  readonly target: ServerTarget;
  readonly identity: Identity;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  /** A way through another server; undefined for a direct one. */
  readonly through: (() => Promise<Duplex>) | undefined;
};

/**
 * One attempt: socket, handshake, host key, login. Throws a `ServerError` that names what broke.
 */
export async function connectOnce(request: ConnectRequest): Promise<Connected> {
  const { target, signal } = request;
  const knownTypes = await knownKeyTypes(target.hostKey, target.host, target.port);
  const socket = request.through ? await request.through() : openSocket(target);
  if (signal.aborted) {
    socket.destroy();
    throw closedByUs();
  }
  return logInOver(socket, knownTypes, request);
}

function openSocket({ host, port }: ServerTarget) {
  const socket = connectSocket({
    host,
    port,
    // Node gives each of a name's addresses 250 ms, less than one answer takes from another continent.
    autoSelectFamilyAttemptTimeout: 3000,
  });
  // A check is 2 to 6 times faster without Nagle's delay, which ssh2 leaves on.
  socket.setNoDelay(true);
  return socket;
}

function logInOver(
  socket: Duplex,
  knownTypes: readonly string[],
  request: ConnectRequest,
): Promise<Connected> {
  const { target, identity, timing, signal } = request;
  const { promise, resolve, reject } = Promise.withResolvers<Connected>();
  const client = new Client();
  // Whatever is under way on it listens for its end.
  client.setMaxListeners(0);
  let stage: Stage = 'reaching';
  let fingerprint = '';
  const fail = (error: unknown) => {
    timer.stop();
    signal.removeEventListener('abort', onAbort);
    // A question still on the screen is answered first: what it brings (a key accepted) is kept for the next try.
    timer.answered().then(() => reject(nameTrouble(error, stage)));
    client.destroy();
    socket.destroy();
  };
  const onAbort = () => fail(closedByUs());
  const timer = new PatientTimer(timing.ready, () => fail(tooSlow(stage, timing.ready)));
  const advance = (next: Stage) => {
    stage = next;
    timer.restart();
  };
  signal.addEventListener('abort', onAbort, { once: true });

  client
    .on('connect', () => advance('greeting'))
    .on('handshake', () => advance('login'))
    .on('error', (error: Error & { level?: string }) => {
      // An agent that does not answer is one way in less, not the end.
      if (error.level !== 'agent') fail(error);
    })
    .on('close', () =>
      fail(new Error(stage === 'login' ? 'closed during login' : 'Connection lost before handshake')),
    )
    .on('ready', () => {
      timer.stop();
      signal.removeEventListener('abort', onAbort);
      resolve({ client, fingerprint });
    });

  const config: ConnectConfig = {
    sock: socket,
    username: target.username,
    algorithms: { kex: keyExchanges, serverHostKey: offerHostKeys(knownTypes) },
    readyTimeout: 0,
    keepaliveInterval: timing.keepalive,
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer, verify: (valid: boolean) => void) => {
      fingerprint = fingerprintOf(key);
      timer
        .whileAsking(() => checkHostKey(target.hostKey, target.host, target.port, key))
        .then(() => verify(true), fail);
    },
    authHandler: logIn(target.username, identity, (question) => timer.whileAsking(question), fail),
  };
  try {
    client.connect(config);
  } catch (error) {
    fail(error);
  }
  return promise;
}

function closedByUs(): ServerError {
  return new ServerError('reach', 'closed', 'closed on this side');
}

function tooSlow(stage: Stage, milliseconds: number): ServerError {
  const detail = `nothing for ${milliseconds} ms while ${stage}`;
  if (stage === 'reaching') return new ServerError('reach', 'no-answer', detail);
  if (stage === 'greeting') return new ServerError('reach', 'silent', detail);
  return new ServerError('time-out', 'login', detail);
}
