import { AsyncLocalStorage } from 'node:async_hooks';
import { Bash } from 'just-bash';
import { availableCommands, isNotInstalled } from '../commands/apt/installed.ts';
import { builtInCommandNames, commandNames } from '../commands/command-names.ts';
import { openGuestFiles } from '../files/open-guest-files.ts';
import type { GuestFiles } from '../guest-files.ts';
import { adapt } from './adapt.ts';
import { commandsOfShell } from './commands-of-shell.ts';
import type { CompletionSide } from './complete.ts';
import { guestFileSystem } from './guest-file-system.ts';
import { readCommand } from './incomplete.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { isLive, liveScript } from './live-script.ts';
import { nestedStreams } from './nested-streams.ts';
import { decodePrompt } from './prompt.ts';
import { withFlags } from './shell-flags.ts';
import { ShellMemory } from './shell-memory.ts';
import { ShellScript, type TypedCommand } from './shell-script.ts';
import { script } from './syntax.ts';
import { routesOf, routeToTerminal } from './terminal-routes.ts';
import { throwingSignal } from './throwing-signal.ts';
import type { Answer, FromWorker, ShellOptions, WorkerRequest } from './worker-messages.ts';

/** What a shell needs of the worker that it lives in. */
export type WorkerSide = {
  post(message: FromWorker): void;
  /** Settles at once while there is little output on its way, else when some of it has gone out. */
  write(shell: number, fd: 1 | 2, bytes: Buffer): void | Promise<void>;
  request(shell: number, request: WorkerRequest): Promise<Answer>;
  /** Ctrl-C was pressed. A plain read of shared memory, because a busy shell hears of nothing else. */
  isInterrupted(): boolean;
  /** Whoever caught the interruption takes it back. */
  forgetInterruption(): void;
};

/**
 * One shell: a single run of just-bash that never ends by itself. Its script is a list whose next statement is
 * asked for only when the last one is done, so that whatever a command changes (directory, variables, functions,
 * options) is simply there for the next, as in a real shell.
 *
 * Ctrl-C makes the signal that just-bash looks at before each statement throw. It unwinds to the group around the
 * typed command, which takes the interruption back; the shell itself goes on with all that it had.
 */
export class LiveShell {
  readonly id: number;
  readonly options: ShellOptions;
  readonly files: GuestFiles;
  readonly memory: ShellMemory;
  terminal: ShellOptions['terminal'];
  // Within a script just-bash lets nobody set a timer.
  readonly #leaveContext = AsyncLocalStorage.snapshot();
  readonly #worker: WorkerSide;
  readonly #bash: Bash;
  readonly #script: ShellScript;
  #next: TypedCommand | undefined;
  #lastText = '';
  #onNext: (() => void) | undefined;
  #hasLeft = false;
  #prompt = '';

