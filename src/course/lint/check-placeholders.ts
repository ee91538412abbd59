import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTask } from '../../tasks/registry.ts';
import { type Fault, faultAt, type Position } from '../fault.ts';
import type { ExerciseSource, TextsSource } from '../load-exercise.ts';
import type { Passage } from '../markdown-file.ts';
import { placeholdersIn, textsWithin } from '../placeholders.ts';
import { suggest } from '../suggest.ts';
import { givenVariables } from '../variables.ts';

/** A placeholder somewhere in an exercise, with where to show it. */
type Use = {
  readonly name: string;
  readonly file: string;
  readonly position: Position;
  /** Names that only have a value there. */
  readonly besides?: readonly string[];
};

/** Variables that are used and not declared, declared and not used, or declared although they have a value. */
export async function checkPlaceholders(folder: string, source: ExerciseSource): Promise<readonly Fault[]> {
  const { contract, texts } = source;
  if (!contract) return [];
  const declared = Object.keys(contract.raw.variables ?? {});
  const known = [...givenVariables, ...declared];
  const contractUses = usesInYaml(contract.file, contract.raw);
  const textUses = [texts.es, texts.en].flatMap((one) => (one ? usesInTexts(source, one) : []));
  const fileUses = await usesInTemplates(folder, source);
  const rehearsalUses = source.rehearsal ? usesInYaml(source.rehearsal.file, source.rehearsal.raw) : [];
  const undeclared = [...contractUses, ...textUses, ...fileUses, ...rehearsalUses].filter(
    (use) => !known.includes(use.name) && !use.besides?.includes(use.name),
  );
  const used = new Set([...contractUses, ...textUses, ...fileUses].map((use) => use.name));
  const isGiven = (name: string) => givenVariables.some((given) => given === name);
  const at = (name: string, code: 'unused-variable' | 'reserved-variable') =>
    faultAt(contract.file.path, contract.file.positionOfKey(['variables', name]), code, { name });
  return [
    ...undeclared.map(({ name, file, position, besides = [] }) => {
      const allowed = [...besides, ...known];
      return faultAt(file, position, 'undeclared-variable', { name, allowed }, suggest(name, allowed));
    }),
    ...declared.filter(isGiven).map((name) => at(name, 'reserved-variable')),
    ...declared
      .filter((name) => !used.has(name) && !isGiven(name))
      .map((name) => at(name, 'unused-variable')),
  ];
}

function usesInYaml(file: NonNullable<ExerciseSource['contract']>['file'], raw: unknown): Use[] {
  return textsWithin(raw).flatMap(({ path, text }) =>
    placeholdersIn(text).map(({ name }) => ({ name, file: file.path, position: file.positionOf(path) })),
  );
}

function usesInTexts(source: ExerciseSource, texts: TextsSource): Use[] {
  const passages = texts.sections.flatMap(({ body, hints, passed, title, position }) => [
    { text: title, position },
    body,
    ...hints,
    ...(passed ? [passed] : []),
  ]);
  const { messages, ...rest } = texts.matter;
  const inMessages = Object.entries(messages ?? {}).flatMap(([key, text]) => {
    const facts = factsOf(source, key);
    const position = texts.frontMatter.positionOf(['messages', key]);
    const names = facts ? placeholdersIn(text).map(({ name }) => name) : [];
    return names.map((name) => ({ name, file: texts.path, position, besides: facts ?? [] }));
  });
  return [
    ...[texts.introduction, ...passages].flatMap((passage) => usesInPassage(texts.path, passage)),
    ...usesInYaml({ ...texts.frontMatter, path: texts.path }, rest),
    ...inMessages,
  ];
}

function usesInPassage(file: string, passage: Passage): Use[] {
  return placeholdersIn(passage.text).map(({ name, offset }) => {
    const before = passage.text.slice(0, offset).split('\n');
    const line = passage.position.line + before.length - 1;
    return { name, file, position: { line, column: (before.at(-1) ?? '').length + 1 } };
  });
}

/** What a message may speak of: its path, and what the task's own sentence for that code names. */
function factsOf(source: ExerciseSource, key: string): readonly string[] | undefined {
  const [stepId, taskId, code = ''] = key.split('.');
  const step = source.contract?.raw.steps.find((one) => one.id === stepId);
  const task = step?.tasks.find((one) => one.id === taskId);
  const sentence = findTask(task?.task ?? '')?.codes[code];
  if (!task || !sentence) return undefined;
  const facts = placeholdersIn(`${sentence.es} ${sentence.en}`).map(({ name }) => name);
  return [...new Set(['path' in task ? ['path'] : [], facts].flat())];
}

async function usesInTemplates(folder: string, source: ExerciseSource): Promise<Use[]> {
  const templates = source.fileNames.filter((name) => name.endsWith('.tmpl'));
  const uses = await Promise.all(
    templates.map(async (name) => {
      const text = await readFile(join(folder, source.id, 'files', name), 'utf8');
      const file = `${source.prefix}files/${name}`;
      return usesInPassage(file, { text, position: { line: 1, column: 1 } });
    }),
  );
  return uses.flat();
}
