import { createHash } from 'node:crypto';
import type { Values } from '../../language/language.ts';

/**
 * The version written into each line. Lines are only ever added, and readers of any version share one file, so a
 * change of format may add kinds and fields and never change what a kind means: a reader ignores (and keeps) kinds
 * that it does not know, and gives fields that an older writer did not have their default.
 */
export const progressFormat = 1;

/** What happened, without the stamp that every line of a progress file carries. */
export type ProgressFact =
  /** Whose file this is; its first line. */
  | { readonly kind: 'progress'; readonly course: string; readonly student: string; readonly server: string }
  | (ExerciseFact & { readonly exercise: string; readonly exerciseVersion: number });

/** What can happen in an exercise. */
export type ExerciseFact =
  | { readonly kind: 'exercise-started' }
  | {
      readonly kind: 'exercise-prepared';
      /** Host key fingerprint of the server that was prepared: a rebuilt server is prepared again. */
      readonly server: string;
      /** Digests of the setup actions carried out. */
      readonly setup: readonly string[];
      /** Name and SHA-256 of each file put on the student's computer. */
      readonly files: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'step-opened'; readonly step: string }
  | { readonly kind: 'step-passed'; readonly step: string; readonly facts: Readonly<Record<string, Values>> }
  | { readonly kind: 'step-skipped'; readonly step: string }
  | { readonly kind: 'latch-seen'; readonly step: string; readonly task: string }
  | { readonly kind: 'hint-opened'; readonly step: string; readonly count: number }
  | { readonly kind: 'answer-given'; readonly step: string; readonly task: string; readonly value: string }
  | { readonly kind: 'command-used'; readonly line: string }
  /** Voids everything of the exercise that came before it. */
  | { readonly kind: 'exercise-reset' }
  | { readonly kind: 'exercise-complete' };

type Stamp = {
  readonly v: number;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /**
   * Id of the reset after which it happened, empty before the first one. A tutor that had not yet seen another's
   * reset can therefore not carry old progress over it.
   */
  readonly attempt: string;
};

export type ProgressEvent = Stamp & ProgressFact;

/** A line of a progress file: `event` is undefined for what a newer version wrote and this one does not know. */
export type ProgressLine = {
  readonly id: string;
  readonly text: string;
  readonly event: ProgressEvent | undefined;
};

/** Reads one line. Undefined when it is no line of ours: torn by a kill, or somebody else's. */
export function readLine(text: string): ProgressLine | undefined {
  const fields = parseObject(text);
  if (!fields || typeof fields.v !== 'number' || typeof fields.kind !== 'string') return undefined;
  const id = typeof fields.id === 'string' ? fields.id : createHash('sha256').update(text).digest('hex');
  const fact = readFact(fields.kind, fields);
  if (!fact) return { id, text, event: undefined };
  const stamp = { v: fields.v, id, at: words(fields.at) ?? '', attempt: words(fields.attempt) ?? '' };
  return { id, text, event: { ...stamp, ...fact } };
}

/** Writes one event as a line, without its newline. The order puts the stamp first, for people who look inside. */
export function writeLine(event: ProgressEvent): ProgressLine {
  const { v, id, at, kind, ...rest } = event;
  return { id, text: JSON.stringify({ v, id, at, kind, ...rest }), event };
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readFact(kind: string, fields: Fields): ProgressFact | undefined {
  if (kind === 'progress') {
    const { course, student, server } = fields;
    return { kind, course: words(course) ?? '', student: words(student) ?? '', server: words(server) ?? '' };
  }
  const exercise = words(fields.exercise);
  const fact = readExerciseFact(kind, fields);
  if (!fact || exercise === undefined) return undefined;
  const { exerciseVersion } = fields;
  return { ...fact, exercise, exerciseVersion: typeof exerciseVersion === 'number' ? exerciseVersion : 1 };
}

function readExerciseFact(kind: string, fields: Fields): ExerciseFact | undefined {
  const step = words(fields.step);
  const task = words(fields.task);
  switch (kind) {
    case 'exercise-started':
    case 'exercise-reset':
    case 'exercise-complete':
      return { kind };
    case 'exercise-prepared':
      return {
        kind,
        server: words(fields.server) ?? '',
        setup: wordList(fields.setup),
        files: wordMap(fields.files),
      };
    case 'step-opened':
    case 'step-skipped':
      return step === undefined ? undefined : { kind, step };
    case 'step-passed':
      return step === undefined ? undefined : { kind, step, facts: factMap(fields.facts) };
    case 'latch-seen':
      return step === undefined || task === undefined ? undefined : { kind, step, task };
    case 'hint-opened':
      return step === undefined || typeof fields.count !== 'number'
        ? undefined
        : { kind, step, count: fields.count };
    case 'answer-given': {
      const value = words(fields.value);
      return step === undefined || task === undefined || value === undefined
        ? undefined
        : { kind, step, task, value };
    }
    case 'command-used': {
      const line = words(fields.line);
      return line === undefined ? undefined : { kind, line };
    }
    default:
      return undefined;
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const wordList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

function wordMap(value: unknown): Readonly<Record<string, string>> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([name, item]) => (typeof item === 'string' ? [[name, item]] : [])),
  );
}

function factMap(value: unknown): Readonly<Record<string, Values>> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([task, facts]) => [task, readValues(facts)]));
}

function readValues(value: unknown): Values {
  const entries = isObject(value) ? Object.entries(value) : [];
  const readable: [string, string | number | readonly string[]][] = [];
  for (const [name, item] of entries) {
    if (typeof item === 'string' || typeof item === 'number') readable.push([name, item]);
    else if (Array.isArray(item)) readable.push([name, wordList(item)]);
  }
  return Object.fromEntries(readable);
}
