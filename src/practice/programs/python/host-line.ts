import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { type Answer, type FromWorker, type Reply, type Request, shared } from './messages.ts';

type Side = {
  post(message: FromWorker): void;
  readonly port: MessagePort;
  readonly state: Int32Array;
  readonly interruption: Uint8Array;
};

/** Thrown out of a wait by Ctrl-C. */
export class Interrupted extends Error {}

/** The machine as Python reaches it: it waits for answers as for a system call, and Ctrl-C wakes it. */
export class HostLine {
  readonly #side: Side;
  #lastId = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  /** Throws `Interrupted`. */
  ask(request: Request): Reply {
    const { post, port } = this.#side;
    const id = ++this.#lastId;
    post({ kind: 'ask', id, request });
    let reply: Reply | undefined;
    this.#waitUntil(() => {
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
        const answer = next.message as Answer;
        if (answer.id === id) reply = answer.reply;
      }
      return reply !== undefined;
    });
    return reply ?? { kind: 'bytes', bytes: undefined };
  }

  /** Waits while too much is on its way. Throws `Interrupted`. */
  write(fd: 1 | 2, bytes: Uint8Array): void {
    const { post, state } = this.#side;
    this.#waitUntil(() => Atomics.load(state, shared.untaken) < mostUntaken);
    Atomics.add(state, shared.untaken, bytes.length);
    post({ kind: 'output', fd, bytes });
  }

  /** Throws `Interrupted`. */
  sleep(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    this.#waitUntil(() => performance.now() >= end, end);
  }

  get size(): { readonly columns: number; readonly rows: number } {
    const { state } = this.#side;
    return { columns: state[shared.columns] || 80, rows: state[shared.rows] || 24 };
  }

  #waitUntil(isDone: () => boolean, end = Number.POSITIVE_INFINITY): void {
    const { state, interruption } = this.#side;
    for (;;) {
      const seen = Atomics.load(state, shared.wake);
      if (isDone()) return;
      if (interruption[0] !== 0) throw new Interrupted();
      Atomics.wait(state, shared.wake, seen, end - performance.now());
    }
  }
}

/** Bytes of output that may be on their way to the student. */
const mostUntaken = 256 * 1024;
