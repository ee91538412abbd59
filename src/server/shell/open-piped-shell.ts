import { randomBytes } from 'node:crypto';
import type { ClientChannel } from 'ssh2';
import type { Session } from '../connect/sessions.ts';
import { Frame } from '../run/frame.ts';
import { quote } from '../run/quote.ts';
import type { PipedShell } from '../server.ts';
import { ServerError } from '../server-error.ts';

// What a beginner's command prints; a runaway's output is streamed on, and only the kept copy is cut.
const mostKept = 1_048_576;

type Finished = { readonly exitCode: number; readonly output: string };

/**
 * One login shell without a terminal, fed one command at a time. Each runs in the shell itself, so that `cd` and
 * variables carry over, and with nothing on its standard input, so that it cannot eat the commands after it. For
 * shells of the Bourne family (bash, zsh, dash).
 */
export async function openPipedShell(session: Session): Promise<PipedShell> {
  const channel = await session.shell(false);
  const shell = new FedShell(channel);
  // Both streams as one, in the order in which they were written; a copy of it is out of reach of a redirection.
  channel.write('exec 9>&1 2>&1\n');
  return shell;
}

class FedShell implements PipedShell {
  readonly #channel: ClientChannel;
  #last: Promise<unknown> = Promise.resolve();
  #frame: Frame | undefined;
  #settle: (() => void) | undefined;
  #status: { readonly code: number | undefined } | undefined;
  #ended = false;

  constructor(channel: ClientChannel) {
    this.#channel = channel;
    const take = (bytes: Buffer) => {
      this.#frame?.push(bytes);
      if (this.#frame?.ended) this.#settle?.();
    };
    channel.on('data', take);
    channel.stderr.on('data', take);
    channel.on('exit', (code: number | null) => {
      this.#status = { code: code ?? undefined };
    });
    channel.once('close', () => {
      this.#ended = true;
      this.#settle?.();
    });
  }

  run(command: string, onOutput: (text: string) => void = () => undefined): Promise<Finished> {
    const finished = this.#last.then(() => this.#runNow(command, onOutput));
    this.#last = finished.catch(() => undefined);
    return finished;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return;
    const closed = new Promise((resolve) => this.#channel.once('close', resolve));
    // Without a terminal nothing hangs up what still runs.
    this.#channel.signal('HUP');
    this.#channel.close();
    await closed;
  }

  async #runNow(command: string, onOutput: (text: string) => void): Promise<Finished> {
    if (this.#ended) throw this.#gone();
    const nonce = randomBytes(16).toString('hex');
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const frame = new Frame(nonce, mostKept, (bytes) => onOutput(decoder.decode(bytes, { stream: true })));
    this.#frame = frame;
    const settled = new Promise<void>((resolve) => {
      this.#settle = resolve;
    });
    this.#channel.write(framed(command, nonce));
    await settled;
    frame.finish();
    const rest = decoder.decode();
    if (rest) onOutput(rest);
    this.#frame = undefined;
    if (frame.exitCode !== undefined) return { exitCode: frame.exitCode, output: frame.text() };
    // The command left the shell (`exit`, a fatal error): what it printed and its code are the answer.
    if (this.#status?.code !== undefined) return { exitCode: this.#status.code, output: frame.text() };
    throw this.#gone();
  }

  #gone(): ServerError {
    if (!this.#status) return new ServerError('reach', 'cut', 'the line was cut');
    const { code } = this.#status;
    return new ServerError('shell', 'left', `exit ${code ?? 'by a signal'}`, {
      facts: { exitCode: code ?? '?' },
    });
  }
}

function framed(command: string, nonce: string): string {
  return [
    `printf ${quote(`${nonce} begin %d\\n`)} "$$" >&9`,
    `{ eval ${quote(command)}; } </dev/null`,
    `printf ${quote(`\\n${nonce} end %d\\n`)} "$?" >&9`,
    '',
  ].join('\n');
}
