import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ProgressTrouble } from '../tutor.ts';
import {
  type ProgressEvent,
  type ProgressFact,
  type ProgressLine,
  progressFormat,
  writeLine,
} from './event.ts';
import { progressFileName } from './file-name.ts';
import { fold, noProgress, type ProgressRecord } from './fold.ts';
import { NotOurs, type ProgressFile, progressFile } from './progress-file.ts';

/**
 * The durable record of a student's work. Appending never throws: what cannot be written is kept in memory, counts
 * all the same, is tried again every few seconds and at each append, and shows as `trouble`.
 */
export interface Progress extends AsyncDisposable {
  readonly path: string;
  readonly record: ProgressRecord;
  readonly trouble: ProgressTrouble | undefined;
  /** Keeps what happened. It survives a kill of this process as soon as this returns, unless `trouble` says not. */
  append(...facts: readonly ProgressFact[]): void;
  /** Reads what other tutors of the same student have written meanwhile. Costs one `stat` when there is nothing. */
  refresh(): void;
  /** Tells of each change of `record` or `trouble`; returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}

type ProgressOwner = { readonly course: string; readonly student: string; readonly server: string };

export type ProgressOptions = ProgressOwner & {
  /** The folder of all progress files; made when the first line is written. */
  readonly folder: string;
  readonly now?: () => Date;
};

/** Milliseconds between two tries to write what could not be written. */
const retryAfter = 5_000;

/** Opens the progress of one student of one course on one server. Nothing is written until something happens. */
export function openProgress(options: ProgressOptions): Progress {
  const { folder, course, student, server, now = () => new Date() } = options;
  const file = progressFile(join(folder, progressFileName(course, student, server)));
  const memory = keepLines(file, now);
  const listeners = new Set<() => void>();
  const settling = new Set<Promise<void>>();
  let record = noProgress;
  let trouble: ProgressTrouble | undefined;
  let retry: NodeJS.Timeout | undefined;

  const settled = (found: ProgressTrouble | undefined) => {
    const before = trouble;
    const news = memory.takeFresh();
    if (news.length > 0) record = fold(record, news);
    trouble = found ?? memory.putAside;
    clearTimeout(retry);
    retry = memory.unsaved().length > 0 ? setTimeout(save, retryAfter).unref() : undefined;
    if (news.length > 0 || !sameTrouble(before, trouble)) for (const tell of listeners) tell();
  };

  const save = () => {
    settled(memory.read() ?? memory.write(keepOnDisk));
  };

  const keepOnDisk = (lines: readonly ProgressLine[], onDisk: Promise<void>) => {
    const done = onDisk
      .catch((error: unknown) => {
        memory.notOnDisk(lines);
        settled(describe(error, file.path));
      })
      .finally(() => settling.delete(done));
    settling.add(done);
  };

  settled(memory.read());
  return {
    path: file.path,
    get record() {
      return record;
    },
    get trouble() {
      return trouble;
    },
    append(...facts) {
      memory.read();
      record = fold(record, memory.takeFresh());
      const header = record.owner ? [] : [{ kind: 'progress', course, student, server } as const];
      memory.add(stamp([...header, ...facts], record, now()));
      save();
    },
    refresh() {
      settled(memory.read() ?? (memory.unsaved().length > 0 ? trouble : undefined));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      if (memory.unsaved().length > 0) save();
      clearTimeout(retry);
      listeners.clear();
      await Promise.all(settling);
      clearTimeout(retry);
    },
  };
}

/** All lines that are known, in the file or not yet. */
function keepLines(file: ProgressFile, now: () => Date) {
  const lines = new Map<string, ProgressLine>();
  const inFile = new Set<string>();
  let fresh: ProgressLine[] = [];
  const memory = {
    putAside: undefined as ProgressTrouble | undefined,
    unsaved: () =>
      lines.size === inFile.size ? [] : [...lines.values()].filter(({ id }) => !inFile.has(id)),
    /** The events of the lines that came since this was last asked. */
    takeFresh() {
      const taken = fresh;
      fresh = [];
      return taken.flatMap(({ event }) => event ?? []);
    },
    add(added: readonly ProgressLine[]) {
      for (const line of added) {
        if (lines.has(line.id)) continue;
        lines.set(line.id, line);
        fresh.push(line);
      }
    },
    notOnDisk(lost: readonly ProgressLine[]) {
      for (const { id } of lost) inFile.delete(id);
    },
    read(): ProgressTrouble | undefined {
      try {
        const { lines: found, fromStart } = file.read();
        if (fromStart) inFile.clear();
        for (const line of found) inFile.add(line.id);
        memory.add(found);
        return undefined;
      } catch (error) {
        if (!(error instanceof NotOurs)) return { code: 'unreadable', path: file.path };
        try {
          memory.putAside = { code: 'put-aside', path: file.putAside(now()) };
          return undefined;
        } catch {
          return { code: 'unreadable', path: file.path };
        }
      }
    },
    write(
      keepOnDisk: (lines: readonly ProgressLine[], onDisk: Promise<void>) => void,
    ): ProgressTrouble | undefined {
      const unsaved = memory.unsaved();
      if (unsaved.length === 0) return undefined;
      try {
        keepOnDisk(unsaved, file.append(unsaved).onDisk);
      } catch (error) {
        return describe(error, file.path);
      }
      return memory.read() ?? (memory.unsaved().length > 0 ? { code: 'other', path: file.path } : undefined);
    },
  };
  return memory;
}

function stamp(facts: readonly ProgressFact[], record: ProgressRecord, now: Date): readonly ProgressLine[] {
  const attempts = new Map<string, string>();
  return facts.map((fact) => {
    const id = randomUUID();
    const exercise = fact.kind === 'progress' ? '' : fact.exercise;
    const attempt = attempts.get(exercise) ?? record.exercises.get(exercise)?.attempt ?? '';
    if (fact.kind === 'exercise-reset') attempts.set(exercise, id);
    const event: ProgressEvent = { v: progressFormat, id, at: now.toISOString(), attempt, ...fact };
    return writeLine(event);
  });
}

function describe(error: unknown, path: string): ProgressTrouble {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { code: 'disk-full', path };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'read-only', path };
  return { code: 'other', path };
}

function sameTrouble(one: ProgressTrouble | undefined, other: ProgressTrouble | undefined): boolean {
  return one?.code === other?.code && one?.path === other?.path;
}
