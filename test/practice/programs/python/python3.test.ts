import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pythonVersion } from '../../../../src/practice/programs/python/version.ts';
import { pythonMachine } from './python-machine.ts';

const machine = pythonMachine();
const run = (line: string, input?: string | Buffer) => machine().run(line, input);

test('a script gets its arguments, and its errors name file and line as on a server', async () => {
  machine().write(
    'b.py',
    'import sys\n\ndef f(x):\n    return 1 / x\n\nprint("hola", sys.argv, __name__)\nf(0)\n',
  );
  expect(await run('python3 b.py uno --dos')).toEqual({
    stdout: "hola ['b.py', 'uno', '--dos'] __main__\n",
    stderr:
      'Traceback (most recent call last):\n' +
      '  File "/home/ana/b.py", line 7, in <module>\n    f(0)\n    ~^^^\n' +
      '  File "/home/ana/b.py", line 4, in f\n    return 1 / x\n           ~~^~~\n' +
      'ZeroDivisionError: division by zero\n',
    exitCode: 1,
  });
});

test('what cannot be run is said in the words of python3', async () => {
  machine().write('s.py', 'x = 1\nprint("a"\n');
  machine().write('latin.py', Buffer.from('x = 1\nprint("ma\xf1ana")\n', 'latin1'));
  machine().write('cerrado.py', 'print(1)\n', 0o000);
  machine().write('carpeta/x.txt', '');
  const errors = async (line: string) => {
    const { stderr, exitCode } = await run(line);
    return [stderr, exitCode];
  };
  expect(await errors('python3 nofile.py')).toEqual([
    "python3: can't open file '/home/ana/nofile.py': [Errno 2] No such file or directory\n",
    2,
  ]);
  expect(await errors('python cerrado.py')).toEqual([
    "python: can't open file '/home/ana/cerrado.py': [Errno 13] Permission denied\n",
    2,
  ]);
  expect(await errors('python3 carpeta')).toEqual([
    "python3: can't find '__main__' module in '/home/ana/carpeta'\n",
    1,
  ]);
  expect(await errors('python3 s.py')).toEqual([
    '  File "/home/ana/s.py", line 2\n    print("a"\n         ^\nSyntaxError: \'(\' was never closed\n',
    1,
  ]);
  expect((await errors('python3 latin.py'))[0]).toContain(
    "SyntaxError: Non-UTF-8 code starting with '\\xf1' in file /home/ana/latin.py on line 2, but no encoding",
  );
  expect(await errors('python3 -m nada')).toEqual(['/usr/bin/python3: No module named nada\n', 1]);
  expect((await errors('python3 -Z'))[0]).toMatch(/^Unknown option: -Z\nusage: python3 \[option\]/);
});

test('-c, -m, -, standard input, -V and exit codes answer as python3 does', async () => {
  expect(await run('python3 -V')).toMatchObject({ stdout: `Python ${pythonVersion}\n`, exitCode: 0 });
  expect((await run("python3 -c 'import platform; print(platform.python_version())'")).stdout).toBe(
    `${pythonVersion}\n`,
  );
  expect((await run('python3 -m json.tool', '{"a":1}')).stdout).toBe('{\n    "a": 1\n}\n');
  expect((await run('echo "print(6*7)" | python3')).stdout).toBe('42\n');
  expect((await run('echo "import sys; print(sys.argv)" | python3 - a b')).stdout).toBe("['-', 'a', 'b']\n");
  expect((await run('python3 -c "a=input(); b=input(); print(b,a)"', 'uno\ndos\n')).stdout).toBe('dos uno\n');
  expect((await run('python3 -c "import sys; sys.exit(3)"')).exitCode).toBe(3);
  expect(await run(`python3 -c 'import sys; sys.exit("mal")'`)).toMatchObject({
    stderr: 'mal\n',
    exitCode: 1,
  });
  expect((await run('python3 -c "import os; os._exit(5)"')).exitCode).toBe(5);
  expect((await run('echo "print(x)" | python3 -i -c "x=8"')).stdout).toContain('8\n');
});

test('errors of the system have their numbers and classes from Linux', async () => {
  machine().write(
    'errores.py',
    `import errno, os
for action in (lambda: open("no.csv"), lambda: open("/etc/x", "w"), lambda: os.mkdir("d"), lambda: os.rmdir("d"),
               lambda: open("d"), lambda: os.listdir("errores.py"), lambda: open("")):
    try: action()
    except OSError as error: print(type(error).__name__, error, error.errno == getattr(errno, errno.errorcode[error.errno]))
print(repr(OSError(13, "x")), os.strerror(2))
`,
  );
  machine().write('d/uno.txt', '');
  expect((await run('python3 errores.py')).stdout.split('\n')).toEqual([
    "FileNotFoundError [Errno 2] No such file or directory: 'no.csv' True",
    "PermissionError [Errno 13] Permission denied: '/etc/x' True",
    "FileExistsError [Errno 17] File exists: 'd' True",
    "OSError [Errno 39] Directory not empty: 'd' True",
    "IsADirectoryError [Errno 21] Is a directory: 'd' True",
    "NotADirectoryError [Errno 20] Not a directory: 'errores.py' True",
    "FileNotFoundError [Errno 2] No such file or directory: '' True",
    "PermissionError(13, 'x') No such file or directory",
    '',
  ]);
});

