import { AsyncLocalStorage } from 'node:async_hooks';
import { posix } from 'node:path';
import { type FsStat, type IFileSystem, unsafeBytesFromLatin1 } from 'just-bash';
import { copyTree } from '../commands/copy-tree.ts';
import { removeTree } from '../commands/remove-tree.ts';
import { type GuestFacts, GuestFileError, type GuestFiles } from '../guest-files.ts';
import { devices } from './devices.ts';

/** Where the shell's own devices lead. */
export type Devices = {
  readonly write: (fd: 1 | 2, bytes: Buffer) => void | Promise<void>;
  readonly readLine: () => Promise<Buffer>;
  readonly isCommand: (name: string) => boolean;
  /** Looks at a text that is read as text, as `source` reads it, and may change what is seen of it. */
  readonly asSourced: (text: string) => string;
};

/**
 * The machine's files as just-bash wants them, with the shell's devices among them. just-bash runs scripts in a
 * context in which timers and `process` throw; everything here leaves that context first.
 */
export function guestFileSystem(files: GuestFiles, shell: Devices): IFileSystem {
  const leaveContext = AsyncLocalStorage.snapshot();
  const on =
    <Arguments extends [string, ...unknown[]], Result>(action: (...values: Arguments) => Promise<Result>) =>
    (...values: Arguments): Promise<Result> =>
      leaveContext(async () => {
        try {
          return await action(...values);
        } catch (error) {
          throw asSystemError(error);
        }
      });
  // just-bash looks for each command's file before it runs it; most of them are ours to know.
  const isProgram = (path: string) => shell.isCommand(/^(?:\/usr)?\/bin\/([^/]+)$/.exec(path)?.[1] ?? '');
  const write = async (path: string, content: string | Uint8Array, encoding: unknown, append: boolean) => {
    const bytes = toBytes(content, encoding);
    const fd = path === devices.output ? 1 : path === devices.errors ? 2 : undefined;
    if (fd === undefined) return files.write(path, bytes, { append });
    // just-bash opens a file by adding nothing to it.
    if (bytes.length > 0) await shell.write(fd, bytes);
  };
  const read = (path: string) => (path === devices.line ? shell.readLine() : files.read(path));
  return {
    readFile: on(async (path: string, options?: unknown) =>
      shell.asSourced((await read(path)).toString(encodingOf(options))),
    ),
    readFileBytes: on(async (path: string) => unsafeBytesFromLatin1((await read(path)).toString('latin1'))),
    readFileBuffer: on(async (path: string) => read(path)),
    writeFile: on((path: string, content: string | Uint8Array, options?: unknown) =>
      write(path, content, encodingOf(options), false),
    ),
    appendFile: on((path: string, content: string | Uint8Array, options?: unknown) =>
      write(path, content, encodingOf(options), true),
    ),
    exists: (path) =>
      leaveContext(() =>
        isDevice(path) || isProgram(path)
          ? Promise.resolve(true)
          : files.stat(path).then(
              () => true,
              () => false,
            ),
      ),
    stat: on(async (path: string) => {
      if (isDevice(path)) return deviceFacts;
      return isProgram(path) ? programFacts : toStat(await files.stat(path));
    }),
    lstat: on(async (path: string) => (isDevice(path) ? deviceFacts : toStat(await files.lstat(path)))),
    readdir: on(async (path: string) => [...(await files.list(path))]),
    readdirWithFileTypes: on(async (path: string) => {
      const names = await files.list(path);
      const facts = await Promise.all(names.map((name) => files.lstat(posix.join(path, name))));
      return facts.map(({ kind }, index) => ({
        name: names[index] ?? '',
        isFile: kind === 'file',
        isDirectory: kind === 'folder',
        isSymbolicLink: kind === 'link',
      }));
    }),
    mkdir: on((path: string, options?: { recursive?: boolean }) =>
      options?.recursive ? makeFolders(files, path) : files.makeFolder(path),
    ),
    rm: on(async (path: string, options?: { recursive?: boolean; force?: boolean }) => {
      try {
        if (options?.recursive) await removeTree(files, path);
        else await removeOne(files, path);
      } catch (error) {
        if (!options?.force || !(error instanceof GuestFileError) || error.code !== 'ENOENT') throw error;
      }
    }),
    cp: on((from: string, to: string) => copyTree(files, from, to)),
    mv: on((from: string, to: string) => files.rename(from, to)),
    resolvePath: (base, path) => posix.resolve('/', base, path),
    getAllPaths: () => [],
    chmod: on((path: string, mode: number) => files.chmod(path, mode)),
    symlink: on((target: string, path: string) => files.link(target, path)),
    link: on(async (_existing: string, path: string) => {
      throw new GuestFileError('EPERM', path);
    }),
    readlink: on((path: string) => files.readLink(path)),
    realpath: on((path: string) => files.realPath(path)),
    utimes: on((path: string, accessed: Date, modified: Date) => files.utimes(path, accessed, modified)),
  };
}

const isDevice = (path: string): boolean => path.startsWith('/dev/shell/');

const deviceFacts: FsStat = {
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
  mode: 0o620,
  size: 0,
  mtime: new Date(0),
};

const programFacts: FsStat = { ...deviceFacts, mode: 0o755 };

function toStat({ kind, mode, size, modified }: GuestFacts): FsStat {
  return {
    isFile: kind === 'file',
    isDirectory: kind === 'folder',
    isSymbolicLink: kind === 'link',
    mode,
    size,
    mtime: modified,
  };
}

function encodingOf(options: unknown): BufferEncoding {
  const encoding =
    typeof options === 'object' && options !== null && 'encoding' in options ? options.encoding : options;
  if (encoding === 'binary' || encoding === 'latin1') return 'latin1';
  return encoding === 'ascii' || encoding === 'base64' || encoding === 'hex' ? encoding : 'utf8';
}

function toBytes(content: string | Uint8Array, encoding: unknown): Buffer {
  if (typeof content !== 'string') return Buffer.from(content);
  // Text that somebody called binary is text all the same.
  const isText = encoding !== 'latin1' || /[^\0-\xff]/.test(content);
  return Buffer.from(content, isText ? 'utf8' : 'latin1');
}

async function makeFolders(files: GuestFiles, path: string): Promise<void> {
  const parent = posix.dirname(path);
  const exists = await files.stat(path).then(
    ({ kind }) => kind === 'folder',
    () => false,
  );
  if (exists) return;
  if (parent !== path) await makeFolders(files, parent);
  await files.makeFolder(path);
}

async function removeOne(files: GuestFiles, path: string): Promise<void> {
  const { kind } = await files.lstat(path);
  if (kind === 'folder') await files.removeFolder(path);
  else await files.removeFile(path);
}

/** just-bash reads the kind of a failure out of its message. */
function asSystemError(error: unknown): unknown {
  if (!(error instanceof GuestFileError)) return error;
  const text = sayings[error.code] ?? 'input/output error';
  return Object.assign(new Error(`${error.code}: ${text}, '${error.path}'`), { code: error.code });
}

const sayings: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
  ENOTDIR: 'not a directory',
  EISDIR: 'is a directory',
  EEXIST: 'file already exists',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many levels of symbolic links',
  ENOSPC: 'no space left on device',
  EINVAL: 'invalid argument',
};
