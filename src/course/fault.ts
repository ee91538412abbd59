import { type CourseFaultCode, courseFaults } from '../language/course.ts';
import type { Sentence } from '../language/language.ts';

/** A place in a text file. Both count from 1, as editors do. */
export type Position = { readonly line: number; readonly column: number };

/** What fills the sentences of a fault. A value that is itself a sentence is said in the reader's language. */
export type FaultValues = Readonly<Record<string, string | number | readonly string[] | Sentence>>;

/**
 * Something in a course that is not as it must be. Its sentences are made of `code` and `values` by `sayFault`; a
 * `warning` is told but does not make the course unsound.
 */
export type Fault = Position & {
  readonly code: CourseFaultCode;
  readonly severity: 'fault' | 'warning';
  /** Path from the course's folder, with `/` between names on every system. */
  readonly file: string;
  readonly values: FaultValues;
  /** The word that was probably meant. */
  readonly suggestion: string | undefined;
};

/** A fault at a place; its severity is the code's own. */
export function faultAt(
  file: string,
  position: Position,
  code: CourseFaultCode,
  values: FaultValues = {},
  suggestion?: string,
): Fault {
  const severity = 'warning' in courseFaults[code] ? 'warning' : 'fault';
  return { code, severity, file, line: position.line, column: position.column, values, suggestion };
}

/** The order in which a person would mend them: by file, then from top to bottom; the same fault is told once. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...seen.values()].sort(
    (one, other) =>
      one.file.localeCompare(other.file, 'en') || one.line - other.line || one.column - other.column,
  );
}
