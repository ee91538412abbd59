import type { Server } from '../../server/server.ts';
import { isPassed, lookAtSteps, type StepVerdicts } from '../../tasks/look-at-steps.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { Action, Exercise, StudentExercise } from '../course.ts';
import { exerciseFile } from '../exercise-file.ts';
import { forStudent } from '../for-student.ts';
import { type Performed, perform } from '../perform.ts';
import { ScriptRunner } from '../script-runner.ts';

/** A server on which nobody has worked yet, with a student of its own. */
export type FreshServer = AsyncDisposable & {
  readonly server: Server;
  readonly student: string;
  /** Folders besides the home that are this student's alone, for example `/tmp` of the practice machine. */
  readonly ownFolders?: readonly string[];
};

export type OpenFreshServer = () => Promise<FreshServer>;

/** One student who works through an exercise, on a server of their own. */
export class Run implements AsyncDisposable {
  readonly exercise: StudentExercise;
  readonly server: Server;
  /** What is watched for traces. */
  readonly folders: readonly string[];
  readonly #answers = new Map<string, string>();
  readonly #latched = new Set<string>();
  readonly #scripts: ScriptRunner;

  /** Makes the exercise out for the student of a fresh server and carries out its setup. */
  static async begin(exercise: Exercise, fresh: FreshServer, signal?: AbortSignal): Promise<Run> {
    const home = await fresh.server.home();
    const { connection, address } = fresh.server;
    const facts = { courseKey: 'rehearsal', student: fresh.student, home, address, localFolder: '.' };
    const fingerprint = connection.kind === 'connected' ? { fingerprint: connection.fingerprint } : {};
    const made = forStudent(exercise, { ...facts, ...fingerprint });
    const run = new Run(made, fresh.server, [home, ...(fresh.ownFolders ?? [])]);
    await run.act(made.steps[0]?.id ?? '', made.setup, signal);
    return run;
  }

  constructor(exercise: StudentExercise, server: Server, folders: readonly string[]) {
    this.exercise = exercise;
    this.server = server;
    this.folders = folders;
    this.#scripts = new ScriptRunner(server);
  }

  /** Does something for a step. Events are looked for after each action, because the next may undo their state. */
  async act(step: string, actions: readonly Action[], signal?: AbortSignal): Promise<readonly Performed[]> {
    const stage = {
      server: this.server,
      scripts: this.#scripts,
      exerciseFile: (name: string) => this.#file(name),
      answer: (task: string, value: string) => void this.#answers.set(`${step}.${task}`, value),
      ...(signal && { signal }),
    };
    const hasEvents = this.exercise.steps.some(({ tasks }) => tasks.some((task) => task.latch));
    if (!hasEvents) return await perform(actions, stage);
    const performed: Performed[] = [];
    for (const action of actions) {
      performed.push(...(await perform([action], stage)));
      await this.look();
    }
    return performed;
  }

  /** The verdicts of every step now. */
  async look(): Promise<StepVerdicts> {
    const verdicts = await lookAtSteps(this.exercise.steps, {
      latched: new Set(this.#latched),
      contextFor: (task, step) => ({
        server: this.server,
        answer: this.#answers.get(`${step.id}.${task.id}`),
        exerciseFile: (name) => this.#file(name),
        exerciseFileNames: this.exercise.files,
        studentFile: (name) => this.#file(name),
      }),
    });
    for (const [step, tasks] of verdicts) {
      for (const { task, verdict } of tasks)
        if (verdict.kind === 'pass') this.#latched.add(`${step}.${task}`);
    }
    return verdicts;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scripts[Symbol.asyncDispose]();
  }

  #file(name: string): Promise<Buffer> {
    return exerciseFile(this.exercise, name, this.exercise.values);
  }
}

/** The steps that pass. */
export function passedSteps(verdicts: StepVerdicts): readonly string[] {
  return [...verdicts].filter(([, tasks]) => isPassed(tasks)).map(([step]) => step);
}

/** The verdicts of a step in one line, in technical words. */
export function describeStep(verdicts: StepVerdicts, step: string): string {
  const tasks = (verdicts.get(step) ?? []).map(({ task, verdict }) => `${task}: ${describe(verdict)}`);
  return tasks.join('; ');
}

function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'pass':
      return 'pass';
    case 'fail':
      return `${verdict.code} ${JSON.stringify(verdict.facts)}`;
    case 'blocked':
      return `blocked by ${verdict.by}`;
    case 'unknown':
      return `unknown, ${verdict.layer}: ${verdict.detail}`;
  }
}
