import { setTimeout as sleep } from 'node:timers/promises';
import type { Server, ShellChannel } from '../server/server.ts';

/** A screen that says nothing for so long has finished drawing. Milliseconds. */
const quiet = 150;
/** The longest wait for a first answer to keys: some (an Esc) rightly get none. Milliseconds. */
const firstAnswer = 1_000;
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
    await rest(screen, signal);
    for (const piece of pieces) {
      signal?.throwIfAborted();
      screen.heard = false;
      shell.write(piece);
      await rest(screen, signal);
    }
  } finally {
    shell.close();
  }
}

type Screen = { heard: boolean; lastHeard: number; closed: boolean };

function watch(shell: ShellChannel): Screen {
  const screen: Screen = { heard: false, lastHeard: Date.now(), closed: false };
  shell.onData(() => {
    screen.heard = true;
    screen.lastHeard = Date.now();
  });
  shell.onClose(() => {
    screen.closed = true;
  });
  return screen;
}

async function rest(screen: Screen, signal?: AbortSignal): Promise<void> {
  const began = Date.now();
  while (!screen.closed && Date.now() - began < longest) {
    await sleep(20, undefined, signal ? { signal } : {});
    const waited = Date.now() - began;
    const isQuiet = screen.heard && Date.now() - Math.max(screen.lastHeard, began) >= quiet;
    if (isQuiet || (!screen.heard && waited >= firstAnswer)) return;
  }
}
