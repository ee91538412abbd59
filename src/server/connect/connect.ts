import { setTimeout as sleep } from 'node:timers/promises';
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
      if (!isDroppedHandshake(trouble) || attempt === retries) throw trouble;
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
