import { AsyncLocalStorage } from 'node:async_hooks';
import { Bash, type StatementNode } from 'just-bash';
import { builtInCommandNames, commandNames } from '../commands/command-names.ts';
import { openGuestFiles } from '../files/open-guest-files.ts';
import type { GuestFiles } from '../guest-files.ts';
import { adapt } from './adapt.ts';
import { commandsOfShell } from './commands-of-shell.ts';
import type { CompletionSide } from './complete.ts';
import { guestFileSystem } from './guest-file-system.ts';
import { readCommand } from './incomplete.ts';
import { lazily } from './lazily.ts';
import { nestedStreams } from './nested-streams.ts';
import { decodePrompt } from './prompt.ts';
import { ShellMemory } from './shell-memory.ts';
import { startupFiles } from './startup-files.ts';
import { command, group, quote, script, statement } from './syntax.ts';
import { outputs, ownRoutes, routesAfter, routesOf, routeToTerminal } from './terminal-routes.ts';
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
  #next: { readonly text: string; readonly statements: readonly StatementNode[] } | undefined;
  #onNext: (() => void) | undefined;
  #hasLeft = false;
  #wasInterrupted = false;
  #isSourcing = false;
  #routes = ownRoutes;
  #prompt = '';
  #commandCount = 0;

  constructor(id: number, options: ShellOptions, worker: WorkerSide) {
    this.id = id;
    this.options = options;
    this.terminal = options.terminal;
    this.#worker = worker;
    this.files = openGuestFiles(options.account, { commands: commandNames });
    this.memory = new ShellMemory(options);
    const files = guestFileSystem(this.files, {
      write: (fd, bytes) => this.write(fd, bytes),
      readLine: () => this.readLine(),
      isCommand: (name) => known.has(name) || name.startsWith('__shell_') || options.programs.includes(name),
      asSourced: (text) => (this.#isSourcing ? this.#source(text) : text),
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
        if (isLive(ast.statements)) return { ast: script(lazily(() => this.#script())) };
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
        signal: this.#signal(),
      });
      await this.write(1, Buffer.from(result.stdout));
      await this.write(2, Buffer.from(result.stderr));
      // just-bash gives a run up that hit one of its limits. An interactive shell would have lived on.
      const wasCutShort = result.exitCode === 126 && !/\b(?:exit|exec)\b/.test(this.#next?.text ?? '');
      if (!wasCutShort || this.options.style !== 'interactive') return result.exitCode;
      this.memory.status = 126;
    }
  }

  /** Takes the next command, or tells that it is not whole yet. */
  evaluate(text: string, status?: number): void {
    if (status !== undefined) this.memory.status = status;
    const reading = readCommand(this.#withFlags(text));
    if (reading.kind === 'incomplete') {
      const prompt = decodePrompt(this.memory.variable('PS2') ?? '> ', this.#promptFacts());
      this.#worker.post({ kind: 'incomplete', shell: this.id, prompt, ends: reading.ends });
      return;
    }
    if (this.options.style === 'interactive') this.memory.remember(text);
    if (reading.kind === 'wrong') {
      this.#complainOf(text, reading.message);
      this.memory.status = 2;
      if (this.options.style === 'command') this.#hasLeft = true;
    }
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
    return this.#wasInterrupted || this.#worker.isInterrupted();
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
    this.#worker.forgetInterruption();
    this.#wasInterrupted = false;
    return this.memory.status;
  }

  completionSide(): CompletionSide {
    const { variables, directory } = this.memory.snapshot();
    return {
      files: this.files,
      directory,
      home: this.memory.variable('HOME') ?? this.files.home,
      names: [...this.memory.aliases().keys(), ...this.memory.functionNames(), ...this.options.programs],
      variables: Object.keys(variables).filter(
        (name) => /^[A-Za-z]\w*$/.test(name) && !name.startsWith('BASH_ALIAS_'),
      ),
    };
  }

  takePrompt(text: string): void {
    this.#prompt = text;
  }

  *#script(): Generator<StatementNode> {
    yield* this.#restore();
    if (this.options.readsStartupFiles && !this.options.snapshot) yield* this.#startUp();
    for (;;) {
      yield internal('mark');
      if (this.memory.wantsArrays) yield* readCommandOf(`${internalName('arrays')} "$(declare -p)"`);
      if (this.options.style === 'interactive') yield* this.#askPrompt();
      yield internal('wait');
      const next = this.#next;
      if (!next) return;
      this.#commandCount++;
      if (this.options.style === 'interactive' && next.statements.length > 0) yield* this.#beforeCommand();
      this.memory.noteDefinitions(next.text, next.statements);
      this.#isSourcing = /(?:^|[\s;&|])(?:source|\.)\s/.test(next.text);
      yield* this.#guarded(next.statements);
      this.#isSourcing = false;
    }
  }

  /** Statements whose interruption ends them and no more. */
  *#guarded(statements: readonly StatementNode[]): Generator<StatementNode> {
    for (const typed of adapt(statements)) {
      const [node = typed] = routeToTerminal([typed], this.memory.aliases(), this.#routes);
      const worker = this.#worker;
      const shell = this;
      const body = lazily(function* () {
        try {
          yield node;
        } finally {
          // It runs before just-bash handles what was thrown, which it could not do while the signal still throws.
          if (worker.isInterrupted()) {
            shell.#wasInterrupted = true;
            worker.forgetInterruption();
          }
        }
      });
      yield statement(group(body, outputs(this.#routes)));
      this.#routes = routesAfter(this.#routes, typed);
      if (this.#wasInterrupted) {
        yield internal('status', '130');
        return;
      }
    }
  }

  *#restore(): Generator<StatementNode> {
    yield* readCommandOf('shopt -s expand_aliases');
    yield* readCommandOf(this.options.setUp);
    yield* readCommandOf(this.memory.snapshot().definitions);
  }

  *#startUp(): Generator<StatementNode> {
    this.#isSourcing = true;
    for (const path of startupFiles(this.options)) {
      yield* this.#guarded(readCommandOf(`if [ -r ${quote(path)} ]; then . ${quote(path)}; fi`));
      this.#wasInterrupted = false;
    }
    this.#isSourcing = false;
  }

  *#askPrompt(): Generator<StatementNode> {
    const before = this.memory.variable('PROMPT_COMMAND');
    if (before) {
      yield* this.#guarded(readCommandOf(before));
      yield internal('note');
    }
    yield* this.#expand(this.memory.variable('PS1') ?? '', 'prompt');
  }

  *#beforeCommand(): Generator<StatementNode> {
    const prompt = this.memory.variable('PS0');
    if (prompt) yield* this.#expand(prompt, 'print');
  }

  /** Hands a prompt, its variables and `$(…)` replaced, to an internal command. */
  *#expand(prompt: string, receiver: string): Generator<StatementNode> {
    const text = decodePrompt(prompt, this.#promptFacts());
    // In a here-document quotes are only quotes, which is how bash expands its prompts too.
    const end = '__END_OF_PROMPT__';
    const statements = readCommandOf(`${internalName(receiver)} <<${end}\n${text}\n${end}\n`);
    // What `$(…)` in a prompt complains of is shown where it stands, and cannot end the shell.
    yield* this.#guarded(statements);
    this.#wasInterrupted = false;
  }

  #promptFacts() {
    const { account, name } = this.options;
    const { directory } = this.memory.snapshot();
    return {
      user: account.name,
      host: account.hostname,
      directory,
      home: this.memory.variable('HOME') ?? this.files.home,
      shellName: name,
      historyNumber: this.memory.history.length + 1,
      commandNumber: this.#commandCount + 1,
      now: new Date(),
    };
  }

  #source(text: string): string {
    this.memory.noteSourced(text);
    return this.#withFlags(text);
  }

  /** just-bash does not say in `$-` that a shell is interactive, which every `.bashrc` asks. */
  #withFlags(text: string): string {
    if (this.options.style !== 'interactive') return text;
    return text.replace(/\$-(?!\w)|\$\{-\}/g, 'himBHs');
  }

  /** A login shell calls itself `-bash` in its errors, a script by its name. */
  #inOwnName(bytes: Buffer): Buffer {
    const name = this.options.style === 'interactive' ? this.options.name : `${this.options.name}: line 1`;
    return Buffer.from(bytes.toString('latin1').replace(/^bash: (?!line \d)/gm, `${name}: `), 'latin1');
  }

  #signal(): AbortSignal {
    const worker = this.#worker;
    const { signal } = new AbortController();
    Object.defineProperty(signal, 'aborted', {
      get: () => {
        // Answering `true` would spoil the run for good; what is thrown here only unwinds it.
        if (worker.isInterrupted()) throw new Error('interrupted');
        return false;
      },
    });
    return signal;
  }
}

