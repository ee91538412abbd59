import type { StudentExercise } from '../course/course.ts';
import type { Language, Sentence } from '../language/language.ts';
import type { ConnectionState } from '../server/server.ts';
import type { Layer, Verdict } from '../verdict/verdict.ts';

/**
 * One student's work on a course: which exercise and step are open, verdicts, hints, what is done. It knows nothing
 * of screens; the full screen and plain mode are two readers of the same tutor.
 */
export interface Tutor extends AsyncDisposable {
  readonly state: TutorState;
  /** Tells of each change of `state`; returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Opens an exercise: its files are put on the student's computer, its setup on the server, once. */
  openExercise(exercise: string): Promise<void>;
  /** Opens a step to read it; passed ones open again, and nobody is forced forward. */
  openStep(step: string): void;
  /**
   * Looks at the server now: a command ended, or somebody asked. Looks never overlap: one asked for during another
   * runs once after it. Never rejects: what could not be looked at is an `unknown` verdict.
   */
  look(): Promise<void>;
  /**
   * Bytes went through the student's shell, in either direction. Cheap enough for every chunk: a look follows when
   * they fall quiet, and the regular looks go on only while something happens (see `ticking.ts`).
   */
  shellActive(): void;
  /** Keeps what the student answered for a task of the open exercise, and looks. */
  answer(task: string, value: string): Promise<void>;
  /** Opens the next hint of the open step. Opened hints are remembered. */
  openHint(): void;
  /**
   * Carries out the open step's solution (and those of the earlier steps that it needs), so that later steps stand on
   * valid ground, and marks it skipped. Never rejects: what went wrong is the open exercise's `trouble`.
   */
  skip(): Promise<void>;
  /**
   * Gives the open exercise back as at its start: progress of it, its setup on the server, its local files. What the
   * student had made is put aside, never deleted; the answer says where. Never rejects, as `skip`.
   */
  reset(): Promise<KeptAside>;
  /** Free play: while paused nothing is looked at and nothing ticks. */
  pause(): void;
  resume(): void;
  /**
   * A command line that the student ran, for the cheat sheet, and its exit code where the shell tells it: one that
   * failed is a slip, not something to look up later.
   */
  ranCommand(line: string, exitCode?: number): void;
  /** Writes the commands that the student used in the open exercise to a `chuleta.md`; returns its path. */
  writeCheatSheet(language: Language): Promise<string>;
}

/** Where `reset` put what the student had: a folder on their own computer and one on the server. */
export type KeptAside = { readonly local: string | undefined; readonly server: string | undefined };

export type TutorState = {
  readonly courseTitle: Sentence;
  readonly student: string;
  readonly connection: ConnectionState;
  readonly exercises: readonly ExerciseProgress[];
  /** Undefined until the server is reached for the first time, since an exercise's values need its home. */
  readonly open: OpenExercise | undefined;
  readonly paused: boolean;
  /** A look is under way. */
  readonly looking: boolean;
  /** Progress that could not be written (full disk, read-only home): kept in memory, tried again, and said. */
  readonly progressTrouble: ProgressTrouble | undefined;
};

export type ProgressTrouble = {
  /** `put-aside`: a file that is not ours stood in the place; `path` is where it was moved to, whole. */
  readonly code: 'read-only' | 'disk-full' | 'unreadable' | 'put-aside' | 'other';
  readonly path: string;
};

export type ExerciseProgress = {
  readonly id: string;
  /** Title of its unit. */
  readonly unit: Sentence;
  readonly title: Sentence;
  readonly minutes: number;
  readonly passed: number;
  readonly skipped: number;
  readonly total: number;
  readonly status: 'new' | 'started' | 'complete';
};

export type OpenExercise = {
  readonly exercise: StudentExercise;
  readonly steps: readonly StepState[];
  readonly openStep: string;
  readonly complete: boolean;
  /** What getting the exercise ready (its setup, its local files) is at; `failed` says why and can be tried again. */
  readonly preparation: 'preparing' | 'ready' | 'failed';
  /** Why the preparation failed, or the last `skip` or `reset` could not be carried out; nothing was recorded then. */
  readonly trouble: ExerciseTrouble | undefined;
  /** Folder on the student's own computer that holds the exercise's files; undefined when it has none. */
  readonly localFolder: string | undefined;
  readonly commands: readonly string[];
};

export type ExerciseTrouble = {
  readonly during: 'preparation' | 'skip' | 'reset';
  readonly cause:
    | { readonly kind: 'server'; readonly layer: Layer; readonly code: string; readonly detail: string }
    | { readonly kind: 'local-files'; readonly path: string; readonly detail: string }
    | { readonly kind: 'action'; readonly detail: string };
};

export type StepState = {
  readonly id: string;
  readonly status: 'open' | 'passed' | 'skipped';
  /** Newest verdict of each task, in the order of the exercise; empty before the first look. */
  readonly verdicts: readonly TaskVerdict[];
  readonly hintsOpened: number;
  /** The task of kind `answer` that waits for the student's words, and what they last said. */
  readonly question: { readonly task: string; readonly answer: string | undefined } | undefined;
};

export type TaskVerdict = { readonly task: string; readonly kind: string; readonly verdict: Verdict };
