import type { ExerciseTexts } from './course.ts';
import { type Fault, faultAt } from './fault.ts';
import type { TextsSource } from './load-exercise.ts';
import type { RawExercise } from './schemas.ts';
import { suggest } from './suggest.ts';

/** Compares the sections of a text file with the steps: each step has one, in the same order, with something in it. */
export function checkSections(exercise: RawExercise, texts: TextsSource | undefined): readonly Fault[] {
  if (!texts) return [];
  const steps = exercise.steps.map((step) => step.id);
  const faults: Fault[] = [];
  const seen: string[] = [];
  for (const section of texts.sections) {
    const at = (
      code: 'heading-unknown-step' | 'duplicate-id' | 'heading-order',
      values: object,
      word?: string,
    ) => faults.push(faultAt(texts.path, section.position, code, { ...values }, word));
    if (!steps.includes(section.id))
      at('heading-unknown-step', { id: section.id }, suggest(section.id, steps));
    else if (seen.includes(section.id)) at('duplicate-id', { id: section.id });
    else if (seen.some((id) => steps.indexOf(id) > steps.indexOf(section.id)))
      at('heading-order', { order: steps });
    seen.push(section.id);
    const passages = [section.body, ...section.hints, ...(section.passed ? [section.passed] : [])];
    for (const empty of passages.filter((passage) => passage.text === '')) {
      faults.push(faultAt(texts.path, empty.position, 'empty-text'));
    }
  }
  const end = texts.sections.at(-1)?.position ?? { line: 1, column: 1 };
  const missing = steps.filter((id) => !seen.includes(id));
  return [...faults, ...missing.map((id) => faultAt(texts.path, end, 'missing-section', { id }))];
}

/** The texts of an exercise in one language, its sections being as they must. */
export function toTexts(source: TextsSource): ExerciseTexts {
  const steps = source.sections.map((section) => [
    section.id,
    {
      title: section.title,
      body: section.body.text,
      hints: section.hints.map((hint) => hint.text),
      passed: section.passed?.text,
    },
  ]);
  return {
    title: source.matter.title,
    summary: source.matter.summary,
    introduction: source.introduction.text,
    steps: Object.fromEntries(steps),
    messages: source.matter.messages ?? {},
    commands: source.matter.commands ?? {},
  };
}
