import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { commandNames } from '../../../src/practice/commands/command-names.ts';
import { openGuestFiles } from '../../../src/practice/files/open-guest-files.ts';
import { startShell } from '../../../src/practice/shell/start-shell.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export type ShellHome = Disposable & {
  readonly folder: string;
  read(name: string): string;
  write(name: string, text: string | Buffer, mode?: number): void;
  open(options?: OpenOptions): TestShell;
};

type OpenOptions = {
  readonly command?: string;
  /** @default a terminal of 80×24 */
  readonly terminal?: { readonly columns: number; readonly rows: number; readonly type?: string } | 'none';
  readonly environment?: Readonly<Record<string, string>>;
};

/** A student's home, and shells in it; gone when the test ends. */
export function shellHome(seed: Readonly<Record<string, string>> = {}, userId = 1001): ShellHome {
  const folder = temporaryFolder();
  const home = join(folder.path, 'home');
  const tmp = join(folder.path, 'tmp');
  mkdirSync(home);
  mkdirSync(tmp);
  const account = {
    name: 'ana',
    userId,
    password: 'x',
    homeFolder: home,
    tmpFolder: tmp,
    hostname: 'practica',
  };
  const shells: TestShell[] = [];
  const write = (name: string, text: string | Buffer, mode = 0o644) => {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
    chmodSync(join(home, name), mode);
  };
  for (const [name, text] of Object.entries(seed)) write(name, text);
  return {
    folder: home,
    read: (name) => readFileSync(join(home, name), 'utf8'),
    write,
    open: ({ command, terminal = { columns: 80, rows: 24 }, environment = {} } = {}) => {
      const files = openGuestFiles(account, { commands: commandNames });
      const shell = new TestShell(
        (streams) =>
          startShell({
            account,
            files,
            environment,
            command,
            terminal: terminal === 'none' ? undefined : { type: 'xterm-256color', ...terminal },
            ...streams,
          }),
        terminal === 'none' ? undefined : terminal,
      );
      shells.push(shell);
      return shell;
    },
    [Symbol.dispose]: () => {
      for (const shell of shells) shell.hangUp();
      folder[Symbol.dispose]();
    },
  };
}

type Streams = { readonly input: PassThrough; readonly output: PassThrough; readonly errors: PassThrough };

/** A shell under test: what it writes, what a person would see of it, and the keys that are typed. */
export class TestShell {
  readonly input = new PassThrough();
  output = '';
  errors = '';
  bytes = Buffer.alloc(0);
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: string }>;
  readonly #screen: xterm.Terminal;
  readonly #running: ReturnType<typeof startShell>;

  constructor(
    start: (streams: Streams) => ReturnType<typeof startShell>,
    size: { readonly columns: number; readonly rows: number } | undefined,
  ) {
    const output = new PassThrough();
    const errors = new PassThrough();
    this.#screen = new xterm.Terminal({
      cols: size?.columns ?? 80,
      rows: size?.rows ?? 24,
      allowProposedApi: true,
    });
    output.on('data', (bytes: Buffer) => {
      this.bytes = Buffer.concat([this.bytes, bytes]);
      this.output += bytes;
      if (size) this.#screen.write(bytes);
    });
    errors.on('data', (bytes: Buffer) => {
      this.errors += bytes;
    });
    this.#running = start({ input: this.input, output, errors });
    this.exited = this.#running.exited;
  }

  type(keys: string | Buffer): void {
    this.input.write(keys);
  }

  /** Types a line and waits for the prompt behind it; gives what was written in between. */
  async run(line: string): Promise<string> {
    const from = this.output.length;
    this.type(`${line}\r`);
    await this.until(
      (output) => /(?:\$|>) $/.test(output.slice(from).replace(/\x1b\[\?2004[hl]/g, '')),
      line,
    );
    const said = this.output
      .slice(from)
      .replace(/\x1b\[\?2004[hl]\r?/g, '')
      .replaceAll('\r\n', '\n');
    return said.slice(said.indexOf('\n') + 1, said.lastIndexOf('\n') + 1);
  }

  /** Waits until this text has been written, from `from` on. */
  async says(text: string | RegExp, from = 0): Promise<void> {
    await this.until((output) => {
      const said = output.slice(from);
      return typeof text === 'string' ? said.includes(text) : text.test(said);
    }, String(text));
  }

  prompt(): Promise<void> {
    return this.says(/\$ $/);
  }

  /** The rows of the screen as a person sees them, without the empty ones at the end. */
  async screen(): Promise<string[]> {
    await new Promise<void>((resolve) => this.#screen.write('', resolve));
    const { active } = this.#screen.buffer;
    const rows = Array.from({ length: this.#screen.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    while (rows.at(-1) === '') rows.pop();
    return rows;
  }

  /** Waits until the last row that is not empty reads like this. */
  async lastRow(text: string): Promise<void> {
    let last: string | undefined;
    for (const end = Date.now() + patience; Date.now() < end; ) {
      last = (await this.screen()).at(-1);
      if (last === text.trimEnd()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`the last row is ${JSON.stringify(last)} and not ${JSON.stringify(text)}`);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#running.resize(columns, rows);
  }

  signal(name: string): void {
    this.#running.signal(name);
  }

  hangUp(): void {
    this.#running.hangUp();
  }

  async until(isThere: (output: string) => boolean, what: string): Promise<void> {
    for (const end = Date.now() + patience; !isThere(this.output); ) {
      if (Date.now() > end) throw new Error(`no ${what} in ${JSON.stringify(this.output + this.errors)}`);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }
}

const patience = 45_000;

/** Runs one command without a terminal, to its end. */
export async function runCommand(
  home: ShellHome,
  command: string | undefined,
  input: string | Buffer = '',
): Promise<{
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}> {
  const shell = home.open({ terminal: 'none', ...(command !== undefined && { command }) });
  shell.input.end(input);
  const { exitCode } = await shell.exited;
  return { exitCode, stdout: shell.output, stderr: shell.errors, bytes: shell.bytes };
}
