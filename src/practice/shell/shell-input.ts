import type { Readable } from 'node:stream';
import { ClientInput } from './client-input.ts';
import { cookedReader } from './line/cooked-line.ts';
import type { TerminalInput } from './line/terminal-input.ts';

/** A shell's own standard input, as its commands read it: lines that are typed, or the client's stream. */
export interface ShellInput {
  /** A line with its end; undefined at the end of the input, or when Ctrl-C came. */
  readLine(options?: { readonly isSecret?: boolean }): Promise<Buffer | undefined>;
  readRest(): Promise<Buffer | undefined>;
  /** What there is, as soon as there is any. */
  readSome(): Promise<Buffer | undefined>;
  /** Wakes whoever waits, empty-handed. */
  cancel(): void;
}

export const streamInput = (stream: Readable): ShellInput => new ClientInput(stream);

/** Lines that are typed, with the echo and the corrections that a terminal gives. */
export function typedInput(
  terminal: TerminalInput,
  write: (text: string) => void,
  onInterrupt: () => void,
): ShellInput {
  let cancel: (() => void) | undefined;
  const readLine = ({ isSecret = false } = {}): Promise<Buffer | undefined> =>
    new Promise((resolve) => {
      // What was typed ahead may hold the whole line: then the reader is done before it is attached.
      let isDone = false;
      let detach = () => {};
      const finish = (line: Buffer | undefined) => {
        isDone = true;
        detach();
        cancel = undefined;
        resolve(line);
      };
      cancel = () => finish(undefined);
      const read = cookedReader({
        write,
        hasEcho: !isSecret,
        onLine: finish,
        onInterrupt: () => {
          finish(undefined);
          onInterrupt();
        },
      });
      detach = terminal.attach((bytes) => (isDone ? 0 : read(bytes)));
      if (isDone) detach();
    });
  return {
    readLine,
    readSome: () => readLine(),
    readRest: async () => {
      const lines: Buffer[] = [];
      for (let line = await readLine(); line; line = await readLine()) lines.push(line);
      return Buffer.concat(lines);
    },
    cancel: () => cancel?.(),
  };
}
