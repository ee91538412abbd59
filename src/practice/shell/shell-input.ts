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
      let detach = () => {};
      const finish = (line: Buffer | undefined) => {
        detach();
        cancel = undefined;
        resolve(line);
      };
      cancel = () => finish(undefined);
      const reader = cookedReader({
        write,
        hasEcho: !isSecret,
        onLine: finish,
        onInterrupt: () => {
          finish(undefined);
          onInterrupt();
        },
      });
      // What was typed ahead may hold the whole line, and then the reader is done before it could be let go.
      let isDone = false;
      const leave = terminal.attach((bytes) => (isDone ? 0 : reader(bytes)));
      detach = () => {
        isDone = true;
        leave();
      };
      if (cancel === undefined) detach();
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
