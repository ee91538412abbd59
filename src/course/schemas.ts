import { z } from 'zod';
import { actionSchema, setupActionSchema } from './action-schema.ts';

const idPattern = /^[a-z][a-z0-9-]*$/;
const id = z.string().regex(idPattern, 'bad-id');
const text = z.string().min(1);
const inBothLanguages = z.strictObject({ es: text, en: text });
const needs = z.array(id).optional();

/** `course.yaml`: units of exercises, in the order in which they are taught. */
export const courseSchema = z.strictObject({
  format: z.literal(1),
  id,
  title: inBothLanguages,
  units: z.array(z.strictObject({ id, title: inBothLanguages, exercises: z.array(id).min(1) })).min(1),
});

const variableName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'bad-variable-name');

const variable = z.discriminatedUnion('derive', [
  z.strictObject({ derive: z.literal('integer'), min: z.int(), max: z.int() }),
  z.strictObject({ derive: z.literal('pick'), from: z.array(text).min(1) }),
  z.strictObject({ derive: z.literal('hex'), length: z.int().min(1).max(64) }),
]);

/** A task; its other keys are the fields of its kind, checked by the kind's own schema. */
const task = z.looseObject({ id, task: z.string(), needs, latch: z.boolean().optional() });

const step = z.strictObject({ id, points: z.number().min(0).optional(), needs, tasks: z.array(task).min(1) });

/** A plain name that Windows, macOS and Linux all take. */
const fileName = z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u, 'bad-file-name');

/** `exercise.yaml`: the contract of an exercise. */
export const exerciseSchema = z.strictObject({
  format: z.literal(1),
  id,
  version: z.int().min(1),
  minutes: z.int().min(1),
  needs,
  files: z.array(fileName).optional(),
  variables: z.record(variableName, variable).optional(),
  setup: z.array(setupActionSchema).optional(),
  steps: z.array(step).min(1),
});

export type RawExercise = z.infer<typeof exerciseSchema>;

const actions = z.array(actionSchema).min(1);
const expectation = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'bad-expect');

/** `rehearsal.yaml`: what must pass and what must not. */
export const rehearsalSchema = z.strictObject({
  steps: z.record(
    z.string(),
    z.strictObject({
      solution: actions,
      alternates: z.array(z.strictObject({ name: text, do: actions })).optional(),
      mutants: z.array(z.strictObject({ name: text, do: actions, expect: expectation })).optional(),
    }),
  ),
});

export type RawRehearsal = z.infer<typeof rehearsalSchema>;

/** What stands between the two `---` of `es.md` and `en.md`. */
export const frontMatterSchema = z.strictObject({
  title: text,
  summary: text,
  messages: z.record(z.string(), text).optional(),
  commands: z.record(z.string(), text).optional(),
});
