import { createHmac } from 'node:crypto';
import type { Exercise, VariableDeclaration } from './course.ts';

/** For whom an exercise is made out. */
export type StudentFacts = {
  /** The secret of a class from which its students' values are derived; the same on every computer of the class. */
  readonly courseKey: string;
  /** The student's name on the server; one word, because it becomes part of paths and commands. */
  readonly student: string;
  /** The student's home on the server, absolute. */
  readonly home: string;
  /** How the student's own programs reach the server, where that is known. */
  readonly address?: { readonly host: string; readonly port: number; readonly username: string };
  /** The server's host key, `SHA256:…`, where the connection is open. */
  readonly fingerprint?: string;
  /** Where the exercise's files are on the student's own computer. */
  readonly localFolder?: string;
};

/** Placeholders that have a value without being declared. */
export const givenVariables = [
  'student',
  'home',
  'host',
  'port',
  'user',
  'fingerprint',
  'fingerprintEnd',
  'localFolder',
] as const;

/**
 * The value of every placeholder of an exercise for one student. Derived ones are HMAC-SHA256, with the course key as
 * its key, of `["baqueano/1", student, exercise, name]` as JSON: the same for ever, on every computer, and of no use
 * to a student's neighbour.
 */
export function valuesFor(
  exercise: Pick<Exercise, 'id' | 'variables'>,
  facts: StudentFacts,
): Readonly<Record<string, string>> {
  const { student, home, address, fingerprint, localFolder } = facts;
  const given = {
    student,
    home,
    ...(address && { host: address.host, port: String(address.port), user: address.username }),
    // Four characters at the end are what a person really compares.
    ...(fingerprint && { fingerprint, fingerprintEnd: fingerprint.slice(-4) }),
    ...(localFolder && { localFolder }),
  };
  const derived = exercise.variables.map((variable) => {
    const message = JSON.stringify(['baqueano/1', student.normalize('NFC'), exercise.id, variable.name]);
    const digest = createHmac('sha256', facts.courseKey).update(message).digest();
    return [variable.name, derive(variable, digest)] as const;
  });
  return { ...Object.fromEntries(derived), ...given };
}

function derive(variable: VariableDeclaration, digest: Buffer): string {
  // 48 of the digest's bits: exact as a number, and the bias over a teacher's range is far below one in a million.
  const number = digest.readUIntBE(0, 6);
  switch (variable.derive) {
    case 'integer':
      return String(variable.min + (number % (variable.max - variable.min + 1)));
    case 'pick':
      return variable.from[number % variable.from.length] ?? '';
    case 'hex':
      return digest.toString('hex').slice(0, variable.length);
  }
}
