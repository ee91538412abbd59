import { expect, test } from 'vitest';
import { pythonMachine } from './python-machine.ts';

const machine = pythonMachine();

/** What was written, without the marks that belong to the shell's prompt. */
const plain = (text: string) => text.replace(/\x1b\[\?2004[hl]\r?/g, '').replaceAll('\r\n', '\n');

test('input() shows its question, takes a corrected line and leaves the next line to the shell', async () => {
  machine().write('nombre.py', 'nombre = input("¿Cómo te llamas? ")\nprint("Hola,", nombre)\n');
  const shell = await machine().login();
  const from = shell.type('python3 nombre.py\r');
  await shell.says('llamas? ', from);
  shell.type('Anna\x7f\x7fa ñ\recho seguimos\r');
  const said = plain(await shell.says('\rseguimos\r\n', from));
  expect(said).toContain('¿Cómo te llamas? Anna\b \b\b \ba ñ\nHola, Ana ñ\n');
});

test('Ctrl-C ends a busy loop, a sleep and a question within 50 ms, with its traceback and 130', async () => {
  machine().write('vueltas.py', 'print("ya")\nwhile True:\n    pass\n');
  machine().write('espera.py', 'import time\nprint("ya")\ntime.sleep(60)\n');
  machine().write('pregunta.py', 'print("ya")\ninput("dime: ")\n');
  const shell = await machine().login();
  for (const [script, last] of [
    ['vueltas.py', /line [23], in <module>\n {4}(?:while True:|pass)?/],
    ['espera.py', /line 3, in <module>\n {4}time\.sleep\(60\)/],
    ['pregunta.py', /line 2, in <module>\n {4}input\("dime: "\)/],
  ] as const) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const from = shell.type(`python3 ${script}; echo código $?\r`);
    await shell.says(/ya\r\n(?:dime: )?$/, from);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    shell.type('\x03');
    await shell.says('KeyboardInterrupt', from);
    const took = performance.now() - start;
    const said = plain(await shell.says('código 130', from));
    expect(said).toMatch(last);
    expect(said).not.toContain('/usr/lib/python3/machine');
    expect(took).toBeLessThan(slowMachine * 50);
  }
});

/** The goal holds on a computer that does nothing else; test runs share theirs. */
const slowMachine = 10;

test('the prompt keeps names, continues blocks, shows errors with their line, and remembers what was typed', async () => {
  const shell = await machine().login();
  let from = shell.type('python3\r');
  expect(plain(await shell.says('>>> ', from))).toMatch(/Python 3\.\d+\.\d+ .*\nType "help"/);
  from = shell.type('x = 20\r');
  await shell.says(/\n>>> $/, from);
  from = shell.type('x + 1\r');
  expect(plain(await shell.says(/\n>>> $/, from))).toBe('x + 1\n21\n>>> ');
  from = shell.type('for i in range(2):\r');
  await shell.says(/\n\.\.\. $/, from);
  shell.type('    print("i", i)\r');
  await shell.says(/\.\.\. .*\n\.\.\. $/s, from);
  from = shell.type('\r');
  expect(plain(await shell.says(/\n>>> $/, from))).toBe('\ni 0\ni 1\n>>> ');
  from = shell.type('1/0\r');
  const error = plain(await shell.says(/\n>>> $/, from));
  expect(error).toContain('line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n');
  from = shell.type('\x1b[A\x1b[A\x1b[A\x1b[A\r');
  expect(plain(await shell.says(/\n>>> $/, from))).toContain('x + 1');
  expect(shell.output.slice(from)).toContain('\r\n21\r\n');
  from = shell.type('abc\x03');
  expect(plain(await shell.says(/\n>>> $/, from))).toBe('abc^C\nKeyboardInterrupt\n>>> ');
  from = shell.type('\x04');
  await shell.prompt(from);
  expect(machine().read('.python_history')).toContain('x + 1\n');
});

test('a password is typed without being shown, and the size of the window is known', async () => {
  machine().write(
    'clave.py',
    'import getpass, os\nprint(len(getpass.getpass("Clave: ")))\nprint(os.get_terminal_size().columns)\n',
  );
  const shell = await machine().login();
  const from = shell.type('python3 clave.py\r');
  await shell.says('Clave: ', from);
  shell.type('secreta\r');
  const said = plain(await shell.says('\n80\r\n', from));
  expect(said).toContain('Clave: \n7\n80\n');
  expect(said).not.toContain('secreta');
});
