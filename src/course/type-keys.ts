import { setTimeout as sleep } from 'node:timers/promises';
import type { Server, ShellChannel } from '../server/server.ts';

/** A screen that says nothing for so long has finished drawing. Milliseconds. */
const quiet = 150;
/** The longest wait for a first answer to keys: some (an Esc) rightly get none. Milliseconds. */
const firstAnswer = 1_000;
/** The longest wait for a shell's first prompt. Milliseconds. */
const firstPrompt = 5_000;
/** The longest wait for the first words of a command that has begun: some only listen. Milliseconds. */
const firstWords = 2_000;
/** The longest wait for a program that never stops drawing. Milliseconds. */
const longest = 10_000;

/**
 * Types into the student's own shell on a terminal of 80×24, as a person does: each piece only when the screen has
 * come to rest after the one before it. The shell is closed at the end, whatever runs in it.
 */
export async function typeKeys(
  server: Server,
  pieces: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const shell = await server.openShell({ columns: 80, rows: 24, terminalType: 'xterm-256color' });
  const screen = watch(shell);
  try {
    await rest(screen, firstPrompt, signal);
    for (const piece of pieces) {
      signal?.throwIfAborted();
      screen.heard = false;
      shell.write(piece);
      await rest(screen, firstAnswer, signal);
    }
  } finally {
    shell.close();
  }
}

type Screen = {
  heard: boolean;
  lastHeard: number;
  /** A command has begun and said nothing yet: a screen at rest would only mean that an editor is still loading. */
  begun: boolean;
  closed: boolean;
};

function watch(shell: ShellChannel): Screen {
  const screen: Screen = { heard: false, lastHeard: Date.now(), begun: false, closed: false };
  let end = '';
  shell.onData((bytes) => {
    end = (end + bytes.toString('latin1')).slice(-64);
    screen.heard = true;
    screen.lastHeard = Date.now();
    screen.begun = commandBegins.test(end);
  });
  shell.onClose(() => {
    screen.closed = true;
  });
  return screen;
}

/** The mark that a shell with prompt marks makes when a command begins, with nothing after it. */
const commandBegins = /\u001b\]133;C[^\u0007\u001b]*(\u0007|\u001b\\)$/;

async function rest(screen: Screen, patience: number, signal?: AbortSignal): Promise<void> {
  const began = Date.now();
  while (!screen.closed && Date.now() - began < longest) {
    await sleep(20, undefined, signal ? { signal } : {});
    const waited = Date.now() - began;
    const isQuiet = screen.heard && Date.now() - Math.max(screen.lastHeard, began) >= quiet;
    if (isQuiet && (!screen.begun || waited >= firstWords)) return;
    if (!screen.heard && waited >= patience) return;
  }
}