  constructor(id: number, options: ShellOptions, worker: WorkerSide) {
    this.id = id;
    this.options = options;
    this.terminal = options.terminal;
    this.#worker = worker;
    this.files = openGuestFiles(options.account, { commands: () => availableCommands(options.account) });
    this.memory = new ShellMemory(options);
    this.#script = new ShellScript({
      options,
      memory: this.memory,
      isInterrupted: () => worker.isInterrupted(),
      forgetInterruption: () => worker.forgetInterruption(),
      next: () => this.#next,
    });
    const files = guestFileSystem(this.files, {
      write: (fd, bytes) => this.write(fd, bytes),
      readLine: () => this.readLine(),
      isCommand: (name) =>
        (known.has(name) && !isNotInstalled(options.account, name)) ||
        name.startsWith('__shell_') ||
        options.programs.includes(name),
      asSourced: (text) => (this.#script.isSourcing ? this.#source(text) : text),
    });
    const { exported, variables, directory } = this.memory.snapshot();
    this.#bash = new Bash({
      fs: files,
      cwd: directory,
      env: Object.fromEntries(exported.map((name) => [name, variables[name] ?? ''])),
      customCommands: commandsOfShell(this),
      processInfo: {
        uid: options.account.userId,
        gid: options.account.userId,
        pid: 1000 + id,
        ppid: 999 + id,
      },
      executionLimits: limits,
      sleep: (milliseconds) => this.sleep(milliseconds),
    });
    this.#bash.registerTransformPlugin({
      name: 'shell',
      transform: ({ ast }) => {
        if (isLive(ast.statements)) return { ast: script(lazily(() => this.#script.statements())) };
        const nested = nestedStreams(ast.statements);
        if (!nested) return { ast: adapt(ast) };
        return {
          ast: script(
            routeToTerminal(adapt(nested.statements), this.memory.aliases(), routesOf(nested.streams)),
          ),
        };
      },
    });
  }

  /** Settles with the exit code when the shell has left. */
  async run(): Promise<number> {
    for (;;) {
      const { variables, directory } = this.memory.snapshot();
      const result = await this.#bash.exec(liveScript, {
        cwd: directory,
        env: { ...variables, PWD: directory },
        replaceEnv: true,
        rawScript: true,
        signal: throwingSignal(() => this.#script.isGuarded && this.#worker.isInterrupted()),
      });
      await this.write(1, Buffer.from(result.stdout));
      await this.write(2, Buffer.from(result.stderr));
      // An error that ends a script, or one of just-bash's limits: an interactive shell lives on.
      const wasMeant = this.#hasLeft || this.memory.mayLeave(this.#lastText);
      if (this.options.style !== 'interactive' || wasMeant) return result.exitCode;
      this.memory.status = result.exitCode;
    }
  }

  /** Takes the next command, or tells that it is not whole yet. */
  evaluate(text: string, status?: number): void {
    if (status !== undefined) this.memory.status = status;
    const reading = readCommand(this.#seen(text));
    if (reading.kind === 'incomplete') {
      const prompt = decodePrompt(this.memory.variable('PS2') ?? '> ', this.#script.promptFacts());
      this.#worker.post({ kind: 'incomplete', shell: this.id, prompt, ends: reading.ends });
      return;
    }
    if (this.options.style === 'interactive') this.memory.remember(text);
    if (reading.kind === 'wrong') {
      this.#complainOf(text, reading.message);
      this.memory.status = 2;
      if (this.options.style === 'command') this.#hasLeft = true;
    }
    this.#lastText = text;
    this.#next = { text, statements: reading.kind === 'whole' ? reading.statements : [] };
    this.#onNext?.();
  }

  /** Without a prompt bash also shows the line that it could not read. */
  #complainOf(text: string, message: string): void {
    const line = text.split('\n').at(-1);
    const shown =
      this.options.style === 'interactive' || !message.includes('near') ? '' : `bash: \`${line}'\n`;
    void this.write(2, Buffer.from(`bash: ${message}\n${shown}`));
  }

  /** End of the input: the shell leaves with the status of its last command. */
  leave(): void {
    this.#hasLeft = true;
    this.#onNext?.();
  }

  isInterrupted(): boolean {
    return this.#script.wasInterrupted || this.#worker.isInterrupted();
  }

  /** Writes what a command of ours has to say. */
  print(fd: 1 | 2, bytes: Buffer): void | Promise<void> {
    // Nothing more is heard of a command after Ctrl-C.
    if (bytes.length === 0 || this.isInterrupted()) return;
    return this.#worker.write(this.id, fd, bytes);
  }

  /** Writes what just-bash says, and what we say as the shell: it calls itself `bash`, whatever its name. */
  write(fd: 1 | 2, bytes: Buffer): void | Promise<void> {
    return this.print(fd, fd === 2 ? this.#inOwnName(bytes) : bytes);
  }

  async readLine(): Promise<Buffer> {
    const isSecret = this.memory.isSecretRead;
    this.memory.isSecretRead = false;
    const answer = await this.request({ kind: 'line', isSecret });
    return answer.kind === 'input' ? Buffer.from(answer.bytes ?? []) : Buffer.alloc(0);
  }

  request(request: WorkerRequest): Promise<Answer> {
    return this.#worker.request(this.id, request);
  }

  /** Starts a command in the background, with a copy of all that the shell has. */
  async startJob(
    text: string,
  ): Promise<{ readonly exitCode: number; readonly processId: string; readonly stderr: string }> {
    const options: ShellOptions = {
      ...this.options,
      style: 'command',
      isLogin: false,
      readsStartupFiles: false,
      setUp: '',
      history: [],
      terminal: this.terminal,
      snapshot: this.memory.snapshot(),
    };
    const answer = await this.request({ kind: 'job', action: 'start', text, options });
    if (answer.kind !== 'done') return { exitCode: 130, processId: '', stderr: '' };
    const [processId, stderr] = [answer.stdout, answer.stderr].map((bytes) => Buffer.from(bytes).toString());
    return { exitCode: answer.exitCode, processId: processId ?? '', stderr: stderr ?? '' };
  }

  /** Waits; Ctrl-C ends it. */
  sleep(milliseconds: number): Promise<void> {
    return this.#leaveContext(() => this.#doze(milliseconds));
  }

  async #doze(milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    while (Date.now() < end && !this.isInterrupted()) {
      await new Promise((wake) => setTimeout(wake, Math.min(10, end - Date.now())));
    }
  }

  /** The command `__shell_wait`: hands over what the shell is now and settles when there is a next command. */
  async waitForNext(): Promise<number> {
    this.#next = undefined;
    if (!this.#hasLeft) {
      const { status, history } = this.memory;
      const snapshot = this.memory.snapshot();
      this.#worker.post({ kind: 'waiting', shell: this.id, prompt: this.#prompt, status, snapshot, history });
      await new Promise<void>((resolve) => {
        this.#onNext = resolve;
      });
      this.#onNext = undefined;
    }
    return this.memory.status;
  }

  completionSide(): CompletionSide {
    const { variables, directory } = this.memory.snapshot();
    return {
      files: this.files,
      directory,
      home: this.memory.variable('HOME') ?? this.files.home,
      names: [
        ...this.memory.aliases().keys(),
        ...this.memory.functionNames(),
        ...this.options.programs,
        ...availableCommands(this.options.account),
      ],
      variables: Object.keys(variables).filter(
        (name) => /^[A-Za-z]\w*$/.test(name) && !name.startsWith('BASH_ALIAS_'),
      ),
    };
  }

  takePrompt(text: string): void {
    this.#prompt = text;
  }

  #seen(text: string): string {
    return this.options.style === 'interactive' ? withFlags(text) : text;
  }

  #source(text: string): string {
    this.memory.noteSourced(text);
    return this.#seen(text);
  }

  /** A login shell calls itself `-bash` in its errors, a script by its name. */
  #inOwnName(bytes: Buffer): Buffer {
    const name = this.options.style === 'interactive' ? this.options.name : `${this.options.name}: line 1`;
    const said = bytes.toString('latin1').replace(/^(?=(?:\[|unalias): )/gm, 'bash: ');
    return Buffer.from(said.replace(/^bash: (?!line \d)/gm, `${name}: `), 'latin1');
  }
}

const known = new Set([...commandNames, ...builtInCommandNames]);
