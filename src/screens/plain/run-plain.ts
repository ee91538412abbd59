import { createInterface } from 'node:readline';
import { type Language, say } from '../../language/language.ts';
import { plainSentences as text } from '../../language/plain.ts';
import { visible } from '../../language/untrusted-text.ts';
import type { Server } from '../../server/server.ts';
import { ServerError } from '../../server/server-error.ts';
import type { Tutor } from '../../tutor/tutor.ts';
import { troubleLines } from '../guide/trouble.ts';
import { plainText } from '../parts/text.ts';
import { changeLines, nothingTold } from './change-lines.ts';
import { summaryLines } from './lesson-lines.ts';
import { obey } from './obey.ts';
import { plainReader } from './plain-lines.ts';
import { PlainShell } from './plain-shell.ts';
import { readTutorWord } from './tutor-words.ts';
import { isUnfinished } from './unfinished.ts';
import { visibleOutput } from './visible-output.ts';

export type PlainOptions = {
  readonly tutor: Tutor;
  readonly server: Server;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly language: Language;
  /** A person types: they are prompted, and their lines are not said again. */
  readonly interactive: boolean;
  /** Ends the work in order, as the end of the input does. */
  readonly signal?: AbortSignal;
};

/** Milliseconds in which changes come together before they are told while nobody types. */
const tellAfter = 300;
/** Milliseconds to wait at the end for a line that was cut. */
const endPatience = 10_000;

/**
 * The tutor as lines of text: the lesson, then each line of the input run in one shell on the server, or carried out
 * by the tutor where it begins with a colon; what changed is told after it. No colour, no cursor movement, nothing
 * for the eye alone. Returns the exit code: 0 the exercise is complete, 3 it is not, 1 the server was lost.
 */
export async function runPlain(options: PlainOptions): Promise<number> {
  const session = new PlainSession(options);
  try {
    return await session.run();
  } finally {
    await session.close();
  }
}

class PlainSession {
  readonly #options: PlainOptions;
  readonly #shell: PlainShell;
  readonly #ending = new AbortController();
  readonly #printed: ReturnType<typeof visibleOutput>;
  #told = nothingTold;
  #isWorking = true;
  #telling: NodeJS.Timeout | undefined;
  #leave = () => {};

