import type { ProgramTerminal } from '../programs/program.ts';
import { loadProgram, programNames } from '../programs/registry.ts';
import { BackgroundJobs } from './background-jobs.ts';
import { ChannelOutput } from './channel-output.ts';
import { appendHistory, readHistory } from './history-file.ts';
import { runInteractiveShell } from './interactive-shell.ts';
import { jobSide } from './job-side.ts';
import { TerminalInput } from './line/terminal-input.ts';
import { loginEnvironment } from './login-environment.ts';
import type { RunningShell, ShellRequest } from './login-shell.ts';
import { runReadingShell } from './reading-shell.ts';
import { runProgram } from './run-program.ts';
import { ShellHost } from './shell-host.ts';
import { type ShellInput, streamInput, typedInput } from './shell-input.ts';
import type { Answer, NestedShell, ProgramRequest, ShellOptions } from './worker-messages.ts';

export { stopPrograms } from '../programs/registry.ts';
export { prepareShellWorker, stopSpareShellWorkers } from './shell-worker.ts';

/** Starts what a client asked for on its channel: a login shell or one command, with a terminal or without. */
export function startShell(request: ShellRequest): RunningShell {
  const session = new ShellSession(request);
  return {
    exited: session.run(),
    resize: (columns, rows) => session.resize(columns, rows),
    signal: (name) => session.signal(name),
    hangUp: () => session.hangUp(),
  };
}

type Exit = { readonly exitCode: number; readonly signal?: string };

