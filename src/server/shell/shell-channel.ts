import type { ClientChannel } from 'ssh2';
import type { ShellChannel } from '../server.ts';
import { ServerError } from '../server-error.ts';

type End = { readonly exitCode: number | undefined; readonly error?: ServerError };

/** A channel as the rest of the program sees it. What comes before anybody listens is kept for the first listener. */
export function wrapShellChannel(channel: ClientChannel, firstBytes: Buffer): ShellChannel {
  const dataListeners: ((bytes: Buffer) => void)[] = [];
  const closeListeners: ((end: End) => void)[] = [];
  let early: Buffer[] = firstBytes.length > 0 ? [firstBytes] : [];
  let status: { readonly code: number | undefined } | undefined;
  let end: End | undefined;
  let closedHere = false;

  channel.on('data', (bytes: Buffer) => {
    if (dataListeners.length === 0) early.push(bytes);
    for (const listener of dataListeners) listener(bytes);
  });
  // A shell that was ended by a signal leaves no code.
  channel.on('exit', (code: number | null) => {
    status = { code: code ?? undefined };
  });
  channel.once('close', () => {
    // A server says how a shell ended; without a word, it was not the shell that left.
    const error = new ServerError('reach', 'cut', 'the line was cut');
    end = status || closedHere ? { exitCode: status?.code } : { exitCode: undefined, error };
    for (const listener of closeListeners) listener(end);
  });

  channel.resume();
  return {
    onData(listener) {
      dataListeners.push(listener);
      const kept = early;
      early = [];
      for (const bytes of kept) listener(bytes);
    },
    onClose(listener) {
      if (end) listener(end);
      else closeListeners.push(listener);
    },
    write(bytes) {
      if (channel.writable) channel.write(bytes);
    },
    resize(columns, rows) {
      channel.setWindow(rows, columns, 0, 0);
    },
    pause() {
      channel.pause();
    },
    resume() {
      channel.resume();
    },
    close() {
      closedHere = true;
      channel.close();
    },
  };
}
