import { join } from 'node:path';
import type { Course } from '../course/course.ts';
import type { Language } from '../language/language.ts';
import type { Server } from '../server/server.ts';
import { cheatSheet, writeCheatSheet } from './cheat-sheet.ts';
import { dateName } from './date-name.ts';
import { describeCourse } from './describe.ts';
import { ExerciseWork } from './exercise-work.ts';
import { makeOut } from './make-out.ts';
import type { Progress } from './progress/open-progress.ts';
import { startTicking, type Ticking } from './ticking.ts';
import type { KeptAside, Tutor, TutorState } from './tutor.ts';

export type TutorOptions = {
  readonly course: Course;
  /** The secret from which each student's values are derived. */
  readonly courseKey: string;
  /** Closed by whoever opened it, after the tutor. */
  readonly server: Server;
  /** The student's name in the course. @default the user's name on the server */
  readonly student?: string;
  /** Closed by whoever opened it, after the tutor. */
  readonly progress: Progress;
  /** Folder on the student's own computer under which each exercise gets one for its files. */
  readonly workFolder: string;
  /** The exercise to open. @default the one on which the student worked last, else the first */
  readonly exercise?: string;
  readonly now?: () => Date;
};

/** Milliseconds of a look before it is shown: most end sooner, and a sign that flickers says nothing. */
const shownAfter = 250;

/**
 * Opens a student's work on a course. Returns at once; the exercise appears in `state` when the server is reached.
 * Throws `RangeError` for a student or an exercise that cannot be.
 */
export function openTutor(options: TutorOptions): Tutor {
  return new StudentTutor(options);
}

class StudentTutor implements Tutor {
  readonly #options: TutorOptions;
  readonly #student: string;
  readonly #now: () => Date;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  readonly #ticking: Ticking;
  readonly #leave: readonly (() => void)[];
  #wanted: string;
  #opening: Promise<void> | undefined;
  #work: ExerciseWork | undefined;
  #isPaused = false;
  #isLooking = false;
  #state: TutorState;

  constructor(options: TutorOptions) {
    const { server, progress } = options;
    this.#options = options;
    this.#student = options.student ?? server.address.username;
    this.#now = options.now ?? (() => new Date());
    this.#wanted = this.#chooseExercise();
    this.#makeOut(this.#wanted, '/');
    this.#state = this.#describe();
    this.#ticking = startTicking({
      look: () => this.#lookOnce(),
      isWatching: () => server.connection.kind === 'connected' && this.#isWorking && !!this.#work?.isWaiting,
    });
    this.#leave = [
      progress.subscribe(() => this.#changed()),
      server.onConnection((connection) => {
        this.#changed();
        if (connection.kind === 'connected') void this.#proceed();
      }),
    ];
    void this.#proceed();
  }

  get state(): TutorState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async openExercise(exercise: string): Promise<void> {
    this.#makeOut(exercise, '/');
    this.#wanted = exercise;
    await this.#opening;
    await this.#proceed();
  }

  openStep(step: string): void {
    this.#work?.open(step);
  }

  look(): Promise<void> {
    return this.#ticking.ask();
  }

  shellActive(): void {
    this.#ticking.shellActive();
  }

  async answer(task: string, value: string): Promise<void> {
    this.#work?.answer(task, value);
    await this.look();
  }

  openHint(): void {
    this.#work?.openHint();
  }

  async skip(): Promise<void> {
    await this.#work?.skip();
    await this.look();
  }

  async reset(): Promise<KeptAside> {
    const kept = await this.#work?.reset();
    await this.look();
    return kept ?? { local: undefined, server: undefined };
  }

  pause(): void {
    this.#isPaused = true;
    this.#changed();
  }

  resume(): void {
    this.#isPaused = false;
    this.#changed();
    void this.look();
  }

  ranCommand(line: string, exitCode = 0): void {
    if (exitCode === 0) this.#work?.ranCommand(line);
  }

  async writeCheatSheet(language: Language): Promise<string> {
    const open = this.#work?.state;
    if (!open) throw new Error('no exercise is open');
    const folder = open.localFolder ?? join(this.#options.workFolder, open.exercise.id);
    const text = cheatSheet(open.exercise, open.commands, language);
    return writeCheatSheet(folder, text, dateName(this.#now()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    this.#ticking[Symbol.dispose]();
    for (const leave of this.#leave) leave();
    this.#listeners.clear();
  }

  get #isWorking(): boolean {
    return !this.#isPaused && !this.#closing.signal.aborted;
  }

  /** The exercise asked for, else the one on which the student worked last, else the first one not complete. */
  #chooseExercise(): string {
    const { course, progress, exercise } = this.#options;
    const all = describeCourse(course, progress.record);
    const last = all.find(({ id }) => id === progress.record.lastExercise);
    const next = last ?? all.find(({ status }) => status !== 'complete') ?? all[0];
    return exercise ?? next?.id ?? '';
  }

  #makeOut(id: string, home: string) {
    const { course } = this.#options;
    const exercise = course.units
      .flatMap(({ exercises }) => exercises)
      .find((candidate) => candidate.id === id);
    if (!exercise) throw new RangeError(`there is no exercise ${JSON.stringify(id)}`);
    return makeOut(exercise, { ...this.#options, student: this.#student }, home);
  }

  /** Goes on with the exercise that is wanted as far as the line to the server allows. Never rejects. */
  #proceed(): Promise<void> {
    this.#opening ??= this.#openWanted().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #openWanted(): Promise<void> {
    const { server, progress, workFolder } = this.#options;
    if (this.#work?.exercise.id !== this.#wanted) {
      const home = await server.home().catch(() => undefined);
      if (home === undefined || this.#closing.signal.aborted) return;
      this.#work = new ExerciseWork(this.#makeOut(this.#wanted, home), {
        server,
        progress,
        workFolder,
        now: this.#now,
        changed: () => this.#changed(),
        signal: this.#closing.signal,
      });
      this.#changed();
    }
    await this.#ticking.ask();
  }

  async #lookOnce(): Promise<void> {
    if (!this.#isWorking || !this.#work) return;
    const shown = setTimeout(() => this.#showLooking(true), shownAfter);
    await this.#work.look();
    clearTimeout(shown);
    this.#showLooking(false);
  }

  #showLooking(isLooking: boolean): void {
    if (this.#isLooking === isLooking) return;
    this.#isLooking = isLooking;
    this.#changed();
  }

  #changed(): void {
    if (this.#closing.signal.aborted) return;
    this.#state = this.#describe();
    for (const tell of this.#listeners) tell();
  }

  #describe(): TutorState {
    const { course, server, progress } = this.#options;
    return {
      courseTitle: course.title,
      student: this.#student,
      connection: server.connection,
      exercises: describeCourse(course, progress.record),
      open: this.#work?.state,
      paused: this.#isPaused,
      looking: this.#isLooking,
      progressTrouble: progress.trouble,
    };
  }
}
