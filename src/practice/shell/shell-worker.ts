import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/**
 * One worker thread in which shells run. Starting one costs 100 to 170 ms, so one is always kept ready, and one that
 * has done its work in order is used again: a shell keeps nothing in its worker.
 */
export class ShellWorker {
  readonly #worker: Worker;
  readonly #interruption = new Int32Array(new SharedArrayBuffer(4));
  #listener: ((message: FromWorker) => void) | undefined;
  #onDeath: (() => void) | undefined;
  #isDead = false;
  #turn = 1;

  constructor() {
    const entry = import.meta.url.endsWith('.ts') ? './worker.ts' : './shell-worker.js';
    this.#worker = new Worker(new URL(entry, import.meta.url), {
      workerData: { interruption: this.#interruption.buffer },
      env: {},
      // What a shell holds in memory is text; one that asks for more than this has run away.
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stderr: true,
      stdout: true,
    });
    this.#worker.on('message', (message: FromWorker) => this.#listener?.(message));
    this.#worker.on('error', () => this.#die());
    this.#worker.on('exit', () => this.#die());
    this.#worker.unref();
    all.add(this);
  }

  /** Gives the worker to one user until `release` or `stop`. `onDeath`: it is gone without having been stopped. */
  use(listener: (message: FromWorker) => void, onDeath: () => void): void {
    this.#listener = listener;
    this.#onDeath = onDeath;
    this.#worker.ref();
    if (this.#isDead) queueMicrotask(onDeath);
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  evaluate(shell: number, text: string, status: number | undefined): void {
    const turn = ++this.#turn;
    this.send({ kind: 'evaluate', shell, text, turn, ...(status !== undefined && { status }) });
  }

  /** Ctrl-C for what was last given to evaluate, whether it has begun or not. */
  interrupt(): void {
    this.#interruption[0] = this.#turn;
  }

  /** Gives the worker back; only when no shell is left in it. */
  release(): void {
    this.#listener = undefined;
    this.#onDeath = undefined;
    this.#worker.unref();
    if (this.#isDead || isClosed || spares.length >= mostSpares) void this.stop();
    else spares.push(this);
  }

  async stop(): Promise<void> {
    this.#listener = undefined;
    this.#onDeath = undefined;
    this.#isDead = true;
    all.delete(this);
    await this.#worker.terminate();
  }

  #die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    all.delete(this);
    this.#onDeath?.();
  }
}

const mostSpares = 2;
const all = new Set<ShellWorker>();
let spares: ShellWorker[] = [];
let isClosed = false;

/** A worker that is ready, or the best that there is, and another one made ready for the next. */
export function takeShellWorker(): ShellWorker {
  isClosed = false;
  let worker = spares.pop();
  while (worker?.isDead) worker = spares.pop();
  worker ??= new ShellWorker();
  if (spares.length === 0) setImmediate(prepareShellWorker);
  return worker;
}

/** Makes sure that the next shell finds a worker ready. */
export function prepareShellWorker(): void {
  if (!isClosed && spares.length === 0) spares.push(new ShellWorker());
}

/** How many workers there are, spares included. */
export const countShellWorkers = (): number => all.size;

/** Stops the workers that wait for a shell; for the end of the machine. */
export async function stopSpareShellWorkers(): Promise<void> {
  isClosed = true;
  const left = spares;
  spares = [];
  await Promise.all(left.map((worker) => worker.stop()));
}
