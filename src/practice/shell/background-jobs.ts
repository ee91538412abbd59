import { type HostSide, ShellHost } from './shell-host.ts';
import type { Answer, JobRequest, ShellOptions } from './worker-messages.ts';

type Job = {
  readonly number: number;
  readonly processId: number;
  /** As it was typed, without the `&`. */
  readonly text: string;
  readonly ended: Promise<void>;
  /** Ends it at once, for this reason. */
  readonly end: (exitCode: number, why: string) => void;
  /** Undefined while it runs. */
  exitCode: number | undefined;
  why: string;
};

/** What a job may do with the session that it belongs to. */
export type JobSide = Pick<HostSide, 'write' | 'answer'>;

// Each has a worker of its own, which costs some tens of megabytes.
const mostJobs = 8;

/** The commands that were started with `&` in one session. Each runs in a shell of its own, with a copy of the state. */
export class BackgroundJobs {
  readonly #side: () => JobSide & Disposable;
  #jobs: Job[] = [];
  #lastProcessId = 2000;
  #stopWaiting = Promise.withResolvers<'stopped'>();

  /** `side` is made anew for each job and disposed of with it. */
  constructor(side: () => JobSide & Disposable) {
    this.#side = side;
  }

  answer(request: JobRequest): Promise<Answer> | Answer {
    switch (request.action) {
      case 'start':
        return this.#start(request.text, request.options);
      case 'jobs':
        return this.#list();
      case 'kill':
        return this.#kill(request.arguments);
      case 'wait':
        return this.#wait(request.arguments);
      case 'fg':
        return this.#foreground(request.arguments);
      case 'bg':
        return said(1, '', 'bash: bg: no job control here: what `&` starts is in the background already\n');
    }
  }

  /** A line for each job that has ended since the last time, as a shell shows them before its prompt. */
  notices(): string {
    const lines = this.#jobs.filter(({ exitCode }) => exitCode !== undefined).map((job) => this.#row(job));
    this.#jobs = this.#jobs.filter(({ exitCode }) => exitCode === undefined);
    return lines.join('');
  }

  /** Ctrl-C: whoever waits for a job waits no longer. */
  stopWaiting(): void {
    this.#stopWaiting.resolve('stopped');
    this.#stopWaiting = Promise.withResolvers();
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    this.stopWaiting();
    for (const job of this.#jobs) job.end(129, 'Hangup');
    await Promise.all(this.#jobs.map(({ ended }) => ended));
  }

  #start(text: string, options: ShellOptions): Answer {
    if (this.#jobs.length >= mostJobs) {
      return said(254, '', 'bash: fork: retry: Resource temporarily unavailable\n');
    }
    const number = Math.max(0, ...this.#jobs.map((job) => job.number)) + 1;
    const cut = Promise.withResolvers<{ exitCode: number; why?: string }>();
    const ended = this.#run(text, options, cut.promise).then(({ exitCode, why }) => {
      job.exitCode = exitCode;
      job.why = why ?? (exitCode === 0 ? 'Done' : `Exit ${exitCode}`);
    });
    const job: Job = {
      number,
      processId: ++this.#lastProcessId,
      text,
      ended,
      end: (exitCode, why) => cut.resolve({ exitCode, why }),
      exitCode: undefined,
      why: 'Running',
    };
    this.#jobs.push(job);
    return said(0, String(job.processId), `[${number}] ${job.processId}\n`);
  }