  constructor(options: PlainOptions) {
    this.#options = options;
    const { output, language, server, signal } = options;
    this.#shell = new PlainShell(server, () => this.#say([text.newShell[language]]));
    this.#printed = visibleOutput((written) => output.write(written));
    // A reader that has seen enough (`| head`) ends the work; it is no defect.
    output.on('error', () => this.#ending.abort());
    signal?.addEventListener('abort', () => this.#ending.abort());
    if (signal?.aborted) this.#ending.abort();
  }

  async run(): Promise<number> {
    const { tutor } = this.#options;
    if (!(await this.#begin())) return 1;
    this.#leave = tutor.subscribe(() => this.#tellSoon());
    const isWhole = await this.#readLines();
    if (!isWhole) return 1;
    const isReached = await this.#orEnding(comesBack(tutor));
    if (isReached) await this.#orEnding(tutor.look());
    this.#tell(false);
    const { open, connection } = tutor.state;
    if (!open) return 1;
    if (connection.kind !== 'connected') this.#say([text.lost[this.#options.language]]);
    this.#say(['', ...summaryLines(open, plainReader(this.#options.language))]);
    if (connection.kind !== 'connected') return 1;
    return open.complete ? 0 : 3;
  }

  async close(): Promise<void> {
    this.#leave();
    clearTimeout(this.#telling);
    await this.#shell.close();
  }

  /** Waits for the exercise; false when there will be none. */
  async #begin(): Promise<boolean> {
    const { tutor, language } = this.#options;
    if (tutor.state.connection.kind === 'connecting') this.#say([text.connecting[language]]);
    await this.#orEnding(settled(tutor));
    const { open, connection } = tutor.state;
    if (connection.kind === 'closed') return this.#fail(text.lost[language], connection.error);
    if (open?.trouble) return this.#fail(text.preparationFailed[language], open.trouble.cause);
    if (open?.preparation !== 'ready') return false;
    await this.#orEnding(tutor.look());
    this.#tell(false);
    return true;
  }

  /** Reads and obeys to the end; false when the server was lost. */
  async #readLines(): Promise<boolean> {
    const { input, interactive } = this.#options;
    const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    const end = () => lines.close();
    this.#ending.signal.addEventListener('abort', end);
    if (this.#ending.signal.aborted) end();
    let command = '';
    this.#rest();
    try {
      for await (const line of lines) {
        if (this.#ending.signal.aborted) break;
        command = command === '' || isCancel(line) ? line : `${command}\n${line}`;
        if (isUnfinished(command) && !readTutorWord(command)) {
          if (interactive) this.#options.output.write('> ');
          continue;
        }
        if (!(await this.#obey(command))) return false;
        command = '';
        if (this.#ending.signal.aborted) break;
        this.#rest();
      }
      return command === '' || this.#ending.signal.aborted || (await this.#obey(command));
    } finally {
      end();
    }
  }

  /** Carries out one line; false when the server was lost. */
  async #obey(line: string): Promise<boolean> {
    const { tutor, server, language, interactive } = this.#options;
    this.#isWorking = true;
    clearTimeout(this.#telling);
    if (line.trim() === '') return true;
    if (!interactive) this.#say(['', ...`$ ${line}`.split('\n').map(visible)]);
    try {
      const word = readTutorWord(line);
      if (!word) await this.#runCommand(line);
      else {
        const wanted = obey(word, {
          tutor,
          server,
          shell: this.#shell,
          language,
          interactive,
          say: (said) => this.#say(said),
        });
        if ((await this.#orEnding(wanted)) === 'quit') this.#ending.abort();
      }
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      return this.#goOnAfter(error);
    }
    this.#tell(readTutorWord(line) === undefined);
    return true;
  }

  async #runCommand(command: string): Promise<void> {
    const { tutor, language } = this.#options;
    const [, editor] = /^\s*(?:sudo\s+)?(vi|vim|nvim|nano|pico|emacs|joe)(?:\s|$)/.exec(command) ?? [];
    if (editor) return this.#say([say(text.noEditor, language, { editor })]);
    const ran = this.#shell.run(command, (output) => {
      tutor.shellActive();
      this.#printed.write(output);
    });
    const result = await this.#orEnding(ran);
    this.#printed.end();
    if (result) tutor.ranCommand(command, result.exitCode);
    await this.#orEnding(tutor.look());
  }

  /** A line that is cut comes back by itself; one that is closed does not. */
  #goOnAfter(error: ServerError): boolean {
    const { tutor, language } = this.#options;
    this.#printed.end();
    if (tutor.state.connection.kind === 'closed') return this.#fail(text.lost[language], error);
    this.#say(this.#explain(error));
    this.#tell(false);
    return true;
  }

  /** Nobody types: what changes meanwhile is told. */
  #rest(): void {
    this.#isWorking = false;
    if (this.#options.interactive && !this.#ending.signal.aborted) this.#options.output.write('\n$ ');
  }

  #tellSoon(): void {
    if (this.#isWorking || this.#telling) return;
    this.#telling = setTimeout(() => {
      this.#telling = undefined;
      if (this.#isWorking) return;
      const { lines, told } = this.#changes(true);
      this.#told = told;
      if (lines.length === 0) return;
      this.#say(['', ...lines]);
      this.#rest();
    }, tellAfter);
  }

  #tell(withReasons: boolean): void {
    const { lines, told } = this.#changes(withReasons);
    this.#told = told;
    this.#say(lines);
  }

  #changes(withReasons: boolean) {
    const { tutor, language } = this.#options;
    return changeLines(this.#told, tutor.state, plainReader(language), { withReasons });
  }

  #fail(sentence: string, cause: Parameters<typeof troubleLines>[0] | undefined): false {
    this.#say([sentence, ...(cause ? this.#explain(cause) : [])]);
    return false;
  }

  #explain(cause: Parameters<typeof troubleLines>[0]): readonly string[] {
    return troubleLines(cause, plainReader(this.#options.language), 10_000).map(plainText);
  }

  #say(lines: readonly string[]): void {
    if (lines.length > 0) this.#options.output.write(`${lines.join('\n')}\n`);
  }

  /** What a promise comes to, or undefined once the work is to end. */
  async #orEnding<Result>(promise: Promise<Result>): Promise<Result | undefined> {
    const { signal } = this.#ending;
    if (signal.aborted) {
      promise.catch(() => {});
      return undefined;
    }
    let end = () => {};
    const ended = new Promise<undefined>((resolve) => {
      end = () => resolve(undefined);
      signal.addEventListener('abort', end);
    });
    try {
      return await Promise.race([promise, ended]);
    } finally {
      signal.removeEventListener('abort', end);
      promise.catch(() => {});
    }
  }
}

/** Whether the server is there, or comes back soon. */
function comesBack(tutor: Tutor): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isThere: boolean) => {
      clearTimeout(timer);
      leave();
      resolve(isThere);
    };
    const listen = () => {
      const { kind } = tutor.state.connection;
      if (kind === 'connected' || kind === 'closed') settle(kind === 'connected');
    };
    const timer = setTimeout(() => settle(false), endPatience);
    const leave = tutor.subscribe(listen);
    listen();
  });
}

function isCancel(line: string): boolean {
  const read = readTutorWord(line);
  return read?.kind === 'word' && read.word === 'cancel';
}

/** Waits until the exercise is ready, could not be made ready, or the server cannot be reached. */
function settled(tutor: Tutor): Promise<void> {
  const isSettled = () => {
    const { open, connection } = tutor.state;
    return connection.kind === 'closed' || (open !== undefined && open.preparation !== 'preparing');
  };
  return new Promise((resolve) => {
    if (isSettled()) return resolve();
    const leave = tutor.subscribe(() => {
      if (!isSettled()) return;
      leave();
      resolve();
    });
  });
}
