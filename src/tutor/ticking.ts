/** When to look at the server. One look at a time; asked for during one, another follows it. */
export interface Ticking extends Disposable {
  /** Looks now, or right after the look that is under way; resolves when that look has ended. */
  ask(): Promise<void>;
  /** Bytes went through the shell: a look follows when they fall quiet. Cheap enough for every chunk. */
  shellActive(): void;
}

export type TickingOptions = {
  /** Looks once. Must not reject. */
  readonly look: () => Promise<void>;
  /** Whether there is something to look for: an open step, a line to the server, no pause. */
  readonly isWatching: () => boolean;
};

/** Milliseconds without output after which psql, vim and the like are taken to wait for the student. */
const quietAfter = 300;

/**
 * How often to look while nobody asks, by how long the student's shell has been quiet: things also change by what
 * runs in the foreground, and by scp from another window. After an hour nothing is looked at until something moves.
 * A look costs a few milliseconds of work, so that a tutor left alone uses under a thousandth of a processor.
 */
const rhythm = [
  { quietFor: 60_000, every: 2_000 },
  { quietFor: 10 * 60_000, every: 5_000 },
  { quietFor: 60 * 60_000, every: 30_000 },
];

export function startTicking({ look, isWatching }: TickingOptions): Ticking {
  let lastActive = performance.now();
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let quietTimer: NodeJS.Timeout | undefined;
  let pollTimer: NodeJS.Timeout | undefined;
  let ended = false;

  const run = async () => {
    clearTimeout(pollTimer);
    await look();
    running = undefined;
    schedulePoll();
  };

  const start = (): Promise<void> => {
    if (ended) return Promise.resolve();
    if (!running) {
      running = run();
      return running;
    }
    following ??= running.then(() => {
      following = undefined;
      return start();
    });
    return following;
  };

  const schedulePoll = () => {
    clearTimeout(pollTimer);
    if (ended || !isWatching()) return;
    const quietFor = performance.now() - lastActive;
    const pace = rhythm.find((step) => quietFor < step.quietFor);
    if (pace) pollTimer = setTimeout(() => isWatching() && void start(), pace.every).unref();
  };

  const awaitQuiet = () => {
    const left = lastActive + quietAfter - performance.now();
    quietTimer = left > 0 ? setTimeout(awaitQuiet, left).unref() : undefined;
    if (left <= 0 && isWatching()) void start();
  };

  return {
    ask() {
      lastActive = performance.now();
      return start();
    },
    shellActive() {
      lastActive = performance.now();
      quietTimer ??= setTimeout(awaitQuiet, quietAfter).unref();
    },
    [Symbol.dispose]() {
      ended = true;
      clearTimeout(pollTimer);
      clearTimeout(quietTimer);
    },
  };
}
