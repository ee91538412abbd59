import { setTimeout as sleep } from 'node:timers/promises';
import type { Terminal } from '@xterm/headless';
import {
  type RanCommand,
  type Session,
  type SessionOptions,
  startSession,
} from '../../src/screens/session.ts';
import { createEmulator } from '../../src/terminal/emulator.ts';
import { screenText } from '../terminal/compare-screens.ts';
import { FakeChannel } from '../terminal/fake-channel.ts';
import { StandInView, standInChrome } from './stand-in-chrome.ts';

/** A session whose screen is read by an emulator and whose shell is the test. */
export class ShownSession implements AsyncDisposable {
  readonly view = new StandInView();
  readonly channels: FakeChannel[] = [];
  readonly commands: RanCommand[] = [];
  readonly session: Session;
  readonly screen: Terminal;
  /** All that was written to the terminal. */
  output = '';
  writes = 0;
  bells = 0;

  constructor(options: Partial<SessionOptions> & { breakAt?: number; columns?: number; rows?: number } = {}) {
    const { columns = 120, rows = 40, breakAt, ...rest } = options;
    this.screen = createEmulator(columns, rows);
    this.screen.onBell(() => {
      this.bells += 1;
    });
    this.session = startSession({
      columns,
      rows,
      output: {
        write: (text) => {
          this.output += text;
          this.writes += 1;
          this.screen.write(text);
          return true;
        },
        writableNeedDrain: false,
        once: () => {},
      },
      view: this.view,
      chrome: standInChrome(this.view, breakAt),
      openShell: async () => {
        const channel = new FakeChannel();
        this.channels.push(channel);
        return channel;
      },
      onCommand: (command) => this.commands.push(command),
      noColor: false,
      ...rest,
    });
  }

  /** The newest shell. */
  get shell(): FakeChannel {
    const channel = this.channels.at(-1);
    if (channel === undefined) throw new Error('No shell was opened.');
    return channel;
  }

  type(keys: string | Buffer): void {
    this.session.input(Buffer.from(keys as string));
  }

  /** What the screen shows when a text has appeared, or after five seconds. */
  async shows(text: string): Promise<string> {
    for (let tries = 0; tries < 250 && !this.text().includes(text); tries++) await sleep(20);
    return this.text();
  }

  text(): string {
    return screenText(this.screen).join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.close();
    this.screen.dispose();
  }
}
