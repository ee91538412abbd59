import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CommandContext } from '../../../../src/commands/command.ts';
import { practiceCommand } from '../../../../src/commands/practice.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { pythonMachine } from './python-machine.ts';

const machine = pythonMachine();
const source = temporaryFolder();
let server: Server;
let asked: string[] = [];
let isOnline = true;

/** A wheel as the distribution has them, small enough to be made here. */
function makeWheel(name: string, code: string): { readonly fileName: string; readonly sha256: string } {
  const fileName = `${name}-1.2.3-py3-none-any.whl`;
  const file = join(source.path, fileName);
  writeFileSync(
    file,
    zip({
      [`${name}/__init__.py`]: code,
      [`${name}-1.2.3.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.2.3\n`,
    }),
  );
  return { fileName, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
}

beforeAll(async () => {
  const pandas = makeWheel('pandas', 'import numpy\nvalue = numpy.value + 1\n');
  const numpy = makeWheel('numpy', 'value = 41\n');
  const entry = (name: string, { fileName, sha256 }: typeof numpy, depends: string[]) => ({
    name,
    version: '1.2.3',
    file_name: fileName,
    sha256,
    depends,
    imports: [name],
    install_dir: 'site',
    package_type: 'package',
  });
  const lockFile = join(source.path, 'lock.json');
  writeFileSync(
    lockFile,
    JSON.stringify({
      packages: { numpy: entry('numpy', numpy, []), pandas: entry('pandas', pandas, ['numpy']) },
    }),
  );
  server = createServer((request, response) => {
    const name = basename(request.url ?? '');
    asked.push(name);
    const file = join(source.path, name);
    if (!isOnline) return void request.socket.destroy();
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  mkdirSync(python(), { recursive: true });
  writeFileSync(
    join(python(), 'mirror.json'),
    JSON.stringify({ url: `http://127.0.0.1:${port}/full/`, lockFile }),
  );
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  source[Symbol.dispose]();
});

beforeEach(() => {
  asked = [];
  isOnline = true;
  rmSync(join(python(), 'packages'), { recursive: true, force: true });
  mkdirSync(join(python(), 'packages', 'installed'), { recursive: true });
});

const python = () => join(machine().folder, 'machine', 'python');

/** Runs `baqueano practice prepare` for this machine. */
async function prepare(packages?: string) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const context = {
    language: 'en',
    output,
    errors,
    input: new PassThrough(),
    folders: { practice: machine().folder, data: machine().folder, work: machine().folder },
    signal: new AbortController().signal,
    environment: {},
  } as unknown as CommandContext;
  const exitCode = await practiceCommand.run(
    { action: 'prepare', port: undefined, account: 'ana', yes: false, json: false, packages },
    context,
  );
  return { exitCode, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
}

test('with a connection, an import fetches a package and what it needs, once', async () => {
  const code = "python3 -c 'import pandas; print(pandas.value)'";
  expect(await machine().run(code)).toEqual({ stdout: '42\n', stderr: '', exitCode: 0 });
  expect(asked).toEqual(['numpy-1.2.3-py3-none-any.whl', 'pandas-1.2.3-py3-none-any.whl']);
  isOnline = false;
  expect((await machine().run(code)).stdout).toBe('42\n');
  expect((await machine().run('pip list')).stdout).toBe(
    'Package Version\n------- -------\nnumpy   1.2.3\npandas  1.2.3\n',
  );
});

test('without a connection and without a folder, the error says what to run', async () => {
  isOnline = false;
  const { stderr, exitCode } = await machine().run("LANG=en_US.UTF-8 python3 -c 'import numpy'");
  expect(stderr).toContain(
    "ModuleNotFoundError: No module named 'numpy'. numpy is not on this practice machine.",
  );
  expect(stderr).toContain('baqueano practice prepare --packages FOLDER');
  expect(exitCode).toBe(1);
  expect((await machine().run('pip install numpy')).stderr).toContain('baqueano practice prepare');
});

test('a package that is not what the lock file says is never used', async () => {
  const file = join(source.path, 'numpy-1.2.3-py3-none-any.whl');
  const right = readFileSync(file);
  writeFileSync(file, Buffer.concat([right, Buffer.from('x')]));
  try {
    expect((await machine().run("python3 -c 'import numpy'")).stderr).toContain('ModuleNotFoundError');
    expect(await prepare()).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('is not the file that it should be'),
    });
    expect(existsSync(join(python(), 'packages', 'installed', 'numpy'))).toBe(false);
  } finally {
    writeFileSync(file, right);
  }
});

test('practice prepare fetches ahead, and its folder serves another computer without a connection', async () => {
  const first = await prepare();
  expect(first).toMatchObject({ exitCode: 0, errors: '' });
  expect(first.output).toContain('Done: the practice machine has numpy, pandas.');
  const handedOut = join(source.path, 'para-la-clase');
  cpSync(join(python(), 'packages', 'wheels'), handedOut, { recursive: true });
  rmSync(join(python(), 'packages'), { recursive: true });
  mkdirSync(join(python(), 'packages', 'installed'), { recursive: true });
  isOnline = false;
  expect(await prepare()).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('cannot be reached'),
  });
  expect(await prepare(handedOut)).toMatchObject({ exitCode: 0 });
  expect((await machine().run("python3 -c 'import pandas; print(pandas.value)'")).stdout).toBe('42\n');
  expect(await prepare(join(source.path, 'no-está'))).toMatchObject({ exitCode: 2 });
});

test('pip tells the truth about what is not there', async () => {
  const { stderr, exitCode } = await machine().run('LANG=en_US.UTF-8 pip install django');
  expect(stderr).toBe(
    'ERROR: on this practice machine pip only installs the packages of the course: numpy, pandas and scikit-learn.\n',
  );
  expect(exitCode).toBe(1);
  expect((await machine().run('pip3 --version')).stdout).toMatch(/^pip [\d.]+ from .* \(python 3\.14\)\n$/);
});

test('a program cannot change a package for those that come after', async () => {
  await prepare();
  const { stderr } = await machine().run(`python3 -c 'import numpy; open(numpy.__file__, "w").write("x")'`);
  expect(stderr).toMatch(/PermissionError: \[Errno 13\]|Read-only file system/);
});

/** A zip file of stored entries. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(bytes.length, 20);
    central.writeUInt32LE(bytes.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, nameBytes, bytes);
    directory.push(central, nameBytes);
    offset += 30 + nameBytes.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}
