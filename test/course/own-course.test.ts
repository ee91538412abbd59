import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPracticeStage, type PracticeStage } from '../../src/commands/course/practice-stage.ts';
import { ownCourseFolder } from '../../src/course/own-course-folder.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { rehearseExercise } from '../../src/course/rehearsal/rehearse-exercise.ts';
import { openFreshReal, realStageMissing } from './real-stage.ts';

const course = await readCourse(ownCourseFolder());
const exercises = course.units.flatMap((unit) => unit.exercises);

/** Dozens of proofs, each with an account of its own; editors are typed into at a person's pace. */
const patience = 300_000;

describe('the exercises that come with the program, on the practice machine', () => {
  let stage: PracticeStage;
  beforeAll(async () => {
    stage = await openPracticeStage();
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  test.for(exercises)('$id is sound', { timeout: patience }, async (exercise) => {
    const report = await rehearseExercise(exercise, { openFreshServer: () => stage.openFreshServer() });
    expect(report).toMatchObject({ falseRefusals: [], falseAcceptances: [], otherFaults: [] });
  });
});

describe.skipIf(realStageMissing !== undefined && !process.env.CI)(
  `the exercises that come with the program, on a real OpenSSH server${realStageMissing ? ` (${realStageMissing})` : ''}`,
  () => {
    test.for(exercises)('$id is sound', { timeout: patience }, async (exercise) => {
      const report = await rehearseExercise(exercise, { openFreshServer: openFreshReal });
      expect(report).toMatchObject({ falseRefusals: [], falseAcceptances: [], otherFaults: [] });
    });
  },
);
