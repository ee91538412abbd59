import type { Language } from '../language/language.ts';
import type { StepDeclaration } from '../tasks/task.ts';

/** A course is units of exercises; it is read from a folder and holds no code. */
export type Course = {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly folder: string;
  readonly units: readonly Unit[];
};

type Unit = {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly exercises: readonly Exercise[];
};

/** An exercise as its folder says it; variables are still `{{placeholders}}` until `forStudent` fills them in. */
export type Exercise = {
  readonly id: string;
  readonly version: number;
  readonly folder: string;
  /** Exercises that come before it. Advice to the student, never a lock. */
  readonly needs: readonly string[];
  /** Minutes that a beginner takes. */
  readonly minutes: number;
  readonly variables: readonly VariableDeclaration[];
  /** What is put on the server before the exercise starts. */
  readonly setup: readonly Action[];
  readonly steps: readonly StepDeclaration[];
  readonly texts: Readonly<Record<Language, ExerciseTexts>>;
  /** Names of the files that the student starts with on their own computer. */
  readonly files: readonly string[];
  readonly rehearsal: Rehearsal;
};

/** A value that differs from student to student: HMAC-SHA256 of course key, student, exercise and name. */
export type VariableDeclaration =
  | { readonly name: string; readonly derive: 'integer'; readonly min: number; readonly max: number }
  | { readonly name: string; readonly derive: 'pick'; readonly from: readonly string[] }
  | { readonly name: string; readonly derive: 'hex'; readonly length: number };

/** Every sentence of an exercise that a person reads, in one language, as Markdown. */
export type ExerciseTexts = {
  readonly title: string;
  readonly summary: string;
  /** What is read before the first step; may be empty. */
  readonly introduction: string;
  readonly steps: Readonly<Record<string, StepTexts>>;
  /** The author's own sentences for a failure: key `step.task.code`. */
  readonly messages: Readonly<Record<string, string>>;
  /** What each command of the exercise does, for the cheat sheet: command word to a short sentence. */
  readonly commands: Readonly<Record<string, string>>;
};

export type StepTexts = {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Markdown, opened one at a time. */
  readonly hints: readonly string[];
  /** What is said when the step passes, in place of the tasks' own sentences; Markdown. */
  readonly passed: string | undefined;
};

/**
 * One thing done on a server, by setup, by `skip` or by a rehearsal.
 * `shell` is a script for the student's own shell without a terminal; `keys` is typed into an interactive shell with
 * a terminal (`<Enter>`, `<Esc>`, `<C-c>` name keys), which is how an editor is proved; the file actions go over
 * SFTP; `answer` is what the student types into the tutor.
 */
export type Action =
  | { readonly kind: 'shell'; readonly script: string }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'makeFolder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly text: string; readonly mode?: number }
  | { readonly kind: 'upload'; readonly file: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'answer'; readonly task: string; readonly value: string | RunForAnswer };

/** An answer that only the server knows: what this sh script prints there, without the line's end. */
type RunForAnswer = { readonly run: string };

/** The proofs of an exercise: the solution of each step, other right ways, wrong ways with their code. */
export type Rehearsal = { readonly steps: Readonly<Record<string, StepRehearsal>> };

export type StepRehearsal = {
  readonly solution: readonly Action[];
  readonly alternates: readonly { readonly name: string; readonly actions: readonly Action[] }[];
  /** `expect` is `task.code`. */
  readonly mutants: readonly {
    readonly name: string;
    readonly actions: readonly Action[];
    readonly expect: string;
  }[];
};

/** An exercise with one student's variables filled in everywhere: fields, setup, texts, proofs. */
export type StudentExercise = Exercise & { readonly values: Readonly<Record<string, string>> };
