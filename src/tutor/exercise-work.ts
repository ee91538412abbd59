import type { StudentExercise } from '../course/course.ts';
import { exerciseFile } from '../course/exercise-file.ts';
import type { Server } from '../server/server.ts';
import { type LookOptions, lookAtSteps, type TaskVerdict } from '../tasks/look-at-steps.ts';
import type { StepDeclaration } from '../tasks/task.ts';
import { carryOut } from './carry-out.ts';
import { causeOf } from './cause-of.ts';
import { clearAway } from './clear-away.ts';
import { dateName } from './date-name.ts';
import { decide, doneSteps, nextStep, stepsToCarryOut } from './decide.ts';
import { describeExercise } from './describe.ts';
import { giveBack } from './give-back.ts';
import { keptCommand, mostCommands } from './kept-commands.ts';
import { localFolderOf, lookOptions } from './look-options.ts';
import { prepare } from './prepare.ts';
import type { ExerciseFact } from './progress/event.ts';
import { type ExerciseRecord, newExercise, newStep } from './progress/fold.ts';
import type { Progress } from './progress/open-progress.ts';
import type { ExerciseTrouble, KeptAside, OpenExercise } from './tutor.ts';

export type WorkTools = {
  readonly server: Server;
  readonly progress: Progress;
  readonly workFolder: string;
  readonly now: () => Date;
  /** Called at each change of `state`. */
  readonly changed: () => void;
  /** Aborts when the tutor closes: what comes after counts no more. */
  readonly signal: AbortSignal;
};

/** Milliseconds between two looks at what is done already; it can no longer change the progress. */
const lookBackEvery = 10_000;

/** The work on the open exercise: getting it ready, looking, skipping, giving it back. */
export class ExerciseWork {
  readonly exercise: StudentExercise;
  readonly localFolder: string | undefined;
  readonly #tools: WorkTools;
  readonly #verdicts = new Map<string, readonly TaskVerdict[]>();
  #shipped: ReadonlyMap<string, Buffer> = new Map();
  #preparation: OpenExercise['preparation'] = 'preparing';
  #preparing: Promise<void> | undefined;
  #trouble: ExerciseTrouble | undefined;
  #openStep = '';
  #attempt = '';
  /** Done steps as of the last time that the open step was chosen. */
  #known: ReadonlySet<string> = new Set();
  /** Skipping or resetting: what a look finds meanwhile is our doing, not the student's. */
  #isBusy = false;
  #lookedBack = Number.NEGATIVE_INFINITY;

  constructor(exercise: StudentExercise, tools: WorkTools) {
    this.exercise = exercise;
    this.#tools = tools;
    this.localFolder = localFolderOf(exercise, tools.workFolder);
    this.#begin();
  }

  get state(): OpenExercise {
    return describeExercise({
      exercise: this.exercise,
      record: this.#record,
      verdicts: this.#verdicts,
      openStep: this.#openStep,
      preparation: this.#preparation,
      trouble: this.#trouble,
      localFolder: this.localFolder,
    });
  }

  /** Whether a look could bring something about. */
  get isWaiting(): boolean {
    return this.#isReady && !this.#isBusy && this.#done.size < this.exercise.steps.length;
  }

