import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A socket on which each line is one JSON value. What is no JSON, or is too long, ends the conversation. */
export type JsonLines = {
  send(value: unknown): void;
  /** The next value; undefined when the other side has left, or takes longer than `timeout` milliseconds. */
  receive(timeout: number): Promise<unknown>;
};

export function jsonLines(socket: Socket): JsonLines {
  let received = 0;
  socket.on('data', (bytes) => {
    received += bytes.length;
    if (received > mostBytes) socket.destroy();
  });
  const reader = createInterface({ input: socket });
  // A socket that is destroyed never ends, and the reader would wait for ever.
  socket.once('close', () => reader.close());
  const lines = reader[Symbol.asyncIterator]();
  return {
    send: (value) => socket.write(`${JSON.stringify(value)}\n`),
    receive: async (timeout) => {
      const timer = setTimeout(() => socket.destroy(), timeout);
      try {
        const { value, done } = await lines.next();
        return done ? undefined : JSON.parse(value);
      } catch {
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const mostBytes = 65_536;
