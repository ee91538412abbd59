import { setTimeout as sleep } from 'node:timers/promises';
import { ServerError } from '../server-error.ts';
import type { ServerTarget } from '../target.ts';
import { type Connected, type ConnectRequest, connectOnce } from './connect-once.ts';
import { Gate } from './gate.ts';
import { isDroppedHandshake, nameTrouble } from './trouble.ts';

// sshd drops three of ten beyond ten unauthenticated connections (MaxStartups 10:30:100): with 8 none is lost.
const handshakesPerHost = 8;
const retries = 4;
const gates = new Map<string, Gate>();

/**
 * Connects and logs in. A handshake that a busy sshd dropped is tried again, four times, with growing and random
 * waits; nothing else is, and above all no refused login: a server counts those and shuts the whole address out.
 */
export async function connect(request: ConnectRequest): Promise<Connected> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await throughGate(request);
    } catch (error) {
      const trouble = nameTrouble(error, 'reaching');
      if (!isDroppedHandshake(trouble) || attempt === retries) throw atAddress(trouble, request.target);
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function throughGate(request: ConnectRequest): Promise<Connected> {
  const leave = await gateOf(`${request.target.host}:${request.target.port}`).enter();
  try {
    return await connectOnce(request);
  } finally {
    leave();
  }
}

function gateOf(place: string): Gate {
  const gate = gates.get(place) ?? new Gate(handshakesPerHost);
  gates.set(place, gate);
  return gate;
}

// With servers on the way, which of them broke is half of the answer.
function atAddress(error: ServerError, { host, port, username }: ServerTarget): ServerError {
  const facts = { host, port, username, ...error.facts };
  return new ServerError(error.layer, error.code, error.detail, { cause: error, facts });
}
