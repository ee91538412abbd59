import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Language, languages } from '../language/language.ts';
import { toAction } from './action-schema.ts';
import { checkContract } from './check-contract.ts';
import { checkSections, toTexts } from './check-sections.ts';
import { checkShape } from './check-shape.ts';
import type { Exercise, Rehearsal, VariableDeclaration } from './course.ts';
import { type Fault, faultAt } from './fault.ts';
import { type MarkdownFile, readMarkdown } from './markdown-file.ts';
import {
  exerciseSchema,
  frontMatterSchema,
  type RawExercise,
  type RawRehearsal,
  rehearsalSchema,
} from './schemas.ts';
import { readSource } from './source-file.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** A YAML file and what its schema made of it. */
export type Checked<Raw> = { readonly file: YamlFile; readonly raw: Raw };

/** `es.md` or `en.md` with its front matter checked. */
export type TextsSource = MarkdownFile & { readonly matter: z.infer<typeof frontMatterSchema> };

/** An exercise's folder as it was read: what could be made sense of, and everything that could not. */
export type ExerciseSource = {
  /** Name of its folder, which is its id. */
  readonly id: string;
  /** Path of the folder from the course's, with a `/` at its end. */
  readonly prefix: string;
  readonly contract: Checked<RawExercise> | undefined;
  readonly rehearsal: Checked<RawRehearsal> | undefined;
  readonly texts: Readonly<Record<Language, TextsSource | undefined>>;
  /** Names in `files/`. */
  readonly fileNames: readonly string[];
  readonly faults: readonly Fault[];
  /** Only when nothing is wrong that would keep it from being used. */
  readonly exercise: Exercise | undefined;
};

/** Reads the folder of an exercise. Faults that only make it a worse lesson are left to the lint. */
export async function loadExercise(courseFolder: string, id: string): Promise<ExerciseSource> {
  const prefix = `${id}/`;
  const [contract, rehearsal, es, en, fileNames] = await Promise.all([
    loadYaml(courseFolder, `${prefix}exercise.yaml`, exerciseSchema),
    loadYaml(courseFolder, `${prefix}rehearsal.yaml`, rehearsalSchema),
    loadTexts(courseFolder, `${prefix}es.md`),
    loadTexts(courseFolder, `${prefix}en.md`),
    namesIn(join(courseFolder, id, 'files')),
  ]);
  const texts = { es: es.texts, en: en.texts };
  const checked = contract.checked;
  const faults = [
    ...[contract, rehearsal, es, en].flatMap((part) => part.faults),
    ...(checked ? checkContract(checked, id) : []),
    ...(checked ? languages.flatMap((language) => checkSections(checked.raw, texts[language])) : []),
  ];
  const folder = join(courseFolder, id);
  const exercise =
    checked && rehearsal.checked && texts.es && texts.en && !faults.some(isFatal)
      ? toExercise(folder, checked.raw, rehearsal.checked.raw, { es: texts.es, en: texts.en })
      : undefined;
  return { id, prefix, contract: checked, rehearsal: rehearsal.checked, texts, fileNames, faults, exercise };
}

/** Reads and checks one YAML file of a course. */
export async function loadYaml<Raw>(
  folder: string,
  path: string,
  schema: z.ZodType<Raw>,
): Promise<{ readonly checked: Checked<Raw> | undefined; readonly faults: readonly Fault[] }> {
  const { source, faults } = await readSource(folder, path);
  if (!source) return { checked: undefined, faults: [missing(path)] };
  const yaml = readYaml(source);
  if (!yaml.file) return { checked: undefined, faults: [...faults, ...yaml.faults] };
  const shape = checkShape(schema, yaml.file);
  const checked = shape.value === undefined ? undefined : { file: yaml.file, raw: shape.value };
  return { checked, faults: [...faults, ...shape.faults] };
}

async function loadTexts(
  folder: string,
  path: string,
): Promise<{ readonly texts: TextsSource | undefined; readonly faults: readonly Fault[] }> {
  const { source, faults } = await readSource(folder, path);
  if (!source) return { texts: undefined, faults: [missing(path)] };
  const markdown = readMarkdown(source);
  if (!markdown.file) return { texts: undefined, faults: [...faults, ...markdown.faults] };
  const shape = checkShape(frontMatterSchema, markdown.file.frontMatter);
  const texts = shape.value === undefined ? undefined : { ...markdown.file, matter: shape.value };
  return { texts, faults: [...faults, ...markdown.faults, ...shape.faults] };
}

const missing = (path: string): Fault =>
  faultAt(path, { line: 1, column: 1 }, 'missing-file', { name: path.split('/').at(-1) ?? path });

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !name.startsWith('.')).sort();
  } catch {
    return [];
  }
}

const isFatal = (fault: Fault): boolean => fault.severity === 'fault';

function toExercise(
  folder: string,
  raw: RawExercise,
  rehearsal: RawRehearsal,
  texts: Readonly<Record<Language, TextsSource>>,
): Exercise {
  return {
    id: raw.id,
    version: raw.version,
    folder,
    needs: raw.needs ?? [],
    minutes: raw.minutes,
    variables: Object.entries(raw.variables ?? {}).map(
      ([name, rest]): VariableDeclaration => ({ name, ...rest }),
    ),
    setup: (raw.setup ?? []).map(toAction),
    steps: raw.steps.map((step) => ({
      id: step.id,
      needs: step.needs ?? [],
      points: step.points ?? 1,
      tasks: step.tasks.map(({ id, task, needs, latch, ...fields }) => ({
        id,
        kind: task,
        needs: needs ?? [],
        latch: latch ?? false,
        fields,
      })),
    })),
    texts: { es: toTexts(texts.es), en: toTexts(texts.en) },
    files: (raw.files ?? []).map((name) => name.replace(/\.tmpl$/, '')),
    rehearsal: toRehearsal(rehearsal),
  };
}

function toRehearsal(raw: RawRehearsal): Rehearsal {
  const steps = Object.entries(raw.steps).map(([id, step]) => [
    id,
    {
      solution: step.solution.map(toAction),
      alternates: (step.alternates ?? []).map((one) => ({ name: one.name, actions: one.do.map(toAction) })),
      mutants: (step.mutants ?? []).map((one) => ({
        name: one.name,
        actions: one.do.map(toAction),
        expect: one.expect,
      })),
    },
  ]);
  return { steps: Object.fromEntries(steps) };
}
