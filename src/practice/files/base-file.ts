import type { Account } from '../account.ts';
import { type GuestFile, GuestFileError, type OpenHow } from '../guest-files.ts';
import { factsOf } from './facts.ts';
import type { BasePlace } from './walk.ts';

/** Opens a file of the read-only base. Only `/dev/null` and its like can be written, and they forget it. */
export function openBaseFile(place: BasePlace, how: OpenHow, account: Account): GuestFile {
  const { node, path } = place;
  if (node.kind === 'folder') throw new GuestFileError('EISDIR', path);
  if (node.kind !== 'sink' && (how.write || how.truncate)) throw new GuestFileError('EACCES', path);
  const content = node.kind === 'file' ? node.read() : Buffer.alloc(0);
  const refuse = async () => {
    if (node.kind !== 'sink') throw new GuestFileError('EPERM', path);
  };
  const nothing = async () => {};
  return {
    facts: async () => factsOf(place, account),
    read: async (bytes, position) => content.copy(bytes, 0, Math.min(position, content.length)),
    write: refuse,
    truncate: refuse,
    chmod: async () => {
      throw new GuestFileError('EPERM', path);
    },
    utimes: async () => {
      throw new GuestFileError('EPERM', path);
    },
    sync: nothing,
    close: nothing,
    [Symbol.asyncDispose]: nothing,
  };
}
