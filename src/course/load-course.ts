import type { z } from 'zod';
import { checkNeeds } from './check-needs.ts';
import type { Course } from './course.ts';
import { type Fault, faultAt, sortFaults } from './fault.ts';
import { type Checked, type ExerciseSource, loadExercise, loadYaml } from './load-exercise.ts';
import { courseSchema } from './schemas.ts';

/** A course's folder as it was read. `course` is there only when nothing keeps it from being used. */
export type LoadedCourse = {
  readonly course: Course | undefined;
  readonly outline: Checked<z.infer<typeof courseSchema>> | undefined;
  readonly exercises: readonly ExerciseSource[];
  readonly faults: readonly Fault[];
};

/** Reads all of a course's folder, and goes on after a fault so that all of them are told at once. */
export async function loadCourse(folder: string): Promise<LoadedCourse> {
  const { checked: outline, faults } = await loadYaml(folder, 'course.yaml', courseSchema);
  if (!outline) return { course: undefined, outline, exercises: [], faults };
  const named = new Set(outline.raw.units.flatMap((unit) => unit.exercises));
  const exercises = await Promise.all([...named].map((id) => loadExercise(folder, id)));
  const all = sortFaults([
    ...faults,
    ...checkOutline(outline),
    ...exercises.flatMap((source) => source.faults),
    ...checkExerciseNeeds(exercises),
  ]);
  const isSound = all.every((fault) => fault.severity === 'warning');
  return {
    course: isSound ? toCourse(folder, outline.raw, exercises) : undefined,
    outline,
    exercises,
    faults: all,
  };
}

function checkOutline({ file, raw }: Checked<z.infer<typeof courseSchema>>): Fault[] {
  const units = raw.units.map((unit, index) => ({ id: unit.id, needs: [], file, path: ['units', index] }));
  const listed = raw.units.flatMap((unit, unitIndex) =>
    unit.exercises.map((id, index) => ({ id, path: ['units', unitIndex, 'exercises', index] })),
  );
  const repeated = listed.filter(({ id }, index) => listed.findIndex((other) => other.id === id) < index);
  return [
    ...checkNeeds(units),
    ...repeated.map(({ id, path }) => faultAt(file.path, file.positionOf(path), 'duplicate-id', { id })),
  ];
}

function checkExerciseNeeds(exercises: readonly ExerciseSource[]): readonly Fault[] {
  const readable = exercises.flatMap(({ id, contract }) =>
    contract ? [{ id, needs: contract.raw.needs ?? [], file: contract.file, path: [] }] : [],
  );
  const unreadable = exercises.filter(({ contract }) => !contract).map(({ id }) => id);
  return checkNeeds(readable, unreadable);
}

function toCourse(
  folder: string,
  outline: z.infer<typeof courseSchema>,
  sources: readonly ExerciseSource[],
): Course {
  return {
    id: outline.id,
    title: outline.title,
    folder,
    units: outline.units.map(({ id, title, exercises }) => ({
      id,
      title,
      exercises: exercises.flatMap((name) => sources.find((source) => source.id === name)?.exercise ?? []),
    })),
  };
}
