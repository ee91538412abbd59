import type { z } from 'zod';
import type { Sentence } from '../language/language.ts';
import type { Server } from '../server/server.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** What a task may look at. Everything of the student's machine comes through `server`. */
export type LookContext = {
  readonly server: Server;
  /** What the student typed into the tutor for this task (tasks of the kind `answer`); undefined until then. */
  readonly answer: string | undefined;
  /** Names of all files that the exercise gives the student, so that one uploaded as another is recognized. */
  readonly exerciseFileNames: readonly string[];
  /** A file that the exercise gives the student on their own computer, with its variables filled in. */
  readonly exerciseFile: (name: string) => Promise<Buffer>;
  /** The student's own copy of it on their computer; undefined where there is none (an instructor's machine). */
  readonly studentFile: (name: string) => Promise<Buffer | undefined>;
};

/**
 * A kind of thing that a student can be asked to bring about. A task reads, it never writes. Inside `look` the order
 * is the one in which a teacher would explain (is it there, is it the right kind, is the shape right, are the values
 * right) and the first failure is the verdict.
 */
export interface Task<Fields = unknown> {
  /** The word for it in `exercise.yaml`. */
  readonly kind: string;
  /** The fields that an author writes; strict, so that an unknown field is an error. */
  readonly schema: z.ZodType<Fields>;
  /** The closed list of failure codes, each with its default sentence: what was found and where to look next. */
  readonly codes: Readonly<Record<string, FailureSentence>>;
  /** What is said when it passes: what was right. */
  readonly passed: Sentence;
  look(fields: Fields, context: LookContext): Promise<Verdict>;
}

/** A task as an exercise declares it, its variables filled in. */
export type TaskDeclaration = {
  readonly id: string;
  readonly kind: string;
  /** Tasks of the same step that must pass first; else this one is blocked. */
  readonly needs: readonly string[];
  /** An event that counts once seen. Otherwise a task is a state, looked at again when grading. */
  readonly latch: boolean;
  readonly fields: unknown;
};

/** A step as an exercise declares it: one thing to bring about. */
export type StepDeclaration = {
  readonly id: string;
  /** Steps of the same exercise that must pass first; else this one is blocked. */
  readonly needs: readonly string[];
  readonly points: number;
  readonly tasks: readonly TaskDeclaration[];
};

/** What a failure says; `whenNone` where it would list what there is, and there is nothing. */
export type FailureSentence = Sentence & { readonly whenNone?: Sentence };
