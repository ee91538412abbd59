import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';

type Target = { readonly host: string; readonly port: number };

/** A TCP proxy on 127.0.0.1 that makes a line slow, silent or cut. */
export interface DelayProxy extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Cuts every line that goes through it, as a router that was switched off. */
  cut(): void;
  /** From now on nothing passes either way, and nobody is told: as a laptop that was closed. */
  freeze(): void;
  /** What was held up passes again. */
  thaw(): void;
  /** New connections are refused while it is shut. */
  shut(): Promise<void>;
  reopen(): Promise<void>;
  /** New connections lead there instead. */
  aimAt(target: Target): void;
  /** How many connections came so far. */
  readonly connections: number;
  /**
   * How many times so far an answer came back to something that could only be asked after the answer before it: the
   * round trips that a client has waited for, however many questions were under way at once, and however slow both
   * computers are.
   */
  readonly turns: number;
}

/**
 * Puts a delay between a client and a server: `delay` is milliseconds each way, so a round trip costs twice that.
 * The order of bytes is kept, and many are under way at once, as on a real line. `bytesPerSecond` narrows it.
 */
export async function startDelayProxy(
  target: Target,
  options: { readonly delay: number; readonly bytesPerSecond?: number },
): Promise<DelayProxy> {
  const open = new Set<Socket>();
  const line = new Line(options.delay, options.bytesPerSecond ?? Number.POSITIVE_INFINITY);
  let aim = target;
  let connections = 0;
  let port = 0;
  let server = await listen(accept, port);
  port = portOf(server);

  function accept(client: Socket): void {
    connections += 1;
    const far = connect(aim.port, aim.host);
    for (const [here, there, direction] of [
      [client, far, 'asked'],
      [far, client, 'answered'],
    ] as const) {
      open.add(here);
      // The delay is ours to make; Nagle's would come on top.
      here.setNoDelay(true);
      here.on('error', () => there.destroy());
      here.on('close', () => {
        open.delete(here);
        there.destroy();
      });
      line.carry(here, there, direction);
    }
  }
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy();
  };
  const shut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    cut();
    await closed;
  };

  return {
    host: '127.0.0.1',
    port,
    get connections() {
      return connections;
    },
    get turns() {
      return line.turns.answered;
    },
    aimAt(other) {
      aim = other;
    },
    cut,
    freeze: () => line.freeze(),
    thaw: () => line.thaw(),
    shut,
    async reopen() {
      server = await listen(accept, port);
    },
    async [Symbol.asyncDispose]() {
      line.stop();
      await shut();
    },
  };
}

class Line {
  /** The turn of what has arrived last on either side. */
  readonly turns = { asked: 0, answered: 0 };
  readonly #delay: number;
  readonly #bytesPerSecond: number;
  readonly #held: (() => void)[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #frozen = false;

  constructor(delay: number, bytesPerSecond: number) {
    this.#delay = delay;
    this.#bytesPerSecond = bytesPerSecond;
  }

  carry(from: Readable, to: Writable, direction: 'asked' | 'answered'): void {
    let busyUntil = 0;
    const queue: (() => void)[] = [];
    // Bytes that were taken and have not been passed on: beyond a few megabytes the sender has to wait.
    let underWay = 0;
    const pass = (bytes: Buffer, turn: number) => {
      this.turns[direction] = Math.max(this.turns[direction], turn);
      to.write(bytes);
      underWay -= bytes.length;
      if (underWay < 4_000_000) from.resume();
    };
    from.on('data', (bytes: Buffer) => {
      underWay += bytes.length;
      if (underWay > 8_000_000) from.pause();
      // A question belongs to the turn after the answers that its sender has seen; an answer to its question's.
      const turn = direction === 'asked' ? this.turns.answered + 1 : this.turns.asked;
      const now = performance.now();
      busyUntil = Math.max(now, busyUntil) + (bytes.length / this.#bytesPerSecond) * 1000;
      this.#later(queue, busyUntil + this.#delay - now, () => pass(bytes, turn));
    });
    from.on('end', () => this.#later(queue, busyUntil + this.#delay - performance.now(), () => to.end()));
  }

  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    for (const action of this.#held.splice(0)) action();
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  // A timer only says that it is time for the next one: timers of nearly equal length may swap places.
  #later(queue: (() => void)[], milliseconds: number, action: () => void): void {
    queue.push(action);
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const next = queue.shift();
        if (!next) return;
        if (this.#frozen) this.#held.push(next);
        else next();
      },
      Math.max(1, milliseconds),
    );
    this.#timers.add(timer);
  }
}

async function listen(accept: (socket: Socket) => void, port: number): Promise<Server> {
  const server = createServer(accept).listen(port, '127.0.0.1');
  await new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
