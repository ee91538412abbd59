import { type ChildProcess, spawn } from 'node:child_process';
import { locatePython } from './locate.ts';
import type { FromChild, PythonJob, ToChild, WorkerFacts } from './messages.ts';

export type ChildFolders = { readonly reads: readonly string[]; readonly writes: readonly string[] };

/** How a run ended. */
export type ChildEnd =
  | { readonly kind: 'exited'; readonly exitCode: number }
  /** Stopped for its memory, or by us. */
  | { readonly kind: 'killed' }
  /** It could not start, or it broke. */
  | { readonly kind: 'broken'; readonly detail: string };

/** One restricted process with one interpreter, for one program. */
export class PythonChild {
  readonly #process: ChildProcess;
  readonly #made = Promise.withResolvers<void>();
  readonly #ready = Promise.withResolvers<boolean>();
  readonly #end = Promise.withResolvers<ChildEnd>();
  #listener: ((message: FromChild) => void) | undefined;
  #detail = '';
  #isTooBig = false;
  isOver = false;

  constructor(facts: WorkerFacts, folders: ChildFolders) {
    const { childEntry } = locatePython();
    this.#process = spawn(process.execPath, [...permissions(folders), childEntry], {
      cwd: locatePython().pyodideFolder,
      // Node looks at some variables of its own; a guest's program sees none of either kind.
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      windowsHide: true,
    });
    this.#process.stderr?.on('data', (bytes: Buffer) => {
      this.#detail = `${this.#detail}${bytes}`.slice(-4000);
    });
    this.#process.on('message', (message: FromChild) => this.#hear(message));
    this.#process.on('error', (error) => {
      this.#detail += error.message;
      this.#finish({ kind: 'broken', detail: this.#detail });
    });
    this.#process.on('close', () =>
      this.#finish(this.#isTooBig ? { kind: 'killed' } : { kind: 'broken', detail: this.#detail }),
    );
    this.send({ kind: 'open', facts, mostMemory });
  }

  /** Settles with whether it can run a program. */
  get ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Settles when the snapshot that was asked for is written. Rejects with the reason when it cannot be. */
  get made(): Promise<void> {
    return this.#made.promise;
  }

  get end(): Promise<ChildEnd> {
    return this.#end.promise;
  }

  run(job: PythonJob, listener: (message: FromChild) => void): Promise<ChildEnd> {
    this.#listener = listener;
    this.#process.ref();
    this.#process.channel?.ref();
    this.send({ kind: 'run', job });
    return this.#end.promise;
  }

  /** A child that waits must not keep the machine's process. */
  unref(): void {
    this.#process.unref();
    this.#process.channel?.unref();
    const { stderr } = this.#process;
    if (stderr && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref();
  }

  kill(): void {
    this.#process.kill('SIGKILL');
    this.#finish({ kind: 'killed' });
  }

  /** What it no longer hears is lost. */
  send(message: ToChild): void {
    // It may be gone already: then its end is on its way.
    if (this.#process.connected) this.#process.send(message, () => {});
  }

  #hear(message: FromChild): void {
    switch (message.kind) {
      case 'ready':
        return this.#ready.resolve(true);
      case 'made':
        return this.#made.resolve();
      case 'tooBig':
        this.#isTooBig = true;
        return this.kill();
      case 'done':
        this.#finish({ kind: 'exited', exitCode: message.exitCode });
        this.#process.kill('SIGKILL');
        return;
      default:
        this.#listener?.(message);
    }
  }

  #finish(end: ChildEnd): void {
    this.isOver = true;
    this.#ready.resolve(false);
    this.#made.promise.catch(() => {});
    this.#made.reject(new Error(this.#detail || 'Python ended too early'));
    this.#end.resolve(end);
  }
}

/** Bytes that the process of a program may take of the computer's memory; Python itself needs about 200 MB. */
const mostMemory = 1200 * 1024 * 1024;

function permissions({ reads, writes }: ChildFolders): string[] {
  const { codeFolders, libraryFolder, pyodideFolder } = locatePython();
  const readable = [...codeFolders, libraryFolder, pyodideFolder, ...reads, ...writes];
  return [
    '--permission',
    '--allow-worker',
    ...readable.map((folder) => `--allow-fs-read=${folder}`),
    ...writes.map((folder) => `--allow-fs-write=${folder}`),
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
  ];
}
