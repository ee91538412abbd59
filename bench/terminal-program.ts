import pty from '@lydell/node-pty';

/** A program on a terminal of its own, watched byte by byte. */
export type TerminalProgram = AsyncDisposable & {
  readonly pid: number;
  write(text: string): void;
  /** Milliseconds from now until the output, from now on, contains a text. Rejects after `patience` milliseconds. */
  until(text: string, patience?: number): Promise<number>;
  /** Milliseconds from the start of the program until its output contained something that matches. */
  untilFirst(pattern: RegExp, patience?: number): Promise<number>;
  /** Settles when nothing has been written for so many milliseconds. */
  quiet(milliseconds: number): Promise<void>;
};

export type StartOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
};

const usualPatience = 60_000;

/** Starts a program on a pseudo-terminal of 120×40. */
export function startOnTerminal(
  file: string,
  words: readonly string[],
  options: StartOptions = {},
): TerminalProgram {
  const start = performance.now();
  const child = pty.spawn(file, [...words], {
    cols: options.columns ?? 120,
    rows: options.rows ?? 40,
    name: 'xterm-256color',
    env: { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...options.environment },
  });
  const watchers = new Set<(chunk: string) => void>();
  let all = '';
  let lastOutput = start;
  child.onData((chunk) => {
    lastOutput = performance.now();
    if (all.length < 1_000_000) all += chunk;
    for (const watch of [...watchers]) watch(chunk);
  });
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));

  const watchFor = (isThere: (text: string) => boolean, seen: string, from: number, patience: number) =>
    new Promise<number>((resolve, reject) => {
      let text = seen;
      if (isThere(text)) return resolve(performance.now() - from);
      const timer = setTimeout(() => {
        watchers.delete(watch);
        reject(
          new Error(
            `waited ${patience} ms in vain; the output ends with ${JSON.stringify(text.slice(-300))}`,
          ),
        );
      }, patience);
      const watch = (chunk: string) => {
        // Only the end can hold what is waited for: a flood must not be searched over and over.
        text = text.slice(-4096) + chunk;
        if (!isThere(text)) return;
        clearTimeout(timer);
        watchers.delete(watch);
        resolve(performance.now() - from);
      };
      watchers.add(watch);
    });

  return {
    pid: child.pid,
    write: (text) => child.write(text),
    until: (text, patience = usualPatience) =>
      watchFor((seen) => seen.includes(text), '', performance.now(), patience),
    untilFirst: (pattern, patience = usualPatience) =>
      watchFor((seen) => pattern.test(seen), all, start, patience),
    async quiet(milliseconds) {
      while (performance.now() - lastOutput < milliseconds) {
        await new Promise((resolve) =>
          setTimeout(resolve, milliseconds - (performance.now() - lastOutput) + 1),
        );
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(timer);
    },
  };
}
