import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fold, noProgress, type ProgressRecord } from './fold.ts';
import { progressFile } from './progress-file.ts';

/**
 * The progress of a course on this computer that was worked on last, whosever and on whatever server it is, or that
 * of one student; undefined when there is none. Reads only: no file is made, moved or changed.
 */
export function findProgress(
  folder: string,
  wanted: { readonly course: string; readonly student?: string | undefined },
): ProgressRecord | undefined {
  const records = progressFiles(folder).flatMap(readRecord);
  return records
    .filter(({ owner }) => owner?.course === wanted.course)
    .filter(({ owner }) => wanted.student === undefined || owner?.student === wanted.student)
    .sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1))[0];
}

function progressFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return names.map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** A file that cannot be read is passed over here; the tutor is who tells of it. */
function readRecord(path: string): readonly ProgressRecord[] {
  try {
    const lines = new Map(
      progressFile(path)
        .read()
        .lines.map((line) => [line.id, line]),
    );
    return [
      fold(
        noProgress,
        [...lines.values()].flatMap(({ event }) => event ?? []),
      ),
    ];
  } catch {
    return [];
  }
}
