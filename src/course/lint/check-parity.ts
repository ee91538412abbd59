import { type Language, languages } from '../../language/language.ts';
import { type Fault, type FaultValues, faultAt, type Position } from '../fault.ts';
import type { ExerciseSource, TextsSource } from '../load-exercise.ts';
import type { Section } from '../markdown-file.ts';
import { placeholdersIn } from '../placeholders.ts';

/** What one language has and the other lacks: hints, passed sections, messages, commands, placeholders. */
export function checkParity({ texts }: ExerciseSource): readonly Fault[] {
  return languages.flatMap((language) => {
    const here = texts[language];
    const there = texts[otherThan(language)];
    return here && there ? checkAgainst(here, there) : [];
  });
}

const otherThan = (language: Language): Language => (language === 'es' ? 'en' : 'es');

/** Faults stand in the file that lacks something, so each is told once. */
function checkAgainst(here: TextsSource, there: TextsSource): Fault[] {
  const other = there.path.split('/').at(-1) ?? there.path;
  const start = { line: 1, column: 1 };
  const faults: Fault[] = [];
  if (here.introduction.text === '' && there.introduction.text !== '') {
    faults.push(faultAt(here.path, here.introduction.position, 'parity-introduction', { other }));
  }
  for (const field of ['title', 'summary'] as const) {
    const position = here.frontMatter.positionOf([field]);
    faults.push(...lacking(here, position, here.matter[field], there.matter[field], other));
  }
  faults.push(
    ...lacking(here, here.introduction.position, here.introduction.text, there.introduction.text, other),
  );
  for (const [field, code] of [
    ['messages', 'parity-message'],
    ['commands', 'parity-command'],
  ] as const) {
    for (const [key, text] of Object.entries(there.matter[field] ?? {})) {
      const mine = here.matter[field]?.[key];
      const position = field in here.matter ? here.frontMatter.positionOfKey([field]) : start;
      if (mine === undefined) faults.push(faultAt(here.path, position, code, { key, other }));
      else faults.push(...lacking(here, here.frontMatter.positionOf([field, key]), mine, text, other));
    }
  }
  const isFirst = (section: Section) => here.sections.find(({ id }) => id === section.id) === section;
  for (const section of here.sections.filter(isFirst)) {
    const twin = there.sections.find((one) => one.id === section.id);
    if (twin) faults.push(...checkSection(here, section, twin, other));
  }
  return faults;
}

function checkSection(here: TextsSource, section: Section, twin: Section, other: string): Fault[] {
  const { id, position, hints } = section;
  const at = (code: 'parity-hints' | 'parity-passed', values: FaultValues) =>
    faultAt(here.path, position, code, { id, other, ...values });
  const faults: Fault[] = [];
  if (hints.length < twin.hints.length) {
    faults.push(at('parity-hints', { here: hints.length, there: twin.hints.length }));
  }
  if (!section.passed && twin.passed) faults.push(at('parity-passed', {}));
  const pairs = [
    [{ text: section.title, position }, { text: twin.title }],
    [section.body, twin.body],
    ...hints.map((hint, index) => [hint, twin.hints[index]] as const),
    [section.passed, twin.passed],
  ] as const;
  for (const [mine, theirs] of pairs) {
    if (mine && theirs) faults.push(...lacking(here, mine.position, mine.text, theirs.text, other));
  }
  return faults;
}

function lacking(
  here: TextsSource,
  position: Position,
  mine: string,
  theirs: string,
  other: string,
): Fault[] {
  // What has no text at all has been told already.
  if (mine === '') return [];
  const present = new Set(placeholdersIn(mine).map(({ name }) => name));
  const wanted = new Set(placeholdersIn(theirs).map(({ name }) => name));
  return [...wanted]
    .filter((name) => !present.has(name))
    .map((name) => faultAt(here.path, position, 'parity-placeholder', { placeholder: `{{${name}}}`, other }));
}