test('files are the same that the shell sees, with the modes of a login', async () => {
  machine().write(
    'archivos.py',
    `import os
os.makedirs("nueva/dentro")
with open("nueva/ñandú.txt", "w") as file: file.write("hola\\n"); print(file.fileno())
with open("nueva/ñandú.txt", "a") as file: file.write("más\\n")
os.chmod("nueva/dentro", 0o700)
os.rename("nueva/ñandú.txt", "/home/ana/nueva/b.txt")
os.symlink("b.txt", "nueva/enlace"); os.symlink("/etc/hostname", "nueva/fuera")
print(open("nueva/enlace").read(), os.readlink("nueva/fuera"), open("nueva/fuera").read() == os.uname().nodename + "\\n")
print(os.getcwd(), sorted(os.listdir("nueva")), os.path.exists("/tmp"))
open("/tmp/de-python", "w").close()
`,
  );
  const first = await run('python3 archivos.py');
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain(
    "3\nhola\nmás\n /etc/hostname True\n/home/ana ['b.txt', 'dentro', 'enlace', 'fuera'] True\n",
  );
  expect(statSync(join(machine().home, 'nueva/b.txt')).mode & 0o777).toBe(0o644);
  expect(statSync(join(machine().home, 'nueva/dentro')).mode & 0o777).toBe(0o700);
  expect((await run('cat nueva/enlace nueva/fuera; ls /tmp')).stdout).toMatch(
    /^hola\nmás\nservidor-\w+\nde-python\n/,
  );
});

test('a program knows who it is and where, and nothing of the computer around the machine', async () => {
  process.env.BAQUEANO_TEST_SECRET = 'secreto';
  const code =
    'import getpass, os, platform; print(getpass.getuser(), platform.node(), platform.system(), dict(os.environ))';
  const { stdout } = await run(`PRUEBA=sí python3 -c '${code}'`);
  delete process.env.BAQUEANO_TEST_SECRET;
  expect(stdout).toMatch(/^ana servidor-\w+ Linux /);
  expect(stdout).toContain("'PRUEBA': 'sí'");
  expect(stdout).toContain("'HOME': '/home/ana'");
  expect(stdout).not.toMatch(/secreto|NODE|npm/);
});

test('two programs draw different numbers, and share what they import in a folder', async () => {
  const draw = "python3 -c 'import random; print(random.random())'";
  expect((await run(draw)).stdout).not.toBe((await run(draw)).stdout);
  machine().write('ayuda.py', 'def doble(x): return 2 * x\n');
  expect((await run("python3 -c 'import ayuda; print(ayuda.doble(4))'")).stdout).toBe('8\n');
  expect(existsSync(join(machine().home, '__pycache__'))).toBe(true);
});

test('what this Python has not says so, and what to do, in the language of the reader', async () => {
  const say = async (code: string, language: string) =>
    (await run(`LANG=${language} python3 -c '${code}'`)).stderr.trim().split('\n').at(-1);
  const system = 'import os; os.system("ls")';
  expect(await say(system, 'es_ES.UTF-8')).toMatch(/^OSError: .*escribe ese comando en la terminal/);
  expect(await say(system, 'en_US.UTF-8')).toMatch(/^OSError: .*type that command in the shell/);
  expect(await say('import subprocess; subprocess.run(["ls"])', 'en_US.UTF-8')).toContain('outside Python');
  expect(await say('import threading; threading.Thread(target=print).start()', 'en_US.UTF-8')).toContain(
    'one thing after the other',
  );
  expect(
    await say('from concurrent.futures import ThreadPoolExecutor as T; T().submit(print)', 'en_US.UTF-8'),
  ).toContain('no threads');
  expect(await say('import urllib.request as r; r.urlopen("http://example.com")', 'en_US.UTF-8')).toContain(
    'no network',
  );
  expect(await say('import socket; socket.socket().connect(("127.0.0.1", 22))', 'en_US.UTF-8')).toContain(
    'no network',
  );
});

test('what beginners use of the standard library works', async () => {
  machine().write(
    'varios.py',
    `import asyncio, csv, datetime, decimal, json, math, sqlite3, statistics, time
async def dos():
    await asyncio.sleep(0.05)
    return await asyncio.gather(uno(1), uno(2))
async def uno(x): return x
print(asyncio.run(dos()))
base = sqlite3.connect("datos.db"); base.execute("create table t (a)"); base.execute("insert into t values (5)"); base.commit()
print(base.execute("select a from t").fetchall(), statistics.mean([1, 2, 3]), json.dumps({"ñ": 1}, ensure_ascii=False))
start = time.monotonic(); time.sleep(0.2); print(0.19 < time.monotonic() - start < 2)
def f(): f()
try: f()
except RecursionError as error: print(error)
`,
  );
  expect(await run('python3 varios.py')).toEqual({
    stdout: '[1, 2]\n[(5,)] 2 {"ñ": 1}\nTrue\nmaximum recursion depth exceeded\n',
    stderr: '',
    exitCode: 0,
  });
});
