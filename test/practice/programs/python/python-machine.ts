import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientChannel } from 'ssh2';
import { afterAll, beforeAll } from 'vitest';
import { type PracticeMachine, startPracticeMachine } from '../../../../src/practice/machine.ts';
import { connectClient, type Executed, execute, type TestClient } from '../../ssh-client.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A machine with the account `ana`, for all tests of a file: Python is prepared once. */
export type PythonMachine = {
  readonly folder: string;
  readonly home: string;
  readonly machine: PracticeMachine;
  write(name: string, text: string | Buffer, mode?: number): void;
  read(name: string): string;
  /** Runs a line as `ssh HOST LINE` does. */
  run(line: string, input?: string | Buffer): Promise<Executed>;
  /** Logs in with a terminal. */
  login(environment?: Readonly<Record<string, string>>): Promise<LoggedIn>;
  client(): Promise<TestClient>;
};

export function pythonMachine(): () => PythonMachine {
  let machine: PracticeMachine;
  let made: PythonMachine;
  const folder = temporaryFolder();
  const clients: TestClient[] = [];
  beforeAll(async () => {
    machine = await startPracticeMachine({ folder: folder.path });
    const connection = machine.connection('ana');
    const home = machine.addAccount('ana').homeFolder;
    const client = async () => {
      const opened = await connectClient(connection);
      clients.push(opened);
      return opened;
    };
    const shared = await client();
    made = {
      folder: folder.path,
      home,
      machine,
      client,
      write(name, text, mode = 0o644) {
        mkdirSync(dirname(join(home, name)), { recursive: true });
        writeFileSync(join(home, name), text);
        chmodSync(join(home, name), mode);
      },
      read: (name) => readFileSync(join(home, name), 'utf8'),
      run: (line, input) => execute(shared.ssh, line, input),
      login: async (environment) => LoggedIn.open(await client(), environment),
    };
    // The snapshot is made with the first program.
    await made.run('python3 -c 1');
  });
  afterAll(async () => {
    for (const client of clients) await client[Symbol.asyncDispose]();
    await machine.close();
    folder[Symbol.dispose]();
  });
  return () => made;
}

/** A login shell at a terminal: keys in, what was written out. */
class LoggedIn {
  readonly #channel: ClientChannel;
  output = '';

  constructor(channel: ClientChannel) {
    this.#channel = channel;
    channel.on('data', (bytes: Buffer) => {
      this.output += bytes;
    });
  }

  static async open(
    client: TestClient,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<LoggedIn> {
    const channel = await new Promise<ClientChannel>((resolve, reject) =>
      client.ssh.shell(
        { cols: 80, rows: 24, term: 'xterm-256color' },
        { env: { NO_COLOR: '1', ...environment } },
        (error, opened) => (error ? reject(error) : resolve(opened)),
      ),
    );
    const shell = new LoggedIn(channel);
    await shell.prompt();
    return shell;
  }

  /** Types keys; gives where what follows will begin. */
  type(keys: string): number {
    const from = this.output.length;
    this.#channel.write(keys);
    return from;
  }

  /** Waits until this has been written, from a place on, and gives all from there on. */
  async says(text: string | RegExp, from = 0): Promise<string> {
    const isThere = (said: string) => (typeof text === 'string' ? said.includes(text) : text.test(said));
    for (const end = Date.now() + 45_000; !isThere(this.output.slice(from)); ) {
      if (Date.now() > end) throw new Error(`no ${text} in ${JSON.stringify(this.output.slice(from))}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return this.output.slice(from);
  }

  prompt(from = 0): Promise<string> {
    return this.says(/\$ (?:\x1b\[\?2004h)?$/, from);
  }

  pause(): void {
    this.#channel.pause();
  }

  resume(): void {
    this.#channel.resume();
  }

  hangUp(): void {
    this.#channel.close();
  }
}
