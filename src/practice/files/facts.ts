import type { Account } from '../account.ts';
import type { GuestFacts } from '../guest-files.ts';
import { baseModified } from './base-node.ts';
import type { BasePlace, RealPlace } from './walk.ts';

/** What a guest sees of a place: the base is root's, everything else the account's own. */
export function factsOf(place: BasePlace | RealPlace, account: Account): GuestFacts {
  if (place.kind === 'base') return baseFacts(place);
  const { stats, mode, target } = place;
  const kind = stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'file';
  // Hosts disagree on a folder's size, and a link's may be kept in another form.
  const size = kind === 'folder' ? folderSize : kind === 'link' ? linkSize(target) : stats.size;
  return {
    kind,
    size,
    mode,
    owner: account.name,
    userId: account.userId,
    modified: stats.mtime,
    accessed: stats.atime,
  };
}

const folderSize = 4096;
const linkSize = (target: string | undefined): number => Buffer.byteLength(target ?? '');

function baseFacts({ node }: BasePlace): GuestFacts {
  const times = { modified: baseModified, accessed: baseModified };
  const root = { owner: 'root', userId: 0, ...times };
  switch (node.kind) {
    case 'folder':
      return { ...root, kind: 'folder', size: folderSize, mode: node.mode };
    case 'link':
      return { ...root, kind: 'link', size: linkSize(node.target), mode: 0o777 };
    case 'file':
      return { ...root, kind: 'file', size: node.read().length, mode: node.mode };
    case 'sink':
      return { ...root, kind: 'file', size: 0, mode: node.mode };
  }
}
