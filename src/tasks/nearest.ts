import { posix } from 'node:path';
import type { RemoteFiles, Server } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import { findSimilarName, type Likeness } from './similar-name.ts';

/** What there is in place of a path that is not there. `folder` is the deepest folder of the path that exists. */
export type Nearest =
  /** Something beside it has nearly its name, or nearly that of the folder it belongs in. */
  | { readonly kind: Likeness; readonly folder: string; readonly name: string; readonly found: string }
  /** The same name in another folder. */
  | { readonly kind: 'elsewhere'; readonly folder: string; readonly name: string; readonly found: string }
  /** A link that leads nowhere. */
  | { readonly kind: 'broken-link' }
  /** One of the folders above it is a file. */
  | { readonly kind: 'parent-is-file'; readonly parent: string }
  /** One of the folders above it is not there. */
  | {
      readonly kind: 'missing-parent';
      readonly folder: string;
      readonly parent: string;
      readonly siblings: readonly string[];
    }
  /** Nothing like it. */
  | {
      readonly kind: 'missing';
      readonly folder: string;
      readonly name: string;
      readonly siblings: readonly string[];
    };

/** Folders of one place that are looked into for something made in the wrong one. */
const foldersSearched = 20;

/** Looks around a path where `stat` found nothing. */
export async function findNearest(path: string, server: Server): Promise<Nearest> {
  const { files } = server;
  const ancestors = ancestorsOf(path);
  const home = await server.home();
  // All that may be wanted is asked for at once: on a far server each question after the other can be felt.
  const [link, inParent, inHome, ...found] = await Promise.all([
    files.lstat(path),
    namesIn(files, posix.dirname(path)),
    namesIn(files, home),
    ...ancestors.map((ancestor) => files.stat(ancestor)),
  ]);
  if (link?.kind === 'link') return { kind: 'broken-link' };

  const depth = found.findLastIndex((facts) => facts !== undefined);
  const folder = ancestors[depth] ?? '/';
  if (found[depth] && found[depth].kind !== 'folder') return { kind: 'parent-is-file', parent: folder };

  const next = ancestors[depth + 1] ?? path;
  const name = posix.basename(next);
  const siblings = next === path ? inParent : await namesIn(files, folder);
  const similar = findSimilarName(name, siblings);
  if (similar && similar.likeness !== 'similar-name') {
    return { kind: similar.likeness, folder, name, found: similar.name };
  }
  const known = { folder, siblings, home, inHome };
  const elsewhere = next === path ? await findElsewhere(path, known, files) : undefined;
  if (elsewhere !== undefined) return { kind: 'elsewhere', folder, name, found: elsewhere };
  if (similar) return { kind: similar.likeness, folder, name, found: similar.name };

  const shown = siblings.filter((sibling) => !sibling.startsWith('.'));
  if (next !== path) return { kind: 'missing-parent', folder, parent: next, siblings: shown };
  return { kind: 'missing', folder, name, siblings: shown };
}

/** `/home/ana/datos/x` → `/`, `/home`, `/home/ana`, `/home/ana/datos`. */
function ancestorsOf(path: string): string[] {
  const ancestors: string[] = [];
  for (let above = posix.dirname(path); above !== '/'; above = posix.dirname(above)) ancestors.unshift(above);
  return ['/', ...ancestors];
}

type Known = {
  readonly folder: string;
  readonly siblings: readonly string[];
  readonly home: string;
  readonly inHome: readonly string[];
};

/** The folder that holds the same name: the home, a folder beside the missing thing, or a folder in the home. */
async function findElsewhere(path: string, known: Known, files: RemoteFiles): Promise<string | undefined> {
  const { folder, siblings, home, inHome } = known;
  const name = posix.basename(path);
  if (folder !== home && inHome.includes(name) && posix.join(home, name) !== folder) return home;
  const places = new Set([...foldersBelow(folder, siblings), ...foldersBelow(home, inHome)]);
  places.delete(folder);
  const found = await Promise.all([...places].map((place) => namesIn(files, place)));
  return [...places].find((_, index) => found[index]?.includes(name));
}

/** What may be a folder in a folder, hidden ones apart: a file will show itself when it is listed. */
function foldersBelow(folder: string, names: readonly string[]): readonly string[] {
  const shown = names.filter((name) => !name.startsWith('.'));
  return shown.slice(0, foldersSearched).map((name) => posix.join(folder, name));
}

/** The names in a folder; none where it cannot be read, since what is looked for here is only a help. */
async function namesIn(files: RemoteFiles, folder: string): Promise<readonly string[]> {
  try {
    return (await files.list(folder)) ?? [];
  } catch (error) {
    if (error instanceof ServerError && error.layer === 'permission') return [];
    throw error;
  }
}
