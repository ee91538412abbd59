import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmdirSync,
  type Stats,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeTarget } from '../../files/host-link.ts';
import { isHostName } from '../../files/host-name.ts';
import { readMode, writeMode } from '../../files/mode.ts';
import {
  type EmscriptenFiles,
  type EmscriptenNode,
  type EmscriptenStream,
  errorNumber,
  linux,
} from './emscripten.ts';

/** A real folder under a guest path. */
export type GuestMount = {
  readonly guestPath: string;
  readonly hostFolder: string;
  readonly isWritable: boolean;
};

type Options = GuestMount & {
  readonly userId: number;
  /** Makes a link in the way in which the machine keeps them. Throws an Error with a `code`. */
  readonly link: (target: string, guestPath: string) => void;
};

type Attributes = { mode?: number; atime?: number; mtime?: number; size?: number; dontFollow?: boolean };

/**
 * Real folders for Python, as the machine's other programs see them: the same links, the same permission bits, the
 * umask of a Debian login. Emscripten's own way to real folders follows what the host would and knows no bits.
 */
export function guestFolders(FS: EmscriptenFiles) {
  const platform = process.platform;
  const optionsOf = (node: EmscriptenNode) => node.mount.opts as Options;
  const hostPath = (node: EmscriptenNode): string => {
    const names: string[] = [];
    let at = node;
    for (; at.parent !== at; at = at.parent) names.push(at.name);
    return join(optionsOf(at).hostFolder, ...names.reverse());
  };
  const childPath = (parent: EmscriptenNode, name: string): string => {
    if (!isHostName(name, platform)) throw new FS.ErrnoError(errorNumber('EINVAL'));
    return join(hostPath(parent), name);
  };
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      if (error instanceof FS.ErrnoError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      throw new FS.ErrnoError(errorNumber(code));
    }
  };
  const modeOf = (path: string, stats: Stats): number => {
    if (stats.isSymbolicLink()) return linux.link | 0o777;
    if (stats.isDirectory()) return linux.folder | readMode(path, stats, platform);
    // Sockets, pipes and devices that the computer's owner put there are not for guests.
    if (!stats.isFile()) throw new FS.ErrnoError(errorNumber('EACCES'));
    return linux.file | readMode(path, stats, platform);
  };
  const newNode = (parent: EmscriptenNode | null, name: string, mode: number): EmscriptenNode => {
    const node = FS.createNode(parent, name, mode, 0);
    node.node_ops = nodeOperations;
    node.stream_ops = streamOperations;
    return node;
  };
  const attributes = (node: EmscriptenNode, stats: Stats, mode: number) => {
    node.mode = mode;
    const { userId } = optionsOf(node);
    const { atime, mtime, ctime, size, nlink, dev, ino } = stats;
    const blocks = Math.ceil(size / 512);
    return {
      dev,
      ino,
      mode,
      nlink,
      uid: userId,
      gid: userId,
      rdev: 0,
      size,
      atime,
      mtime,
      ctime,
      blksize: 4096,
      blocks,
    };
  };
  const mustBeWritable = (node: EmscriptenNode) => {
    if (!optionsOf(node).isWritable) throw new FS.ErrnoError(errorNumber('EACCES'));
  };

  const nodeOperations = {
    getattr(node: EmscriptenNode) {
      return attempt(() => {
        const path = hostPath(node);
        const stats = lstatSync(path);
        return attributes(node, stats, modeOf(path, stats));
      });
    },
    setattr(node: EmscriptenNode, change: Attributes) {
      mustBeWritable(node);
      attempt(() => {
        const path = hostPath(node);
        if (FS.isLink(node.mode)) throw new FS.ErrnoError(errorNumber('ENOSYS'));
        if (change.mode !== undefined) {
          writeMode(path, change.mode, platform);
          node.mode = (node.mode & linux.kindMask) | (change.mode & 0o1777);
        }
        const { atime, mtime } = change;
        if (atime !== undefined || mtime !== undefined) {
          const now = lstatSync(path);
          utimesSync(path, (atime ?? now.atimeMs) / 1000, (mtime ?? now.mtimeMs) / 1000);
        }
        if (change.size !== undefined) truncateSync(path, change.size);
      });
    },
    lookup(parent: EmscriptenNode, name: string) {
      return attempt(() => {
        const path = childPath(parent, name);
        return newNode(parent, name, modeOf(path, lstatSync(path)));
      });
    },
    mknod(parent: EmscriptenNode, name: string, mode: number) {
      mustBeWritable(parent);
      return attempt(() => {
        const path = childPath(parent, name);
        if (FS.isDir(mode)) {
          mkdirSync(path);
          writeMode(path, mode & 0o777, platform);
        } else if (FS.isFile(mode)) {
          closeSync(openSync(path, 'wx', mode & 0o777));
          if (platform !== 'win32') chmodSync(path, mode & 0o777);
        } else {
          throw new FS.ErrnoError(errorNumber('EPERM'));
        }
        return newNode(parent, name, mode);
      });
    },
    rename(node: EmscriptenNode, folder: EmscriptenNode, name: string) {
      mustBeWritable(folder);
      attempt(() => {
        const from = hostPath(node);
        // A link of the owner's would lead elsewhere from a new place.
        if (FS.isLink(node.mode) && decodeTarget(readlinkSync(from), platform) === undefined)
          throw new FS.ErrnoError(errorNumber('EACCES'));
        renameSync(from, childPath(folder, name));
      });
      node.name = name;
    },
    unlink(parent: EmscriptenNode, name: string) {
      mustBeWritable(parent);
      attempt(() => unlinkSync(childPath(parent, name)));
    },
    rmdir(parent: EmscriptenNode, name: string) {
      mustBeWritable(parent);
      attempt(() => rmdirSync(childPath(parent, name)));
    },
    readdir(node: EmscriptenNode) {
      return attempt(() => ['.', '..', ...readdirSync(hostPath(node))]);
    },
    symlink(parent: EmscriptenNode, name: string, target: string) {
      mustBeWritable(parent);
      attempt(() => optionsOf(parent).link(target, `${FS.getPath(parent)}/${name}`));
    },
    readlink(node: EmscriptenNode) {
      return attempt(() => {
        const target = decodeTarget(readlinkSync(hostPath(node)), platform);
        if (target === undefined) throw new FS.ErrnoError(errorNumber('EACCES'));
        return target;
      });
    },
    statfs: () => ({
      bsize: 4096,
      frsize: 4096,
      blocks: 5e6,
      bfree: 4e6,
      bavail: 4e6,
      files: 1e6,
      ffree: 9e5,
      fsid: 1,
      flags: 0,
      namelen: 255,
    }),
  };

  const streamOperations = {
    getattr(stream: EmscriptenStream) {
      if (stream.nfd === undefined) return nodeOperations.getattr(stream.node);
      return attempt(() => {
        const stats = fstatSync(fileOf(stream));
        return attributes(stream.node, stats, linux.file | readMode(hostPath(stream.node), stats, platform));
      });
    },
    setattr(stream: EmscriptenStream, change: Attributes) {
      mustBeWritable(stream.node);
      attempt(() => {
        const file = fileOf(stream);
        if (change.mode !== undefined) {
          // By its path: through its handle it is refused under the permission model.
          writeMode(hostPath(stream.node), change.mode, platform);
        }
        const { atime, mtime } = change;
        if (atime !== undefined || mtime !== undefined) {
          const now = fstatSync(file);
          utimesSync(hostPath(stream.node), (atime ?? now.atimeMs) / 1000, (mtime ?? now.mtimeMs) / 1000);
        }
        if (change.size !== undefined) ftruncateSync(file, change.size);
      });
    },
    open(stream: EmscriptenStream) {
      if (FS.isDir(stream.node.mode)) return;
      const writes = (stream.flags & linux.accessMode) !== 0;
      if (writes || stream.flags & linux.truncate) mustBeWritable(stream.node);
      attempt(() => {
        const path = hostPath(stream.node);
        const access = !writes ? constants.O_RDONLY : constants.O_RDWR;
        const append = stream.flags & linux.append ? constants.O_APPEND : 0;
        stream.shared.refcount = 1;
        // Python has followed the links already, in the guest's own view; Windows has no such flag.
        stream.nfd = openSync(path, access | append | (constants.O_NOFOLLOW ?? 0));
      });
    },
    close(stream: EmscriptenStream) {
      if (stream.nfd !== undefined && --stream.shared.refcount === 0)
        attempt(() => closeSync(fileOf(stream)));
    },
    dup(stream: EmscriptenStream) {
      stream.shared.refcount++;
    },
    read(stream: EmscriptenStream, buffer: Uint8Array, offset: number, length: number, position: number) {
      return attempt(() => readSync(fileOf(stream), buffer, offset, length, position));
    },
    write(stream: EmscriptenStream, buffer: Uint8Array, offset: number, length: number, position: number) {
      return attempt(() => writeSync(fileOf(stream), buffer, offset, length, position));
    },
    llseek(stream: EmscriptenStream, offset: number, whence: number) {
      const base = whence === 1 ? stream.position : whence === 2 ? fstatSync(fileOf(stream)).size : 0;
      if (base + offset < 0) throw new FS.ErrnoError(errorNumber('EINVAL'));
      return base + offset;
    },
  };

  function fileOf(stream: EmscriptenStream): number {
    if (stream.nfd === undefined) throw new FS.ErrnoError(errorNumber('EBADF'));
    return stream.nfd;
  }

  return {
    mount: (mount: { readonly opts: Options }) =>
      newNode(
        null,
        '/',
        linux.folder | readMode(mount.opts.hostFolder, lstatSync(mount.opts.hostFolder), platform),
      ),
  };
}