  async #run(
    text: string,
    options: ShellOptions,
    cut: Promise<{ exitCode: number; why?: string }>,
  ): Promise<{ exitCode: number; why?: string }> {
    using side = this.#side();
    const host = new ShellHost({ write: side.write, answer: side.answer, cancelInput: () => {} });
    try {
      const shell = host.open(options);
      const left = (async () => {
        await shell.start;
        const state = await shell.evaluate(text);
        const end = state.kind === 'waiting' ? await shell.leave() : state;
        return { exitCode: end.kind === 'exited' ? end.exitCode : 2 };
      })();
      left.catch(() => {});
      return await Promise.race([left, cut]);
    } catch {
      return { exitCode: 1 };
    } finally {
      await host.close();
    }
  }

  #list(): Answer {
    const rows = this.#jobs.map((job) => this.#row(job)).join('');
    this.#jobs = this.#jobs.filter(({ exitCode }) => exitCode === undefined);
    return said(0, rows);
  }

  #row({ number, why, text, exitCode }: Job): string {
    const mark =
      number === this.#jobs.at(-1)?.number ? '+' : number === this.#jobs.at(-2)?.number ? '-' : ' ';
    return `[${number}]${mark}  ${why.padEnd(24)}${text}${exitCode === undefined ? ' &' : ''}\n`;
  }

  #kill(args: readonly string[]): Answer {
    let signal = 'TERM';
    const targets: string[] = [];
    for (let index = 0; index < args.length; index++) {
      const argument = args[index] ?? '';
      if (argument === '-s' || argument === '-n') signal = args[++index] ?? '';
      else if (/^-[A-Za-z\d]+$/.test(argument)) signal = argument.slice(1);
      else targets.push(argument);
    }
    const known = signals.get(signal.toUpperCase().replace(/^SIG/, ''));
    if (targets.length === 0) return said(2, '', usage);
    if (!known) return said(1, '', `bash: kill: ${signal}: invalid signal specification\n`);
    let complaints = '';
    for (const target of targets) {
      const job = this.#find(target);
      if (job) {
        if (known.why !== undefined) job.end(128 + known.number, known.why);
      } else if (target.startsWith('%')) complaints += `bash: kill: ${target}: no such job\n`;
      else if (/^-?\d+$/.test(target)) complaints += `bash: kill: (${target}) - No such process\n`;
      else complaints += `bash: kill: ${target}: arguments must be process or job IDs\n`;
    }
    return said(complaints === '' ? 0 : 1, '', complaints);
  }

  async #wait(args: readonly string[]): Promise<Answer> {
    const wanted = args.length === 0 ? [...this.#jobs] : args.map((target) => this.#find(target));
    let exitCode = 0;
    let complaints = '';
    for (const [index, job] of wanted.entries()) {
      const target = args[index] ?? '';
      if (!job) {
        exitCode = 127;
        complaints += target.startsWith('%')
          ? `bash: wait: ${target}: no such job\n`
          : `bash: wait: pid ${target} is not a child of this shell\n`;
        continue;
      }
      if ((await this.#untilEnd(job)) === 'stopped') return said(130);
      exitCode = args.length === 0 ? 0 : (job.exitCode ?? 0);
    }
    return said(exitCode, '', complaints);
  }

  async #foreground([target]: readonly string[]): Promise<Answer> {
    const job = target === undefined ? this.#jobs.at(-1) : this.#find(target);
    if (!job) return said(1, '', `bash: fg: ${target ?? 'current'}: no such job\n`);
    using side = this.#side();
    await side.write(1, Buffer.from(`${job.text}\n`));
    if ((await this.#untilEnd(job)) === 'stopped') job.end(130, 'Interrupt');
    await job.ended;
    this.#jobs = this.#jobs.filter((other) => other !== job);
    return said(job.exitCode ?? 0);
  }

  #untilEnd(job: Job): Promise<'stopped' | undefined> {
    return Promise.race([job.ended.then(() => undefined), this.#stopWaiting.promise]);
  }

  #find(target: string): Job | undefined {
    if (target === '%%' || target === '%+' || target === '%') return this.#jobs.at(-1);
    if (target === '%-') return this.#jobs.at(-2);
    return this.#jobs.find(
      ({ number, processId }) => target === `%${number}` || target === String(processId),
    );
  }
}

const usage =
  'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n';

type Signal = { readonly number: number; readonly why: string | undefined };

const signals: ReadonlyMap<string, Signal> = new Map(
  (
    [
      ['HUP', 1, 'Hangup'],
      ['INT', 2, 'Interrupt'],
      ['QUIT', 3, 'Quit'],
      ['KILL', 9, 'Killed'],
      ['TERM', 15, 'Terminated'],
      // It only asks whether the process is there.
      ['0', 0, undefined],
    ] as const
  ).flatMap(([name, number, why]): [string, Signal][] => [
    [name, { number, why }],
    [String(number), { number, why }],
  ]),
);

const said = (exitCode: number, stdout = '', stderr = ''): Answer => ({
  kind: 'done',
  exitCode,
  stdout: Buffer.from(stdout),
  stderr: Buffer.from(stderr),
});
