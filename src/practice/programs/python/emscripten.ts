/** The little of Emscripten's file system that we use; its own types are loose. Numbers are Linux's modes and flags. */
export type EmscriptenFiles = {
  readonly ErrnoError: new (errno: number) => Error;
  ignorePermissions: boolean;
  readonly streams: (EmscriptenStream | null)[];
  createNode(parent: EmscriptenNode | null, name: string, mode: number, device: number): EmscriptenNode;
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  isLink(mode: number): boolean;
  getPath(node: EmscriptenNode): string;
  mount(type: object, options: object, point: string): unknown;
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: string | Uint8Array): void;
  rmdir(path: string): void;
  chdir(path: string): void;
  chmod(path: string, mode: number): void;
  open(path: string | EmscriptenNode, flags: number | string, mode?: number): EmscriptenStream;
  mkdir(path: string, mode?: number): EmscriptenNode;
  close(stream: EmscriptenStream): void;
  dupStream(stream: EmscriptenStream, fd: number): EmscriptenStream;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: object): void;
  mkdev(path: string, mode: number, device: number): void;
};

export type EmscriptenNode = {
  readonly id: number;
  name: string;
  mode: number;
  parent: EmscriptenNode;
  readonly mount: { readonly opts: unknown };
  node_ops: object;
  stream_ops: object;
};

export type EmscriptenStream = {
  fd: number;
  readonly node: EmscriptenNode;
  readonly flags: number;
  position: number;
  readonly shared: { refcount: number };
  nfd?: number;
};

export const linux = {
  kindMask: 0o170000,
  folder: 0o040000,
  file: 0o100000,
  link: 0o120000,
  create: 0o100,
  exclusive: 0o200,
  truncate: 0o1000,
  append: 0o2000,
  accessMode: 3,
} as const;

/** Emscripten's own numbers of errors, which are WASI's and not Linux's. */
const numbers: Readonly<Record<string, number>> = {
  EACCES: 2,
  EAGAIN: 6,
  EBADF: 8,
  EBUSY: 10,
  EEXIST: 20,
  EFBIG: 22,
  EINTR: 27,
  EINVAL: 28,
  EIO: 29,
  EISDIR: 31,
  ELOOP: 32,
  EMFILE: 33,
  ENAMETOOLONG: 37,
  ENOENT: 44,
  ENOSPC: 51,
  ENOSYS: 52,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  ENXIO: 60,
  EPERM: 63,
  EPIPE: 64,
  EROFS: 69,
  EXDEV: 75,
  // The permission model's own refusal.
  ERR_ACCESS_DENIED: 2,
};

/** The number for a Node error's code; `EIO` for what has none. */
export const errorNumber = (code: string | undefined): number => numbers[code ?? ''] ?? 29;
