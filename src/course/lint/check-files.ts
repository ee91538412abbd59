import { type Fault, faultAt } from '../fault.ts';
import type { ExerciseSource } from '../load-exercise.ts';
import { textsWithin } from '../placeholders.ts';
import { suggest } from '../suggest.ts';
import type { YamlFile } from '../yaml-file.ts';

/** The files that an exercise names are in its `files/` folder, and none lies there that nothing names. */
export function checkFiles({ contract, rehearsal, fileNames, prefix }: ExerciseSource): readonly Fault[] {
  if (!contract) return [];
  const plainNames = fileNames.map((name) => name.replace(/\.tmpl$/, ''));
  const listed = (contract.raw.files ?? []).map((name, index) => ({
    name,
    file: contract.file,
    path: ['files', index],
  }));
  const uploaded = [contract, ...(rehearsal ? [rehearsal] : [])].flatMap(({ file, raw }) =>
    uploads(file, raw),
  );
  const named = [...listed, ...uploaded];
  const missing = named.filter(({ name }) => !plainNames.includes(name.replace(/\.tmpl$/, '')));
  const names = new Set(named.map(({ name }) => name.replace(/\.tmpl$/, '')));
  const start = { line: 1, column: 1 };
  return [
    ...missing.map(({ name, file, path }) =>
      faultAt(file.path, file.positionOf(path), 'file-not-there', { name }, suggest(name, plainNames)),
    ),
    ...fileNames
      .filter((name) => !names.has(name.replace(/\.tmpl$/, '')))
      .map((name) => faultAt(`${prefix}files/${name}`, start, 'unlisted-file', { name })),
  ];
}

function uploads(file: YamlFile, raw: unknown) {
  return textsWithin(raw)
    .filter(({ path }) => path.at(-2) === 'upload' && path.at(-1) === 'file')
    .map(({ path, text }) => ({ name: text, file, path }));
}
