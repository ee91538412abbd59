import { type ShellWorker, takeShellWorker } from './shell-worker.ts';
import type {
  Answer,
  Completion,
  FromWorker,
  PossibleEnd,
  ShellOptions,
  ShellSnapshot,
  WorkerRequest,
} from './worker-messages.ts';

/** What a shell does next, as whoever feeds it sees it. */
export type ShellState =
  | {
      readonly kind: 'waiting';
      readonly prompt: string;
      readonly status: number;
      readonly history: readonly string[];
    }
  | { readonly kind: 'incomplete'; readonly prompt: string; readonly ends: PossibleEnd }
  | { readonly kind: 'exited'; readonly exitCode: number; readonly history?: readonly string[] };

export type HostSide = {
  /** Settles when the client can take more. */
  write(fd: 1 | 2, bytes: Buffer): Promise<void> | void;
  answer(request: WorkerRequest): Promise<Answer>;
  /** Ctrl-C: whoever waits for input is woken. */
  cancelInput(): void;
};

/** A shell in its worker, as the machine's process holds it. */
export type HostedShell = {
  readonly options: ShellOptions;
  /** What the shell does after its start. */
  readonly start: Promise<ShellState>;
  /** Runs a whole command; an empty text only asks for a prompt, with `status` as the last command's. */
  evaluate(text: string, status?: number): Promise<ShellState>;
  complete(before: string): Promise<Completion>;
  /** End of the input. */
  leave(): Promise<ShellState>;
};

/** Milliseconds that a command may take to react to Ctrl-C before its worker is stopped under it. */
const patience = 1500;

/** How many workers may die in a row before the shells are given up. */
const mostDeaths = 3;

/**
 * The shells of one channel: the first and those opened within it, all in one worker. A worker that does not react
 * to Ctrl-C, or dies, is replaced by another in which the shell goes on with what it had before the command.
 */
export class ShellHost {
  readonly #side: HostSide;
  #worker: ShellWorker;
  readonly #shells: Hosted[] = [];
  readonly #completions = new Map<number, (completion: Completion) => void>();
  #lastId = 0;
  #generation = 0;
  #patience: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** How many workers have died since a shell last came as far as a prompt. */
  #deaths = 0;

  constructor(side: HostSide) {
    this.#side = side;
    this.#worker = this.#take();
  }

