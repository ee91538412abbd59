import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import type { Terminal } from '@xterm/headless';
import type { Language } from '../../src/language/language.ts';
import { readRunningFile } from '../../src/practice/process/running-file.ts';
import { createEmulator } from '../../src/terminal/emulator.ts';
import { endMachine } from '../practice/end-machine.ts';
import { temporaryFolder } from '../practice/temporary-folder.ts';
import { screenText } from '../terminal/compare-screens.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export type TutorOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly language: Language;
  readonly exercise: string;
};

/** Why the program cannot be put on a terminal here; undefined when it can. */
export const terminalMissing = process.platform === 'win32' ? 'signals need a POSIX system' : undefined;

/**
 * The built program as a student has it: on a terminal of its own, with a practice machine that it starts. The
 * student is `ana`; what is kept is gone with the test.
 */
export class TutorInTerminal implements AsyncDisposable {
  readonly screen: Terminal;
  /** All that it wrote to the terminal. */
  output = '';
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  readonly #folder = temporaryFolder();
  readonly #practice = join(this.#folder.path, 'data', 'practice');
  readonly #pty: ReturnType<typeof spawn>;
  #isRunning = true;
  #onMore = (): void => {};

  constructor({ columns, rows, language, exercise }: TutorOptions) {
    this.screen = createEmulator(columns, rows);
    const words = [program, '--lang', language, '--student', 'ana', '--exercise', exercise];
    this.#pty = spawn(process.execPath, words, {
      name: 'xterm-256color',
      cols: columns,
      rows,
      cwd: this.#folder.path,
      env: { ...plainEnvironment(), BAQUEANO_HOME: this.#folder.path },
    });
    this.#pty.onData((data) => {
      this.output += data;
      this.screen.write(data, () => this.#onMore());
    });
    this.screen.onData((answer) => this.#isRunning && this.#pty.write(answer));
    this.exited = new Promise((resolve) =>
      this.#pty.onExit((end) => {
        this.#isRunning = false;
        // What it wrote last is still on its way to the screen
        this.screen.write('', () => resolve(end));
      }),
    );
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  text(): string {
    return screenText(this.screen).join('\n');
  }

  /** Waits until the screen shows this; returns all of it. */
  async shows(wanted: string | RegExp): Promise<string> {
    await this.until(
      (text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)),
      String(wanted),
    );
    return this.text();
  }

  /** Waits until the screen is as wanted. Throws with the whole screen when that does not come. */
  async until(isThere: (text: string) => boolean, what: string): Promise<void> {
    const tooLate = AbortSignal.timeout(patience);
    while (!isThere(this.text())) {
      if (tooLate.aborted) throw new Error(`no ${what} on the screen:\n${this.text()}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#onMore = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** The process of the practice machine that answers now. */
  machine(): number {
    const running = readRunningFile(this.#practice);
    if (running === undefined) throw new Error('No practice machine runs.');
    return running.process;
  }

  /** Leaves the tutor when it still runs, and ends its practice machine. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isRunning) this.#pty.kill('SIGTERM');
    await this.exited;
    await endMachine(this.#practice);
    this.screen.dispose();
    this.#folder[Symbol.dispose]();
  }
}

/** Milliseconds that anything may take on a computer that does much else. */
const patience = 40_000;

/** Without what would tell the program that it runs in a test, in CI, in another terminal or without colours. */
function plainEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'USER', 'LOGNAME', 'SHELL'];
  return Object.fromEntries([
    ...kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ['LANG', 'C.UTF-8'],
    ['COLORTERM', 'truecolor'],
    // It would stay behind
    ['NODE_DISABLE_COMPILE_CACHE', '1'],
  ]);
}
