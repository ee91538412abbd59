import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonMachine } from './python-machine.ts';

const machine = pythonMachine();
const secret = 'el-secreto-de-la-computadora';
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.on('error', () => {});
  socket.end(secret);
});
let port = 0;

beforeAll(async () => {
  process.env.BAQUEANO_TEST_SECRET = secret;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  writeFileSync(join(machine().folder, 'secreto.txt'), secret);
  symlinkSync(join(machine().folder, 'secreto.txt'), join(machine().home, 'enlace-del-dueño'));
  symlinkSync('../../../secreto.txt', join(machine().home, 'enlace-relativo'));
  symlinkSync(machine().folder, join(machine().home, 'carpeta-del-dueño'));
});

afterAll(() => {
  delete process.env.BAQUEANO_TEST_SECRET;
  server.close();
});

/** Python that hunts for every object of JavaScript in its own memory, and puts it into `found`. */
const hunt = `
import gc, sys
import pyodide.ffi
found, seen, todo = [], set(), [*gc.get_objects(), *sys.modules.values()]
while todo:
    thing = todo.pop()
    if id(thing) in seen: continue
    seen.add(id(thing))
    if isinstance(thing, pyodide.ffi.JsProxy): found.append(thing)
    todo += gc.get_referents(thing)
`;

test('nothing of JavaScript is within reach of a program', async () => {
  machine().write('caza.py', `${hunt}\nprint(len(seen) > 10000, found)\n`);
  expect(await machine().run('python3 caza.py')).toEqual({ stdout: 'True []\n', stderr: '', exitCode: 0 });
});

