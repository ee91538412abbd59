import type { Values } from '../../language/language.ts';
import type { ProgressEvent } from './event.ts';

/** What a student's progress amounts to. Made of events by `fold`, never written down itself. */
export type ProgressRecord = {
  readonly owner: { readonly course: string; readonly student: string; readonly server: string } | undefined;
  readonly exercises: ReadonlyMap<string, ExerciseRecord>;
  /** The exercise that was opened or worked on last. */
  readonly lastExercise: string | undefined;
  /** Time of the newest event, ISO 8601; empty when there is none. */
  readonly lastAt: string;
};

export type ExerciseRecord = {
  /** Id of the reset that began this attempt, empty for the first. */
  readonly attempt: string;
  /** The version of the exercise with which the student started this attempt. */
  readonly version: number;
  readonly started: boolean;
  readonly prepared:
    | {
        readonly server: string;
        readonly setup: readonly string[];
        readonly files: Readonly<Record<string, string>>;
      }
    | undefined;
  readonly openStep: string | undefined;
  readonly steps: ReadonlyMap<string, StepRecord>;
  /** Command lines that the student used, oldest first, each once. */
  readonly commands: readonly string[];
  readonly complete: boolean;
};

export type StepRecord = {
  readonly done: 'passed' | 'skipped' | undefined;
  /** What was right when it passed, by task. */
  readonly facts: Readonly<Record<string, Values>>;
  readonly hintsOpened: number;
  /** Tasks that count once seen, and were. */
  readonly latched: ReadonlySet<string>;
  /** What was last answered, by task. */
  readonly answers: Readonly<Record<string, string>>;
};

/** Nothing has happened. */
export const noProgress: ProgressRecord = {
  owner: undefined,
  exercises: new Map(),
  lastExercise: undefined,
  lastAt: '',
};

/**
 * What a record becomes by events, each of which is given once and in order. Events of an attempt that a reset has
 * voided do not count.
 */
export function fold(record: ProgressRecord, events: Iterable<ProgressEvent>): ProgressRecord {
  const exercises = new Map(record.exercises);
  let { owner, lastExercise, lastAt } = record;
  for (const event of events) {
    if (event.at > lastAt) lastAt = event.at;
    if (event.kind === 'progress') {
      owner ??= { course: event.course, student: event.student, server: event.server };
      continue;
    }
    const before = exercises.get(event.exercise) ?? newExercise('', event.exerciseVersion);
    if (event.kind === 'exercise-reset') {
      exercises.set(event.exercise, newExercise(event.id, event.exerciseVersion));
    } else if (event.attempt === before.attempt) {
      exercises.set(event.exercise, apply(before, event));
    } else continue;
    lastExercise = event.exercise;
  }
  return { owner, exercises, lastExercise, lastAt };
}

/** A step about which nothing is known yet. */
export const newStep: StepRecord = {
  done: undefined,
  facts: {},
  hintsOpened: 0,
  latched: new Set(),
  answers: {},
};

/** An exercise about which nothing is known yet. */
export function newExercise(attempt: string, version: number): ExerciseRecord {
  return {
    attempt,
    version,
    started: false,
    prepared: undefined,
    openStep: undefined,
    steps: new Map(),
    commands: [],
    complete: false,
  };
}

type AppliedEvent = Exclude<ProgressEvent, { kind: 'progress' | 'exercise-reset' }>;

function apply(record: ExerciseRecord, event: AppliedEvent): ExerciseRecord {
  switch (event.kind) {
    case 'exercise-started':
      return record.started ? record : { ...record, started: true, version: event.exerciseVersion };
    case 'exercise-prepared':
      return { ...record, prepared: { server: event.server, setup: event.setup, files: event.files } };
    case 'exercise-complete':
      return { ...record, complete: true };
    case 'step-opened':
      return { ...record, openStep: event.step };
    case 'step-passed':
      return withStep(record, event.step, (step) =>
        step.done ? step : { ...step, done: 'passed', facts: event.facts },
      );
    case 'step-skipped':
      return withStep(record, event.step, (step) => (step.done ? step : { ...step, done: 'skipped' }));
    case 'latch-seen':
      return withStep(record, event.step, (step) => ({
        ...step,
        latched: new Set(step.latched).add(event.task),
      }));
    case 'hint-opened':
      return withStep(record, event.step, (step) => ({
        ...step,
        hintsOpened: Math.max(step.hintsOpened, event.count),
      }));
    case 'answer-given':
      return withStep(record, event.step, (step) => ({
        ...step,
        answers: { ...step.answers, [event.task]: event.value },
      }));
    case 'command-used':
      return record.commands.includes(event.line)
        ? record
        : { ...record, commands: [...record.commands, event.line] };
  }
}

function withStep(
  record: ExerciseRecord,
  step: string,
  change: (step: StepRecord) => StepRecord,
): ExerciseRecord {
  const steps = new Map(record.steps);
  steps.set(step, change(steps.get(step) ?? newStep));
  return { ...record, steps };
}