  open(options: ShellOptions): HostedShell {
    const hosted = new Hosted(++this.#lastId, options);
    this.#shells.push(hosted);
    this.#worker.send({ kind: 'open', shell: hosted.id, options });
    const ask = (send: () => void) => {
      const state = hosted.next();
      send();
      return state;
    };
    return {
      options,
      start: hosted.next(),
      evaluate: (text, status) => ask(() => this.#worker.evaluate(hosted.id, text, status)),
      leave: () => ask(() => this.#worker.send({ kind: 'leave', shell: hosted.id })),
      complete: (before) => this.#complete(hosted, before),
    };
  }

  resize(columns: number, rows: number): void {
    for (const hosted of this.#shells) {
      hosted.resize(columns, rows);
      this.#worker.send({ kind: 'resize', shell: hosted.id, columns, rows });
    }
  }

  interrupt(): void {
    this.#worker.interrupt();
    this.#side.cancelInput();
    if (!this.#shells.at(-1)?.isBusy) return;
    this.#patience ??= setTimeout(() => this.#replaceWorker(130), patience);
  }

  /** Stops everything at once. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#patience);
    if (this.#shells.length === 0) this.#worker.release();
    else await this.#worker.stop();
  }

  #take(): ShellWorker {
    const worker = takeShellWorker();
    worker.use(
      (message) => this.#hear(message),
      () => this.#lose(),
    );
    return worker;
  }

  #hear(message: FromWorker): void {
    const hosted = 'shell' in message ? this.#shells.find(({ id }) => id === message.shell) : undefined;
    switch (message.kind) {
      case 'output':
        void this.#write(message.fd, Buffer.from(message.bytes));
        return;
      case 'waiting':
        this.#deaths = 0;
        hosted?.keep(message.snapshot, message.history);
        return this.#settle(hosted, message);
      case 'incomplete':
        return this.#settle(hosted, message);
      case 'exited':
        if (hosted) this.#shells.splice(this.#shells.indexOf(hosted), 1);
        return this.#settle(hosted, message);
      case 'completions':
        this.#completions.get(message.id)?.(message.completion);
        this.#completions.delete(message.id);
        return;
      case 'request':
        if (hosted) void this.#answer(hosted, message.id, message.request);
        return;
      case 'ready':
        return;
    }
  }

  #settle(hosted: Hosted | undefined, state: ShellState): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    hosted?.settle(state);
  }

  async #write(fd: 1 | 2, bytes: Buffer): Promise<void> {
    const worker = this.#worker;
    await this.#side.write(fd, bytes);
    if (worker === this.#worker && !worker.isDead) worker.send({ kind: 'written', bytes: bytes.length });
  }

  async #answer(hosted: Hosted, id: number, request: WorkerRequest): Promise<void> {
    const generation = this.#generation;
    const answer = await this.#side.answer(request);
    if (this.#isClosed) return;
    if (generation === this.#generation) this.#worker.send({ kind: 'answer', id, answer });
    else this.#reopen(hosted, answer.kind === 'done' ? answer.exitCode : 130);
  }

  #complete(hosted: Hosted, before: string): Promise<Completion> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#completions.set(id, resolve);
      this.#worker.send({ kind: 'complete', shell: hosted.id, id, before });
    });
  }

  /** The worker died: it had no memory left, or it is broken. */
  #lose(): void {
    if (this.#isClosed) return;
    void this.#side.write(2, Buffer.from('Killed\n'));
    if (++this.#deaths < mostDeaths) return this.#replaceWorker(137);
    // What the shells had kills each worker that takes it over: they cannot be saved.
    clearTimeout(this.#patience);
    this.#isClosed = true;
    for (const hosted of this.#shells.splice(0).reverse()) hosted.settle({ kind: 'exited', exitCode: 137 });
  }

  #replaceWorker(status: number): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (this.#isClosed) return;
    this.#generation++;
    void this.#worker.stop();
    this.#worker = this.#take();
    for (const resolve of this.#completions.values()) resolve({ wordLength: 0, candidates: [] });
    this.#completions.clear();
    // Those further out come back when the one within them has left.
    const innermost = this.#shells.at(-1);
    if (innermost) this.#reopen(innermost, status);
  }

  #reopen(hosted: Hosted, status: number): void {
    if (hosted.options.style === 'command') {
      this.#shells.splice(this.#shells.indexOf(hosted), 1);
      hosted.settle({ kind: 'exited', exitCode: status });
      return;
    }
    this.#worker.send({ kind: 'open', shell: hosted.id, options: hosted.resumed() });
    // Its first prompt answers the command that was cut short; the status comes with a second, empty one.
    hosted.afterStart = () => this.#worker.evaluate(hosted.id, '', status);
  }
}

/** What the host keeps of one shell. */
class Hosted {
  readonly id: number;
  options: ShellOptions;
  afterStart: (() => void) | undefined;
  #snapshot: ShellSnapshot | undefined;
  #history: readonly string[] | undefined;
  #onState: ((state: ShellState) => void) | undefined;
  #state: Promise<ShellState> | undefined;

  constructor(id: number, options: ShellOptions) {
    this.id = id;
    this.options = options;
  }

  /** It runs a command, or starts. */
  get isBusy(): boolean {
    return this.#onState !== undefined;
  }

  next(): Promise<ShellState> {
    this.#state ??= new Promise((resolve) => {
      this.#onState = resolve;
    });
    return this.#state;
  }

  settle(state: ShellState): void {
    if (this.afterStart && state.kind === 'waiting') {
      const goOn = this.afterStart;
      this.afterStart = undefined;
      return goOn();
    }
    const resolve = this.#onState;
    this.#state = undefined;
    this.#onState = undefined;
    resolve?.(state);
  }

  keep(snapshot: ShellSnapshot, history: readonly string[]): void {
    this.#snapshot = snapshot;
    this.#history = history;
  }

  resize(columns: number, rows: number): void {
    if (this.options.terminal)
      this.options = { ...this.options, terminal: { ...this.options.terminal, columns, rows } };
  }

  resumed(): ShellOptions {
    return {
      ...this.options,
      history: this.#history ?? this.options.history,
      ...(this.#snapshot && { snapshot: this.#snapshot }),
    };
  }
}
