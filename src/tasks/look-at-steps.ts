import { readable } from '../language/untrusted-text.ts';
import { ServerError } from '../server/server-error.ts';
import { blocked, fail, pass, unknown, type Verdict } from '../verdict/verdict.ts';
import { findTask } from './registry.ts';
import type { LookContext, StepDeclaration, TaskDeclaration } from './task.ts';

export type TaskVerdict = { readonly task: string; readonly kind: string; readonly verdict: Verdict };

/** The verdicts of each step that was looked at, its tasks in the order of the exercise. */
export type StepVerdicts = ReadonlyMap<string, readonly TaskVerdict[]>;

export type LookOptions = {
  readonly contextFor: (task: TaskDeclaration, step: StepDeclaration) => LookContext;
  /** Steps to look at. A tutor asks for the open one: the fewer, the sooner it ticks. @default all */
  readonly only?: readonly string[];
  /** Steps that count as passed without a look: passed or skipped before. What is looked at now counts before it. */
  readonly passed?: ReadonlySet<string>;
  /** Events seen earlier, as `step.task`: tasks with `latch` among them pass without a look. */
  readonly latched?: ReadonlySet<string>;
  /** Milliseconds until one task's look is given up as `unknown`. @default 20_000 */
  readonly timeout?: number;
};

/** sshd allows ten sessions on a connection; the student's own shell and SFTP hold two of them. */
const looksAtOnce = 8;

/**
 * Looks at the tasks of an exercise's steps. What nothing holds back is looked at side by side. A step or task whose
 * `needs` have not passed is `blocked`. Whatever breaks on the way to the server, and every defect of our own, is
 * `unknown` and never a failure: this is the one place where errors become verdicts. Facts come out fit to be read.
 * Never throws.
 */
export async function lookAtSteps(
  steps: readonly StepDeclaration[],
  options: LookOptions,
): Promise<StepVerdicts> {
  const look = new Look(steps, options);
  const wanted = steps.filter(({ id }) => options.only?.includes(id) ?? true);
  return new Map(
    await Promise.all(wanted.map(async (step) => [step.id, await look.verdictsOf(step)] as const)),
  );
}

/** Whether a step's verdicts mean that it is done. */
export function isPassed(verdicts: readonly TaskVerdict[]): boolean {
  return verdicts.length > 0 && verdicts.every(({ verdict }) => verdict.kind === 'pass');
}

/** One look at an exercise: each task is looked at once, whoever asks for its verdict. */
class Look {
  readonly #steps: readonly StepDeclaration[];
  readonly #options: LookOptions;
  readonly #turns = new Turns(looksAtOnce);
  readonly #stepVerdicts = new Map<StepDeclaration, Promise<readonly TaskVerdict[]>>();
  readonly #taskVerdicts = new Map<TaskDeclaration, Promise<Verdict>>();

  constructor(steps: readonly StepDeclaration[], options: LookOptions) {
    this.#steps = steps;
    this.#options = options;
  }

  verdictsOf(step: StepDeclaration): Promise<readonly TaskVerdict[]> {
    return once(this.#stepVerdicts, step, () => this.#lookAtStep(step));
  }

  async #lookAtStep(step: StepDeclaration): Promise<readonly TaskVerdict[]> {
    const heldBack = await this.#heldBackByStep(step);
    return Promise.all(
      step.tasks.map(async (task) => ({
        task: task.id,
        kind: task.kind,
        verdict: await this.#verdictOf(task, step, heldBack),
      })),
    );
  }

  /** What holds a whole step back: the first of its needs that has not passed. */
  async #heldBackByStep(step: StepDeclaration): Promise<Verdict | undefined> {
    if (needsItself(step, this.#steps)) return unknown('tutor', `step ${step.id} needs itself`);
    for (const id of step.needs) {
      const needed = this.#steps.find((candidate) => candidate.id === id);
      if (!needed) return unknown('tutor', `step ${step.id} needs ${id}, which is not there`);
      const isLookedAt = this.#options.only?.includes(id) ?? true;
      const isDone = isLookedAt ? isPassed(await this.verdictsOf(needed)) : this.#options.passed?.has(id);
      if (!isDone) return blocked(id);
    }
    return undefined;
  }

  #verdictOf(task: TaskDeclaration, step: StepDeclaration, heldBack: Verdict | undefined): Promise<Verdict> {
    return once(this.#taskVerdicts, task, () => this.#lookAtTask(task, step, heldBack));
  }

  async #lookAtTask(
    task: TaskDeclaration,
    step: StepDeclaration,
    heldBack: Verdict | undefined,
  ): Promise<Verdict> {
    if (task.latch && this.#options.latched?.has(`${step.id}.${task.id}`)) return pass();
    if (heldBack) return heldBack;
    if (needsItself(task, step.tasks)) return unknown('tutor', `task ${task.id} needs itself`);
    for (const id of task.needs) {
      const needed = step.tasks.find((candidate) => candidate.id === id);
      if (!needed) return unknown('tutor', `task ${task.id} needs ${id}, which is not there`);
      const verdict = await this.#verdictOf(needed, step, heldBack);
      if (verdict.kind !== 'pass') return blocked(id);
    }
    return this.#turns.take(() => lookSafely(task, step, this.#options));
  }
}

type Needing = { readonly id: string; readonly needs: readonly string[] };

/** Whether following the needs of something leads back to it: nothing of that kind could ever be looked at. */
function needsItself(thing: Needing, all: readonly Needing[]): boolean {
  const reached = new Set<string>();
  const follow = ({ needs }: Needing): void => {
    for (const id of needs) {
      if (reached.has(id)) continue;
      reached.add(id);
      const next = all.find((candidate) => candidate.id === id);
      if (next) follow(next);
    }
  };
  follow(thing);
  return reached.has(thing.id);
}

/** What is already under way for a key, or what `start` begins. */
function once<Key, Value>(
  underWay: Map<Key, Promise<Value>>,
  key: Key,
  start: () => Promise<Value>,
): Promise<Value> {
  const known = underWay.get(key);
  if (known) return known;
  const value = start();
  underWay.set(key, value);
  return value;
}

/** One task's look; every error becomes a verdict. */
async function lookSafely(
  task: TaskDeclaration,
  step: StepDeclaration,
  options: LookOptions,
): Promise<Verdict> {
  const { contextFor, timeout = 20_000 } = options;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve(unknown('time-out', `no answer in ${timeout} ms`)), timeout);
  });
  try {
    return readableVerdict(await Promise.race([look(task, contextFor(task, step)), late]));
  } catch (error) {
    return readableVerdict(verdictOfError(error));
  } finally {
    clearTimeout(timer);
  }
}

async function look(declaration: TaskDeclaration, context: LookContext): Promise<Verdict> {
  const task = findTask(declaration.kind);
  if (!task) return unknown('tutor', `there is no task ${declaration.kind}`);
  return task.look(task.schema.parse(declaration.fields), context);
}

function verdictOfError(error: unknown): Verdict {
  if (error instanceof ServerError) return unknown(error.layer, `${error.code}: ${error.detail}`);
  return unknown('tutor', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

function readableVerdict(verdict: Verdict): Verdict {
  switch (verdict.kind) {
    case 'pass':
      return pass(readable(verdict.facts));
    case 'fail':
      return fail(verdict.code, readable(verdict.facts));
    case 'unknown':
      return unknown(verdict.layer, String(readable({ detail: verdict.detail }).detail));
    case 'blocked':
      return verdict;
  }
}

/** Lets so many work at once; the others wait in line. */
class Turns {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
