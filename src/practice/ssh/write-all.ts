import type { Writable } from 'node:stream';

/** Writes to a stream and waits until it has gone. Rejects when the stream is no longer there. */
export function writeAll(stream: Writable, bytes: Buffer | string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
