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

/** Folders of the home that are looked into for something made in the wrong place. */
const foldersSearched = 20;

/** Looks around a path where `stat` found nothing. */
export async function findNearest(path: string, server: Server): Promise<Nearest> {
  const { files } = server;
  const ancestors = ancestorsOf(path);
  const [link, ...found] = await Promise.all([
    files.lstat(path),
    ...ancestors.map((ancestor) => files.stat(ancestor)),
  ]);
  if (link?.kind === 'link') return { kind: 'broken-link' };

  const depth = found.findLastIndex((facts) => facts !== undefined);
  const folder = ancestors[depth] ?? '/';
  if (found[depth] && found[depth].kind !== 'folder') return { kind: 'parent-is-file', parent: folder };

  const next = ancestors[depth + 1] ?? path;
  const name = posix.basename(next);
  const siblings = await namesIn(files, folder);
  const similar = findSimilarName(name, siblings);
  if (similar && similar.likeness !== 'similar-name') {
    return { kind: similar.likeness, folder, name, found: similar.name };
  }
  const elsewhere = next === path ? await findElsewhere(path, folder, server) : undefined;
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

/** The folder that holds the same name: the home, a folder in it, or a folder beside the missing thing. */
async function findElsewhere(path: string, folder: string, server: Server): Promise<string | undefined> {
  const { files } = server;
  const name = posix.basename(path);
  const home = await server.home();
  const inHome = await namesIn(files, home);
  const below = [
    ...inHome.filter((entry) => !entry.startsWith('.')).map((entry) => posix.join(home, entry)),
    ...(folder === home ? [] : (await namesIn(files, folder)).map((entry) => posix.join(folder, entry))),
  ];
  const places = [home, ...below.slice(0, foldersSearched)].filter((place) => place !== folder);
  const found = await Promise.all(
    places.map(async (place) => {
      if (place === path) return false;
      return place === home ? inHome.includes(name) : (await namesIn(files, place)).includes(name);
    }),
  );
  return places.find((_, index) => found[index]);
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
