import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintCourse } from '../../src/course/lint/lint-course.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { rehearseExercise } from '../../src/course/rehearsal/rehearse-exercise.ts';
import { formatFault } from '../../src/course/say-fault.ts';
import { exerciseSchema, frontMatterSchema, rehearsalSchema } from '../../src/course/schemas.ts';
import { givenVariables } from '../../src/course/variables.ts';
import { openFreshReal, realStageMissing } from './real-stage.ts';

const guide = await readFile(new URL('../../docs/authors.md', import.meta.url), 'utf8');

/** The files of the guide's example: a name in bold, then what it holds. */
const files = [...guide.matchAll(/^\*\*`([\w./-]+)`\*\*\n\n```\w+\n([\s\S]*?)^```$/gm)];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-'));
  for (const [, name = '', content = ''] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the example of the guide for authors has all the files that it speaks of, and no fault', async () => {
  expect(files).toHaveLength(6);
  const { faults, exercises } = await lintCourse(folder);
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual([]);
  expect(exercises).toEqual(['recetas']);
});

test('the guide names every key and every variable that there is', () => {
  const schemas = [exerciseSchema, exerciseSchema.shape.steps.element, frontMatterSchema, rehearsalSchema];
  const keys = schemas.flatMap((schema) => Object.keys(schema.shape));
  for (const word of [...keys, ...givenVariables, 'latch', 'solution', 'alternates', 'mutants']) {
    expect(guide).toMatch(new RegExp(`\`${word}[\`:]`));
  }
});

describe.skipIf(realStageMissing !== undefined && !process.env.CI)(
  `on a real OpenSSH server${realStageMissing ? ` (${realStageMissing})` : ''}`,
  () => {
    test('the example of the guide is sound', async () => {
      const course = await readCourse(folder);
      const exercise = course.units[0]?.exercises[0];
      if (!exercise) throw new Error('the guide has no exercise');
      const report = await rehearseExercise(exercise, { openFreshServer: openFreshReal });
      expect(report).toMatchObject({ falseRefusals: [], falseAcceptances: [], otherFaults: [] });
      expect(report).toMatchObject({ solutions: 4, alternates: 4, mutants: 7 });
    });
  },
);
