import { PassThrough, Writable } from 'node:stream';
import chalk from 'chalk';
import { render } from 'ink';
import type { ReactNode } from 'react';

export type ChromeFramesOptions = {
  readonly columns: number;
  readonly rows: number;
  /** Each frame as lines of text with styles, no escape but SGR. */
  readonly onFrame: (lines: readonly string[]) => void;
  /** The chrome left: by an error that broke it, or by Ink's `exit()`. */
  readonly onExit: (error: unknown) => void;
};

/** Ink as a source of frames: it draws to no terminal and reads its keys from whom we say. */
export interface ChromeFrames {
  /** Keys for the chrome, as a terminal would send them. */
  type(bytes: Buffer): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

/** Draws a chrome with Ink. The first frame has been given to `onFrame` when this returns. */
export function drawChrome(node: ReactNode, options: ChromeFramesOptions): ChromeFrames {
  // chalk decides once a process, from a terminal that is not where this chrome is shown. Colours are taken out
  // where the frame is painted, for the sessions that want none.
  chalk.level = 3;
  const keys = fakeKeyboard();
  const screen = fakeScreen(options);
  const ink = render(node, {
    stdin: keys,
    stdout: screen,
    stderr: screen,
    debug: true,
    interactive: true,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  ink.waitUntilExit().then(
    () => options.onExit(undefined),
    (error: unknown) => options.onExit(error),
  );
  return {
    type: (bytes) => keys.push(bytes),
    resize: (columns, rows) => {
      screen.columns = columns;
      screen.rows = rows;
      screen.emit('resize');
    },
    close: () => ink.unmount(),
  };
}

function fakeKeyboard(): NodeJS.ReadStream {
  const stream = new PassThrough();
  const keyboard = { isTTY: true, setRawMode: () => stream, ref: () => stream, unref: () => stream };
  return Object.assign(stream, keyboard) as unknown as NodeJS.ReadStream;
}

function fakeScreen({ columns, rows, onFrame }: ChromeFramesOptions): NodeJS.WriteStream {
  const stream = new Writable({
    decodeStrings: false,
    write(text: unknown, _encoding, done) {
      if (typeof text === 'string' && !isModeChange.test(text)) onFrame(text.split('\n'));
      done();
    },
  });
  return Object.assign(stream, { isTTY: true, columns, rows }) as unknown as NodeJS.WriteStream;
}

// What Ink writes beside frames: cursor and paste modes, which are the session's to set, and empty flushes
const isModeChange = /^(?:\x1b\[\?\d+[hl])*$/;
