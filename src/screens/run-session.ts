import { writeSync } from 'node:fs';
import { restoreScreen } from './session/screen-text.ts';
import { type Session, type SessionEnd, type SessionOptions, startSession } from './session.ts';

/** What of a session its owner decides; the terminal is the process's own. */
export type RunSessionOptions = Omit<SessionOptions, 'columns' | 'rows' | 'output'> & {
  /** Called with the session once the first frame is out. */
  readonly onStart?: (session: Session) => void;
};

/** How a run came to its end: as the session did, by a signal, or because the terminal went away. */
export type RunEnd =
  | SessionEnd
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'terminal-gone' };

const endings: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGBREAK'];

/**
 * Shows a session on this process's terminal until it is over, and gives the terminal back whatever happens: an
 * exception, `process.exit`, a signal, a stop and its continuation. After a signal the caller tidies up and leaves;
 * the process is not ended here. Needs a terminal at both ends; ask `process.stdin.isTTY` and `stdout.isTTY` first.
 */
export async function runSession({ onStart, ...options }: RunSessionOptions): Promise<RunEnd> {
  const { stdin, stdout } = process;
  const [columns, rows] = [stdout.columns, stdout.rows];
  const session = startSession({ ...options, columns, rows, output: stdout });
  let over = false;
  let end: RunEnd | undefined;
  const restore = () => {
    if (!over) restoreNow();
  };
  const leave = (why: RunEnd) => {
    end ??= why;
    void session.close();
  };
  const gone = () => leave({ kind: 'terminal-gone' });
  const input = (bytes: Buffer) => session.input(bytes);
  const resize = () => session.resize(stdout.columns, stdout.rows);
  const stop = () => {
    restoreNow();
    process.kill(process.pid, 'SIGSTOP');
  };
  const goOn = () => {
    stdin.setRawMode(true);
    session.repaint();
  };

  stdin.setRawMode(true);
  stdin.on('data', input).on('end', gone).on('error', gone);
  // Whoever asked for a password before has left it paused
  stdin.resume();
  stdout.on('resize', resize).on('error', gone);
  process.on('exit', restore).on('uncaughtExceptionMonitor', restore).on('SIGTSTP', stop).on('SIGCONT', goOn);
  const onSignal = (signal: NodeJS.Signals) => leave({ kind: 'signal', signal });
  for (const signal of endings) process.on(signal, onSignal);
  try {
    onStart?.(session);
    const sessionEnd = await session.done;
    return end ?? sessionEnd;
  } finally {
    over = true;
    for (const signal of endings) process.off(signal, onSignal);
    process
      .off('exit', restore)
      .off('uncaughtExceptionMonitor', restore)
      .off('SIGTSTP', stop)
      .off('SIGCONT', goOn);
    stdout.off('resize', resize);
    stdin.off('data', input).off('end', gone);
    // A terminal that went away may still tell of it: their error listeners stay
    if (!stdin.destroyed) stdin.setRawMode(false);
    stdin.pause();
  }
}

// Synchronously: nothing that waits is written any more when a process ends
function restoreNow(): void {
  try {
    process.stdin.setRawMode(false);
    writeSync(process.stdout.fd, restoreScreen);
  } catch {
    // The terminal is gone: there is nothing to give back
  }
}
