import type { PipedShell, Server } from '../../server/server.ts';
import { ServerError } from '../../server/server-error.ts';

/**
 * The one shell in which plain mode runs every line, opened when it is first needed. A shell that has ended, by `exit`
 * or by a cut line, is followed by a new one; `onNewShell` says so, since its folder and variables begin anew.
 */
export class PlainShell implements AsyncDisposable {
  readonly #server: Server;
  readonly #onNewShell: () => void;
  #shell: PipedShell | undefined;
  #hasHadOne = false;

  constructor(server: Server, onNewShell: () => void) {
    this.#server = server;
    this.#onNewShell = onNewShell;
  }

  /** Runs a command. Throws `ServerError` when the line is cut under it; it may have run, and is not run again. */
  async run(
    command: string,
    onOutput: (text: string) => void,
  ): Promise<{ readonly exitCode: number; readonly output: string }> {
    const shell = await this.#open();
    try {
      return await shell.run(command, onOutput);
    } catch (error) {
      await this.close();
      const hadLeft = error instanceof ServerError && error.layer === 'shell' && error.code === 'left';
      if (!hadLeft) throw error;
      return await (await this.#open()).run(command, onOutput);
    }
  }

  /** The folder in which the shell stands; undefined when none is open yet. */
  async folder(): Promise<string | undefined> {
    if (!this.#shell) return undefined;
    const { output, exitCode } = await this.run('pwd -P', () => {});
    return exitCode === 0 ? output.trim() : undefined;
  }

  async close(): Promise<void> {
    const shell = this.#shell;
    this.#shell = undefined;
    await shell?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #open(): Promise<PipedShell> {
    if (this.#shell) return this.#shell;
    this.#shell = await this.#server.openPipedShell();
    if (this.#hasHadOne) this.#onNewShell();
    this.#hasHadOne = true;
    return this.#shell;
  }
}
