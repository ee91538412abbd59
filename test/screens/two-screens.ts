import { setTimeout as sleep } from 'node:timers/promises';
import type { Terminal } from '@xterm/headless';
import { type Session, startSession } from '../../src/screens/session.ts';
import type { ShellChannel } from '../../src/server/server.ts';
import { createEmulator } from '../../src/terminal/emulator.ts';
import { differences, screenText } from '../terminal/compare-screens.ts';
import { paneArea, StandInView, standInChrome } from './stand-in-chrome.ts';

export type OpenShell = (size: { readonly columns: number; readonly rows: number }) => Promise<ShellChannel>;

/** The same keys typed into a shell inside the tutor's screen and into one that has a terminal to itself. */
export class TwoScreens implements AsyncDisposable {
  readonly view = new StandInView();
  readonly session: Session;
  readonly tutor: Terminal;
  readonly alone: Terminal;
  readonly #shell: ShellChannel;
  #columns: number;
  #rows: number;

  static async open(openShell: OpenShell, columns = 120, rows = 40): Promise<TwoScreens> {
    const { columns: width, rows: height } = paneArea(columns, rows);
    return new TwoScreens(openShell, await openShell({ columns: width, rows: height }), columns, rows);
  }

  private constructor(openShell: OpenShell, shell: ShellChannel, columns: number, rows: number) {
    const area = paneArea(columns, rows);
    this.#columns = columns;
    this.#rows = rows;
    this.tutor = createEmulator(columns, rows);
    this.alone = createEmulator(area.columns, area.rows);
    this.#shell = shell;
    shell.onData((bytes) => this.alone.write(bytes));
    this.alone.onData((reply) => shell.write(reply));
    this.session = startSession({
      columns,
      rows,
      output: {
        write: (text) => {
          this.tutor.write(text);
          return true;
        },
        writableNeedDrain: false,
        once: () => {},
      },
      view: this.view,
      chrome: standInChrome(this.view),
      openShell,
      onCommand: () => {},
      noColor: false,
    });
  }

  /** Types into both, and waits until the shell alone shows `until` and both have come to rest. */
  async type(keys: string, until: string | RegExp): Promise<void> {
    this.session.input(Buffer.from(keys));
    this.#shell.write(keys);
    await this.rest(until);
  }

  async resize(columns: number, rows: number): Promise<void> {
    this.#columns = columns;
    this.#rows = rows;
    const area = paneArea(columns, rows);
    this.tutor.resize(columns, rows);
    this.session.resize(columns, rows);
    this.alone.resize(area.columns, area.rows);
    this.#shell.resize(area.columns, area.rows);
    await this.rest('');
  }

  /** Waits until the shell alone shows a text and the screens are equal, at most five seconds for each. */
  async rest(until: string | RegExp): Promise<void> {
    const shows = () => {
      const text = screenText(this.alone).join('\n');
      return typeof until === 'string' ? text.includes(until) : until.test(text);
    };
    for (let tries = 0; tries < 2250 && !shows(); tries++) await sleep(20);
    if (!shows()) throw new Error(`The shell never showed ${until}:\n${screenText(this.alone).join('\n')}`);
    await sleep(120);
    for (let tries = 0; tries < 2250 && this.differences().length > 0; tries++) await sleep(20);
  }

  /** Waits until the tutor's whole screen shows something, at most five seconds. */
  async shows(pattern: RegExp): Promise<void> {
    for (let tries = 0; tries < 2250 && !pattern.test(screenText(this.tutor).join('\n')); tries++)
      await sleep(20);
  }

  /** What the tutor's pane shows otherwise than the shell alone; empty when every cell and the cursor are equal. */
  differences(): string[] {
    return differences(this.tutor, paneArea(this.#columns, this.#rows), this.alone);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.close();
    this.#shell.close();
    this.tutor.dispose();
    this.alone.dispose();
  }
}
