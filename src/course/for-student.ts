import type { Exercise, StudentExercise } from './course.ts';
import { fillDeep } from './placeholders.ts';
import { isStudentName } from './student-name.ts';
import { type StudentFacts, valuesFor } from './variables.ts';

/**
 * An exercise made out for one student: every placeholder with a value is filled in fields, setup, texts and
 * rehearsal. What has no value yet (the facts of a verdict in a message, `{{host}}` without an address) stays written.
 * Throws `RangeError` for a student whose name is not one plain word.
 */
export function forStudent(exercise: Exercise, facts: StudentFacts): StudentExercise {
  if (!isStudentName(facts.student)) {
    throw new RangeError(
      `a student's name on the server is one plain word, not ${JSON.stringify(facts.student)}`,
    );
  }
  const values = valuesFor(exercise, facts);
  return {
    ...exercise,
    setup: fillDeep(exercise.setup, values),
    steps: fillDeep(exercise.steps, values),
    texts: fillDeep(exercise.texts, values),
    rehearsal: fillDeep(exercise.rehearsal, values),
    values,
  };
}
