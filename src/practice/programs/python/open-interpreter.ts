import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { type EmscriptenFiles, errorNumber } from './emscripten.ts';
import { guestFolders } from './guest-folder.ts';
import { type HostLine, Interrupted } from './host-line.ts';
import { machineDevice } from './machine-device.ts';
import type { PythonJob, WorkerFacts } from './messages.ts';

export type Interpreter = {
  /** Runs a program to its end and gives its exit code. */
  run(job: PythonJob): number;
  makeSnapshot(): Uint8Array;
};

export type InterpreterOptions = {
  readonly snapshot: Uint8Array | undefined;
  readonly interruption: Uint8Array;
};

/** Starts Python: from the memory of one that has started before, or from nothing. */
export async function openInterpreter(
  facts: WorkerFacts,
  line: HostLine,
  { snapshot, interruption }: InterpreterOptions,
): Promise<Interpreter> {
  const python = await loadPyodide({
    indexURL: facts.pyodideFolder,
    // Nothing of JavaScript for `import js`.
    jsglobals: {},
    env: { HOME: '/', LANG: 'C.UTF-8', PYTHONINSPECT: '', PYTHONDONTWRITEBYTECODE: '1' },
    stdout: () => {},
    stderr: () => {},
    ...(snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: true }),
  });
  const FS: EmscriptenFiles = python.FS;
  if (!snapshot) {
    writeLibrary(FS, facts.libraryFolder);
    python.runPython(readFileSync(join(facts.libraryFolder, 'machine_snapshot.py'), 'utf8'));
  } else python.runPython('__machine_warm__()');
  let isTerminal = { input: false, output: false, errors: false };
  const retry = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      if (error instanceof Interrupted) throw new FS.ErrnoError(errorNumber('EINTR'));
      throw error;
    }
  };
  const device = machineDevice(FS, line, retry);

  return {
    makeSnapshot: () => python.makeMemorySnapshot(),
    run(job) {
      isTerminal = job.isTerminal;
      prepare();
      return runJob(python, job);
    },
  };

  function prepare() {
    // What is run by its name has to be there as a file; the rest is in the snapshot's memory.
    FS.mkdirTree(libraryPath);
    FS.writeFile(`${libraryPath}/pip.py`, readFileSync(join(facts.libraryFolder, 'pip.py')));
    setStreams();
    FS.ignorePermissions = true;
    device.install();
    for (const path of ['/tmp', '/home/pyodide', '/home/web_user', '/home']) remove(FS, path);
    for (const [path, text] of Object.entries(facts.baseFiles)) {
      FS.mkdirTree(path.slice(0, path.lastIndexOf('/')) || '/');
      FS.writeFile(path, text);
    }
    const folders = guestFolders(FS);
    for (const mount of facts.mounts) {
      FS.mkdirTree(mount.guestPath);
      const link = (target: string, path: string) => {
        const reply = retry(() => line.ask({ kind: 'link', target, path }));
        if (reply.kind === 'failed') throw Object.assign(new Error(reply.code), { code: reply.code });
      };
      FS.mount(folders, { ...mount, userId: facts.userId, link }, mount.guestPath);
    }
    // What is not the account's is root's.
    for (const path of [
      '/',
      '/dev',
      '/etc',
      '/home',
      '/lib',
      '/proc',
      '/usr',
      '/usr/bin',
      '/usr/lib',
      '/var',
    ]) {
      FS.mkdirTree(path);
      FS.chmod(path, 0o555);
    }
    FS.ignorePermissions = false;
    withUmask(FS);
    python.setInterruptBuffer(interruption);
  }

  function setStreams() {
    const getTerminalSize = () => line.size;
    const writer = (fd: 1 | 2, isatty: boolean) => ({
      write: (bytes: Uint8Array) =>
        retry(() => {
          line.write(fd, Uint8Array.from(bytes));
          return bytes.length;
        }),
      isatty,
      getTerminalSize,
    });
    python.setStdout(writer(1, isTerminal.output));
    python.setStderr(writer(2, isTerminal.errors));
    python.setStdin({
      read: (buffer: Uint8Array) => retry(() => device.readInput(buffer)),
      isatty: isTerminal.input,
      getTerminalSize,
    } as Parameters<PyodideAPI['setStdin']>[0]);
  }
}

function writeLibrary(FS: EmscriptenFiles, folder: string): void {
  FS.mkdirTree(libraryPath);
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.py')) FS.writeFile(`${libraryPath}/${name}`, readFileSync(join(folder, name)));
  }
}

const libraryPath = '/usr/lib/python3/machine';

function remove(FS: EmscriptenFiles, path: string): void {
  try {
    FS.rmdir(path);
  } catch {
    // It was not there, or it is needed.
  }
}

/** What a Debian login gives: new files 644, new folders 755. */
function withUmask(FS: EmscriptenFiles): void {
  const open = FS.open.bind(FS);
  const mkdir = FS.mkdir.bind(FS);
  FS.open = (path, flags, mode = 0o666) => open(path, flags, mode & ~0o022);
  FS.mkdir = (path, mode = 0o777) => mkdir(path, mode & ~0o022);
}

function runJob(python: PyodideAPI, job: PythonJob): number {
  const run: unknown = python.globals.get('__machine_run__');
  if (typeof run !== 'function') throw new Error('the snapshot has no program runner');
  try {
    return Number(run(JSON.stringify(job)));
  } catch (error) {
    // `os._exit` and `os.abort` end Emscripten's run with a status of their own.
    const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
    if (typeof status === 'number') return status & 255;
    throw error;
  }
}
