import { setTimeout as sleep } from 'node:timers/promises';
import { quote } from '../server/run/quote.ts';
import type { PipedShell, Server } from '../server/server.ts';

export type ScriptOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until a script is given up. @default 30_000 */
  readonly timeout?: number | undefined;
};

/**
 * Runs scripts in the student's own shell. One shell serves them all, because starting one is what costs; each runs in
 * a subshell that starts in the home, so that neither a `cd` nor a variable nor an `exit` reaches the next.
 */
export class ScriptRunner implements AsyncDisposable {
  readonly #server: Server;
  #shell: Promise<PipedShell> | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Throws an `Error` when the script does not come to its end, and `ServerError` when the server is lost. */
  async run(
    script: string,
    options: ScriptOptions = {},
  ): Promise<{ readonly exitCode: number; readonly output: string }> {
    this.#shell ??= this.#server.openPipedShell();
    const { timeout = 30_000, signal } = options;
    const done = new AbortController();
    const stopped = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
    const givenUp = sleep(timeout, undefined, { signal: stopped }).then(
      () => Promise.reject(new Error(`no end after ${timeout} ms: ${script}`)),
      () => (signal?.aborted ? Promise.reject(signal.reason) : new Promise<never>(() => {})),
    );
    try {
      const shell = await this.#shell;
      return await Promise.race([shell.run(`cd && ( eval ${quote(script)} )`), givenUp]);
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      done.abort();
    }
  }

  /** Ends the shell and what runs in it; the next script gets another. */
  async [Symbol.asyncDispose](): Promise<void> {
    const shell = await this.#shell?.catch(() => undefined);
    this.#shell = undefined;
    await shell?.[Symbol.asyncDispose]();
  }
}