const known = new Set([...commandNames, ...builtInCommandNames]);

const liveScript = '__shell_live';

const isLive = (statements: readonly StatementNode[]): boolean => {
  const first = statements[0]?.pipelines[0]?.commands[0];
  const part = first?.type === 'SimpleCommand' ? first.name?.parts[0] : undefined;
  return part?.type === 'Literal' && part.value === liveScript;
};

const internalName = (name: string): string => `__shell_${name}`;

const internal = (name: string, ...args: readonly string[]): StatementNode =>
  statement(command(internalName(name), ...args));

function readCommandOf(text: string): readonly StatementNode[] {
  const reading = readCommand(text);
  return reading.kind === 'whole' ? reading.statements : [];
}

// A shell lives for days; what bounds it is Ctrl-C and the worker's memory. just-bash's searches reject infinity.
const limits = {
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
  maxCommandCount: Number.MAX_SAFE_INTEGER,
  maxLoopIterations: Number.MAX_SAFE_INTEGER,
  maxAwkIterations: Number.MAX_SAFE_INTEGER,
  maxWorkUnits: Number.MAX_SAFE_INTEGER,
  maxOutputSize: Number.MAX_SAFE_INTEGER,
  maxInputBytes: Number.MAX_SAFE_INTEGER,
  maxLiveBytes: Number.MAX_SAFE_INTEGER,
  maxTraversalWork: Number.MAX_SAFE_INTEGER,
  maxGlobOperations: Number.MAX_SAFE_INTEGER,
  maxStringLength: 256 * 1024 * 1024,
};