  /** Gets the exercise ready; asked for during one, it is that one. Never rejects. */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  /** Looks at what is open, the open step first, and now and then at what is done. Never rejects. */
  async look(): Promise<void> {
    if (!this.#isReady) await this.prepare();
    this.#tools.progress.refresh();
    this.#follow();
    if (!this.#isReady || this.#isBusy) return;
    const open = this.#openStep;
    if (!this.#done.has(open)) await this.#lookAt([open]);
    const wasBlocked = this.#verdicts.get(open)?.some(({ verdict }) => verdict.kind === 'blocked');
    await this.#lookAt(this.#undone.filter((id) => id !== open || wasBlocked));
    if (performance.now() - this.#lookedBack < lookBackEvery) return;
    await this.#lookAt([...this.#done]);
    this.#lookedBack = performance.now();
  }

  open(step: string): void {
    if (!this.exercise.steps.some(({ id }) => id === step) || step === this.#openStep) return;
    this.#openStep = step;
    this.#note([{ kind: 'step-opened', step }]);
  }

  answer(task: string, value: string): void {
    const steps = [...this.exercise.steps].sort((one) => (one.id === this.#openStep ? -1 : 0));
    const step = steps.find(({ tasks }) => tasks.some(({ id, kind }) => id === task && kind === 'answer'));
    if (step) this.#note([{ kind: 'answer-given', step: step.id, task, value }]);
  }

  openHint(): void {
    const { hintsOpened } = this.#record.steps.get(this.#openStep) ?? newStep;
    const hints = this.exercise.texts.es.steps[this.#openStep]?.hints ?? [];
    if (hintsOpened >= hints.length) return;
    this.#note([{ kind: 'hint-opened', step: this.#openStep, count: hintsOpened + 1 }]);
  }

  ranCommand(line: string): void {
    const kept = keptCommand(line);
    const { commands } = this.#record;
    if (kept === undefined || commands.includes(kept) || commands.length >= mostCommands) return;
    this.#note([{ kind: 'command-used', line: kept }]);
  }

  async skip(): Promise<void> {
    if (!this.isWaiting || this.#done.has(this.#openStep)) return;
    await this.#alone('skip', async () => {
      for (const step of stepsToCarryOut(this.exercise.steps, this.#done, this.#openStep)) {
        await this.#carryOut(step);
        this.#note([{ kind: 'step-skipped', step: step.id }]);
      }
      this.#lookedBack = Number.NEGATIVE_INFINITY;
    });
  }

  async reset(): Promise<KeptAside> {
    let kept: KeptAside = { local: undefined, server: undefined };
    if (this.#preparation === 'preparing' || this.#isBusy) return kept;
    await this.#alone('reset', async () => {
      await this.#loadFiles();
      const { exercise, localFolder } = this;
      const { server, now } = this.#tools;
      kept = await giveBack({ exercise, server, shipped: this.#shipped, localFolder, now: now() });
      this.#tools.progress.append({
        kind: 'exercise-reset',
        exercise: exercise.id,
        exerciseVersion: exercise.version,
      });
      this.#begin();
      this.#preparation = 'preparing';
    });
    if (!this.#isReady) await this.prepare();
    return kept;
  }

  get #isReady(): boolean {
    return this.#preparation === 'ready';
  }

  get #record(): ExerciseRecord {
    const { id, version } = this.exercise;
    return this.#tools.progress.record.exercises.get(id) ?? newExercise('', version);
  }

  get #done(): ReadonlySet<string> {
    return doneSteps(this.exercise.steps, this.#record);
  }

  get #undone(): readonly string[] {
    return this.exercise.steps.map(({ id }) => id).filter((id) => !this.#done.has(id));
  }

  /** Stands where the student left. */
  #begin(): void {
    const { steps } = this.exercise;
    const { attempt, openStep } = this.#record;
    const isThere = steps.some(({ id }) => id === openStep);
    this.#attempt = attempt;
    this.#verdicts.clear();
    this.#lookedBack = Number.NEGATIVE_INFINITY;
    this.#known = this.#done;
    this.#openStep = (isThere ? openStep : nextStep(steps, this.#done, undefined)) ?? steps[0]?.id ?? '';
  }

  async #prepare(): Promise<void> {
    this.#preparation = 'preparing';
    this.#trouble = undefined;
    this.#tools.changed();
    try {
      await this.#loadFiles();
      const { exercise, localFolder } = this;
      const { server, signal } = this.#tools;
      const record = this.#record;
      const prepared = await prepare({ exercise, record, server, files: this.#shipped, localFolder, signal });
      if (signal.aborted) return;
      const started: ExerciseFact[] = record.started ? [] : [{ kind: 'exercise-started' }];
      const opened: ExerciseFact[] = [{ kind: 'step-opened', step: this.#openStep }];
      const isWhereItWas =
        record.openStep === this.#openStep && this.#tools.progress.record.lastExercise === exercise.id;
      this.#preparation = 'ready';
      this.#note([...(prepared ? [prepared] : []), ...started, ...(isWhereItWas ? [] : opened)]);
    } catch (error) {
      this.#preparation = 'failed';
      this.#trouble = { during: 'preparation', cause: causeOf(error) };
    }
    this.#tools.changed();
  }

  async #loadFiles(): Promise<void> {
    const { exercise } = this;
    const load = async (name: string) => [name, await exerciseFile(exercise, name, exercise.values)] as const;
    this.#shipped = new Map(await Promise.all(exercise.files.map(load)));
  }

  async #lookAt(only: readonly string[]): Promise<void> {
    if (only.length === 0 || this.#isBusy) return;
    const attempt = this.#attempt;
    const verdicts = await lookAtSteps(this.exercise.steps, { ...this.#lookOptions(), only });
    const { progress, changed, signal } = this.#tools;
    progress.refresh();
    if (this.#isBusy || signal.aborted || this.#record.attempt !== attempt) return;
    const before = JSON.stringify([...this.#verdicts]);
    for (const [step, found] of verdicts) this.#verdicts.set(step, found);
    this.#note(decide(this.exercise.steps, this.#record, verdicts));
    this.#follow();
    if (JSON.stringify([...this.#verdicts]) !== before) changed();
  }

  #lookOptions(): LookOptions {
    const { exercise, localFolder } = this;
    return lookOptions({ exercise, record: this.#record, server: this.#tools.server, localFolder });
  }

  #carryOut(step: StepDeclaration): Promise<void> {
    const { exercise } = this;
    const { server, signal } = this.#tools;
    return carryOut(step, {
      exercise,
      stage: {
        server,
        signal,
        exerciseFile: (name) => exerciseFile(exercise, name, exercise.values),
        answer: (task, value) => this.#note([{ kind: 'answer-given', step: step.id, task, value }]),
      },
      lookOptions: () => this.#lookOptions(),
      putAside: (inTheWay) =>
        clearAway({
          exercise: { ...exercise, setup: [], steps: [inTheWay] },
          files: server.files,
          shipped: this.#shipped,
          home: exercise.values.home ?? '/',
          name: `${step.id}-${dateName(this.#tools.now())}`,
        }),
    });
  }

  async #alone(during: ExerciseTrouble['during'], work: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    this.#trouble = undefined;
    this.#tools.changed();
    try {
      await work();
    } catch (error) {
      this.#trouble = { during, cause: causeOf(error) };
    } finally {
      this.#isBusy = false;
      this.#tools.changed();
    }
  }

  #note(facts: readonly ExerciseFact[]): void {
    if (facts.length === 0 || this.#tools.signal.aborted) return;
    const { id: exercise, version } = this.exercise;
    const { started, version: begun } = this.#record;
    const exerciseVersion = started ? begun : version;
    this.#tools.progress.append(...facts.map((fact) => ({ ...fact, exercise, exerciseVersion })));
    this.#follow();
    this.#tools.changed();
  }

  /** Goes where the progress has gone, by this tutor or by another one: the next step, or a new beginning. */
  #follow(): void {
    if (this.#record.attempt !== this.#attempt) {
      this.#begin();
      return;
    }
    const done = this.#done;
    const isNewlyDone = done.has(this.#openStep) && !this.#known.has(this.#openStep);
    this.#known = done;
    const next = isNewlyDone ? nextStep(this.exercise.steps, done, this.#openStep) : undefined;
    if (next) this.open(next);
    const isComplete = done.size === this.exercise.steps.length;
    if (isComplete && !this.#record.complete) this.#note([{ kind: 'exercise-complete' }]);
  }
}
