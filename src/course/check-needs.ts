import { type Fault, faultAt } from './fault.ts';
import { suggest } from './suggest.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Something that has an id and may need others of its kind. */
export type Needing = {
  readonly id: string;
  readonly needs: readonly string[];
  readonly file: YamlFile;
  /** Where the thing itself stands in the file. */
  readonly path: Path;
};

/** Ids used twice, needs that name nothing (`others` are ids that may be named too), and needs that go round. */
export function checkNeeds(things: readonly Needing[], others: readonly string[] = []): readonly Fault[] {
  const ids = [...things.map((thing) => thing.id), ...others];
  return [
    ...checkUnique(things),
    ...things.flatMap((thing) => checkNames(thing, ids)),
    ...checkCycles(things),
  ];
}

function checkUnique(things: readonly Needing[]): Fault[] {
  const repeated = things.filter((thing, index) => things.findIndex(({ id }) => id === thing.id) < index);
  return repeated.map(({ file, path, id }) =>
    faultAt(file.path, file.positionOf([...path, 'id']), 'duplicate-id', { id }),
  );
}

function checkNames({ id, needs, file, path }: Needing, ids: readonly string[]): Fault[] {
  return needs.flatMap((need, index) => {
    if (ids.includes(need)) return [];
    const position = file.positionOf([...path, 'needs', index]);
    return [
      faultAt(
        file.path,
        position,
        'unknown-need',
        { id: need },
        suggest(
          need,
          ids.filter((other) => other !== id),
        ),
      ),
    ];
  });
}

function checkCycles(things: readonly Needing[]): Fault[] {
  const needsOf = new Map(things.map((thing) => [thing.id, thing.needs]));
  const finished = new Set<string>();
  const faults: Fault[] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    if (trail.includes(id)) {
      const round = [...trail.slice(trail.indexOf(id)), id];
      const thing = things.find((one) => one.id === id);
      if (thing) faults.push(cycleFault(thing, round));
      return;
    }
    if (finished.has(id)) return;
    for (const need of needsOf.get(id) ?? []) visit(need, [...trail, id]);
    finished.add(id);
  };
  for (const { id } of things) visit(id, []);
  return faults;
}

function cycleFault({ file, path }: Needing, round: readonly string[]): Fault {
  return faultAt(file.path, file.positionOf([...path, 'needs']), 'need-cycle', { path: round.join(' → ') });
}