/** One channel: its terminal or its streams, its shells, and the program that has the terminal at the moment. */
class ShellSession {
  readonly #request: ShellRequest;
  readonly #output: ChannelOutput;
  readonly #typed: TerminalInput | undefined;
  readonly #input: ShellInput;
  readonly #host: ShellHost;
  readonly #jobs = new BackgroundJobs(() =>
    jobSide({ ...this.#request, write: (fd, bytes) => this.#output.write(fd, bytes) }),
  );
  readonly #resizeListeners = new Set<() => void>();
  readonly #cut = Promise.withResolvers<Exit>();
  readonly #programs: AbortController[] = [];
  #terminal: ShellRequest['terminal'];
  #unsaved: (() => Promise<void>) | undefined;

  constructor(request: ShellRequest) {
    this.#request = request;
    this.#terminal = request.terminal;
    this.#output = new ChannelOutput(request.output, request.errors, request.terminal !== undefined);
    if (request.terminal) {
      const typed = new TerminalInput(() => {
        this.#output.writeRaw('^C');
        this.#interrupt();
      });
      this.#typed = typed;
      this.#input = typedInput(
        typed,
        (text) => this.#output.writeRaw(text),
        () => this.#interrupt(),
      );
      request.input.on('data', (bytes: Buffer) => typed.arrive(bytes));
    } else {
      this.#input = streamInput(request.input);
    }
    this.#host = new ShellHost({
      write: (fd, bytes) => this.#output.write(fd, bytes),
      cancelInput: () => {
        this.#input.cancel();
        this.#jobs.stopWaiting();
      },
      answer: (asked) => this.#answer(asked),
    });
  }

  async run(): Promise<Exit> {
    try {
      const left = this.#runFirst().then((exitCode): Exit => ({ exitCode }));
      // What is cut off may still fail on its way out; nobody is left to hear of it.
      left.catch(() => {});
      return await Promise.race([left, this.#cut.promise]);
    } catch {
      return { exitCode: 1 };
    } finally {
      await this.#unsaved?.();
      for (const program of this.#programs) program.abort();
      await Promise.all([this.#host.close(), this.#jobs.close()]);
    }
  }

  resize(columns: number, rows: number): void {
    if (!this.#terminal) return;
    this.#terminal = { ...this.#terminal, columns, rows };
    this.#host.resize(columns, rows);
    for (const listener of this.#resizeListeners) listener();
  }

  signal(name: string): void {
    if (name === 'INT') this.#interrupt();
    else if (['TERM', 'HUP', 'KILL', 'QUIT'].includes(name))
      this.#cut.resolve({ exitCode: 128, signal: name });
  }

  hangUp(): void {
    this.#cut.resolve({ exitCode: 129, signal: 'HUP' });
  }

  async #runFirst(): Promise<number> {
    const { command, terminal } = this.#request;
    const environment = loginEnvironment(this.#request);
    const { home } = this.#request.files;
    const common = { arguments: [], environment, directory: home, setUp: '' };
    if (command !== undefined) {
      const shell = this.#host.open(
        await this.#options({
          ...common,
          style: 'command',
          isLogin: false,
          name: 'bash',
          readsStartupFiles: false,
        }),
      );
      await shell.start;
      let state = await shell.evaluate(command);
      if (state.kind === 'incomplete' && state.ends?.kind === 'line') {
        const words = `here-document at line 1 delimited by end-of-file (wanted \`${state.ends.text}')`;
        void this.#output.write(2, Buffer.from(`bash: line 1: warning: ${words}\n`));
        state = await shell.evaluate(`${command.replace(/\n?$/, '\n')}${state.ends.text}\n`);
      }
      if (state.kind === 'incomplete') {
        const quote = state.ends?.kind === 'part' ? state.ends.text : undefined;
        const words =
          quote === undefined
            ? 'syntax error: unexpected end of file'
            : `unexpected EOF while looking for matching \`${quote}'`;
        void this.#output.write(2, Buffer.from(`bash: -c: line 1: ${words}\n`));
        return 2;
      }
      const end = state.kind === 'exited' ? state : await shell.leave();
      return end.kind === 'exited' ? end.exitCode : 0;
    }
    return this.#runNested({
      ...common,
      style: terminal ? 'interactive' : 'reading',
      isLogin: true,
      name: '-bash',
      readsStartupFiles: true,
    });
  }

  async #options(nested: NestedShell): Promise<ShellOptions> {
    const { account, files } = this.#request;
    const level = Number(nested.environment.SHLVL ?? 0) + 1;
    return {
      ...nested,
      environment: { ...nested.environment, SHLVL: String(level) },
      account,
      terminal: this.#terminal,
      history: nested.style === 'interactive' ? await readHistory(files) : [],
      programs: programNames,
    };
  }

  async #runNested(nested: NestedShell): Promise<number> {
    const options = await this.#options(nested);
    const shell = this.#host.open(options);
    if (nested.style !== 'interactive' || !this.#typed) {
      return runReadingShell(shell, this.#input, (text) => void this.#output.write(2, Buffer.from(text)));
    }
    const { files } = this.#request;
    let entries: readonly string[] = options.history;
    const outer = this.#unsaved;
    const save = async () => {
      const isContinued = options.history.every((entry, index) => entries[index] === entry);
      await appendHistory(files, isContinued ? entries.slice(options.history.length) : entries);
    };
    this.#unsaved = async () => {
      await save();
      await outer?.();
    };
    const exitCode = await runInteractiveShell(shell, {
      input: this.#typed,
      writeRaw: (text) => this.#output.writeRaw(text),
      writeControl: (text) => this.#output.writeControl(text),
      isAtLineStart: () => this.#output.isAtLineStart,
      columns: () => this.#terminal?.columns ?? 80,
      hasPaste: this.#terminal?.type !== 'dumb',
      onResize: (listener) => this.#onResize(listener),
      jobNotices: () => this.#jobs.notices(),
      keepHistory: (all) => {
        entries = all;
      },
    });
    this.#unsaved = outer;
    await save();
    return exitCode;
  }

  async #answer(asked: Parameters<ConstructorParameters<typeof ShellHost>[0]['answer']>[0]): Promise<Answer> {
    switch (asked.kind) {
      case 'line':
        return { kind: 'input', bytes: await this.#input.readLine({ isSecret: asked.isSecret }) };
      case 'rest':
        return { kind: 'input', bytes: await this.#input.readRest() };
      case 'shell':
        return done(await this.#runNested(asked.options));
      case 'job':
        return this.#jobs.answer(asked);
      case 'program':
        return this.#runProgram(asked);
    }
  }

  async #runProgram(request: ProgramRequest): Promise<Answer> {
    const program = await loadProgram(request.name);
    if (!program) return done(127);
    const running = new AbortController();
    this.#programs.push(running);
    try {
      const { account, files } = this.#request;
      return await runProgram(program, request, {
        account,
        files,
        terminal: this.#programTerminal(),
        signal: running.signal,
        readSome: () => this.#input.readSome(),
        write: (fd, bytes) => this.#output.write(fd, bytes),
      });
    } finally {
      this.#programs.splice(this.#programs.indexOf(running), 1);
    }
  }

  #programTerminal(): ProgramTerminal | undefined {
    const typed = this.#typed;
    if (!typed) return undefined;
    const session = this;
    return {
      get columns() {
        return session.#terminal?.columns ?? 80;
      },
      get rows() {
        return session.#terminal?.rows ?? 24;
      },
      type: this.#terminal?.type ?? 'dumb',
      write: (text) => this.#output.writeRaw(text),
      takeInput: (onBytes) =>
        typed.attach((bytes) => {
          onBytes(bytes);
          return bytes.length;
        }),
      attach: (reader) => typed.attach(reader),
      onResize: (listener) => this.#onResize(listener),
    };
  }

  #onResize(listener: () => void): () => void {
    this.#resizeListeners.add(listener);
    return () => this.#resizeListeners.delete(listener);
  }

  /** Ctrl-C goes to the program in the foreground; where there is none, to the shell. */
  #interrupt(): void {
    const program = this.#programs.at(-1);
    if (!program) return this.#host.interrupt();
    program.abort();
    this.#input.cancel();
  }
}

const done = (exitCode: number): Answer => ({
  kind: 'done',
  exitCode,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
});