// Each prints what it got; none may get the secret, write outside, reach the port or end a process.
const attempts: Readonly<Record<string, string>> = {
  'a file of the computer by its path': 'print(open(outside + "/secreto.txt").read())',
  'a folder of the computer by its path': 'import os; print(os.listdir(outside))',
  'out of the home by ..': 'print(open("../../../../../.." + outside + "/secreto.txt").read())',
  'out of the mount by ..': 'print(open("/home/ana/../../secreto.txt").read())',
  'a link that the owner made': 'print(open("enlace-del-dueño").read())',
  'a relative link that the owner made': 'print(open("enlace-relativo").read())',
  'a link to a folder that the owner made': 'import os; print(os.listdir("carpeta-del-dueño"))',
  'what a link of the owner names': 'import os; print(os.readlink("enlace-del-dueño"))',
  'moving a link of the owner':
    'import os; os.rename("enlace-relativo", "/tmp/x"); print(open("/tmp/x").read())',
  'a link of its own': 'import os; os.symlink(outside + "/secreto.txt", "a"); print(open("a").read())',
  'a relative link of its own': 'import os; os.symlink("../../../secreto.txt", "b"); print(open("b").read())',
  'a hard link': 'import os; os.link(outside + "/secreto.txt", "c"); print(open("c").read())',
  'another account': 'import os; print(os.listdir("/home"), os.listdir("/home/ana/../../accounts"))',
  'writing outside': 'open(outside + "/escrito.txt", "w").write("x")',
  'writing into the base': 'open("/usr/lib/python3/x.py", "w").write("x")',
  'the variables of the process': 'import os; print(os.environ, open("/proc/self/environ").read())',
  'the processes': 'import os; print(os.listdir("/proc"), open("/proc/1/cmdline").read())',
  'a shell': 'import os; print(os.system("echo $BAQUEANO_TEST_SECRET > " + outside + "/escrito.txt"))',
  'a subprocess': 'import subprocess; print(subprocess.check_output(["cat", outside + "/secreto.txt"]))',
  'the real system call under os.system':
    'import ctypes; print(ctypes.CDLL(None).system(b"touch " + outside.encode() + b"/escrito.txt"))',
  'fork and exec': 'import posix; print(posix.fork())\nposix.execv("/bin/sh", ["sh"])',
  'a signal to the machine': 'import ctypes; print(ctypes.CDLL(None).kill(pid, 9))',
  'the module js': 'import js; print(js.process.env.BAQUEANO_TEST_SECRET)',
  'the module pyodide_js': `import pyodide_js; pyodide_js.mountNodeFS("/x", outside); print(open("/x/secreto.txt").read())`,
  'pyodide_js, loaded once more':
    'import sys, importlib; del sys.modules["pyodide_js"]; m = importlib.import_module("pyodide_js"); m.mountNodeFS("/x", outside); print(open("/x/secreto.txt").read())',
  run_js: 'from pyodide.code import run_js; print(run_js("process.env.BAQUEANO_TEST_SECRET"))',
  emscripten_run_script:
    'import ctypes; f = ctypes.CDLL(None).emscripten_run_script_string; f.restype = ctypes.c_char_p; print(f(b"require(\'fs\').readFileSync(\'" + outside.encode() + b"/secreto.txt\')"))',
  'the constructor of functions': `${hunt}
for proxy in found:
    for make in (lambda: proxy.constructor, lambda: proxy.constructor.constructor):
        try: print(make()("return process.env.BAQUEANO_TEST_SECRET + process.version")())
        except BaseException as error: print(type(error))
`,
  'a mount through what is left of JavaScript': `${hunt}
for proxy in found:
    for name in ("mountNodeFS", "FS", "_api", "_module", "require", "process"):
        try: print(name, getattr(proxy, name)("/x", outside), open("/x/secreto.txt").read())
        except BaseException as error: pass
    try:
        fs = proxy.FS; fs.mkdir("/home/ana/m"); fs.mount(fs.filesystems.NODEFS, {"root": outside}, "/home/ana/m")
        print(open("/home/ana/m/secreto.txt").read())
    except BaseException as error: pass
`,
  'a module of Node through what is left of JavaScript': `${hunt}
for proxy in found:
    for name in ("require", "process", "globalThis", "fs", "child_process"):
        try: print(name, getattr(proxy, name))
        except BaseException: pass
    try: print(proxy.process.getBuiltinModule("fs").readFileSync(outside + "/secreto.txt", "utf8"))
    except BaseException: pass
`,
  'the network by socket':
    'import socket; s = socket.create_connection(("127.0.0.1", port)); print(s.recv(99))',
  'the network by the module under socket':
    'import _socket; s = _socket.socket(); s.connect(("127.0.0.1", port)); print(s.recv(99))',
  'the network by C': `import ctypes, struct
c = ctypes.CDLL(None); s = c.socket(2, 1, 0)
print(c.connect(s, struct.pack("<HHI8x", 2, ((port & 255) << 8) | (port >> 8), 0x0100007f), 16)); b = ctypes.create_string_buffer(99); print(c.recv(s, b, 99, 0), b.value)`,
  'the network by pyodide': `import pyodide.http; print(pyodide.http.open_url(f"http://127.0.0.1:{port}").read())`,
  'nonsense to the machine': 'import os; os.write(999, b"x"); os.write(999, b\'{"call":"prompt"}\')',
  'a native library': `import ctypes; print(ctypes.CDLL("/lib/x86_64-linux-gnu/libc.so.6").getpid())`,
};

test.each(Object.entries(attempts))('a program does not get at %s', async (_title, code) => {
  const before = readdirSync(machine().folder).sort();
  machine().write(
    'intento.py',
    `outside = ${JSON.stringify(machine().folder)}\nport, pid = ${port}, ${process.pid}\n${code}\n`,
  );
  const { stdout, stderr } = await machine().run('python3 intento.py');
  expect(stdout + stderr).not.toContain(secret);
  expect(stdout).not.toContain('secreto.txt');
  expect(stdout).not.toContain(process.version);
  expect(existsSync(join(machine().folder, 'escrito.txt'))).toBe(false);
  expect(readdirSync(machine().folder).sort()).toEqual(before);
  expect(connections).toBe(0);
  // The machine still answers.
  expect((await machine().run('echo aquí')).stdout).toBe('aquí\n');
});
