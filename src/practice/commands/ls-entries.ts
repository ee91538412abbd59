import type { GuestFacts, GuestFiles } from '../guest-files.ts';

/** One thing that `ls` lists. */
export type Entry = {
  readonly path: string;
  /** As it is listed: a name within its folder, or what was typed. */
  readonly name: string;
  readonly facts: GuestFacts;
  /** Where a link leads, as it stands in the link. */
  readonly target: string | undefined;
  /** What the link leads to is there. */
  readonly isBroken: boolean;
  readonly leadsToFolder: boolean;
  readonly links: number;
  /** Kilobytes on the disk. */
  readonly blocks: number;
};

export async function readEntry(files: GuestFiles, path: string, name: string): Promise<Entry> {
  const facts = await files.lstat(path);
  const isLink = facts.kind === 'link';
  const target = isLink ? await files.readLink(path).catch(() => '?') : undefined;
  const followed = isLink ? await files.stat(path).catch(() => undefined) : facts;
  return {
    path,
    name,
    facts,
    target,
    isBroken: isLink && !followed,
    leadsToFolder: followed?.kind === 'folder',
    links: facts.kind === 'folder' ? 2 + (await countFolders(files, path)) : 1,
    // A disk hands its space out in pieces of 4 KB.
    blocks: isLink ? 0 : Math.ceil(facts.size / 4096) * 4,
  };
}

async function countFolders(files: GuestFiles, path: string): Promise<number> {
  const names = await files.list(path).catch(() => []);
  let count = 0;
  for (const name of names) {
    const facts = await files.lstat(`${path === '/' ? '' : path}/${name}`).catch(() => undefined);
    if (facts?.kind === 'folder') count++;
  }
  return count;
}

type Sortable = { readonly name: string; readonly facts?: GuestFacts };

/** The order that the options ask for: by name, byte for byte as in the C locale, by time or by size. */
export function sortEntries(has: (flag: string) => boolean) {
  return <Item extends Sortable>(entries: readonly Item[]): Item[] => {
    const byName = (one: Item, other: Item) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name));
    const by = (value: (facts: GuestFacts) => number) => (one: Item, other: Item) =>
      one.facts && other.facts
        ? value(other.facts) - value(one.facts) || byName(one, other)
        : byName(one, other);
    const sorted = [...entries];
    if (!has('U')) {
      sorted.sort(
        has('S') ? by(({ size }) => size) : has('t') ? by(({ modified }) => modified.getTime()) : byName,
      );
    }
    return has('r') ? sorted.reverse() : sorted;
  };
}
