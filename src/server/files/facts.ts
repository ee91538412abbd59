import type { Stats } from 'ssh2';
import type { FileFacts, FileKind } from '../server.ts';

/** What SFTP said of a path, in our words. */
export function factsOf(stats: Stats): FileFacts {
  return {
    kind: kindOf(stats),
    size: stats.size,
    mode: stats.mode & 0o7777,
    userId: stats.uid,
    groupId: stats.gid,
    modified: new Date(stats.mtime * 1000),
  };
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
