import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/command.ts';
import { practiceCommand } from '../../src/commands/practice.ts';
import type { Language } from '../../src/language/language.ts';
import { openAccounts } from '../../src/practice/accounts.ts';
import type { PracticeConnection } from '../../src/practice/machine.ts';
import { connectClient } from '../practice/ssh-client.ts';
import { temporaryFolder } from '../practice/temporary-folder.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const usual = { action: 'run', port: undefined, account: 'ana', yes: false, json: false } as const;

describe('practice', () => {
  test.each([
    ['es', 'Contraseña', 'archivo.txt'],
    ['en', 'Password', 'file.txt'],
  ] as const)('in %s it tells how to enter, and stays until Ctrl-C', async (language, label, file) => {
    using screen = commandScreen({ language });
    const ended = practiceCommand.run(usual, screen.context);
    await screen.shows('Ctrl-C');
    const port = /ssh -p (\d+) ana@127\.0\.0\.1/.exec(screen.text())?.[1];
    expect(screen.text()).toContain(`scp -P ${port} ${file} ana@127.0.0.1:`);
    expect(screen.text()).toContain(`sftp -P ${port} ana@127.0.0.1`);
    expect(screen.text()).toMatch(new RegExp(`${label} +[a-z]{8}-[a-z]{8}`));
    screen.interrupt();
    expect(await ended).toBe(0);
  });

  test('as JSON it gives what a program needs to enter', async () => {
    using screen = commandScreen();
    const ended = practiceCommand.run({ ...usual, json: true }, screen.context);
    await screen.shows('}\n');
    const connection: PracticeConnection = JSON.parse(screen.text());
    {
      await using client = await connectClient(connection, 'password');
      expect(client.ssh).toBeDefined();
    }
    screen.interrupt();
    await ended;
  });

  test('a second one shares the machine that is running', async () => {
    using first = commandScreen();
    const ended = practiceCommand.run({ ...usual, json: true }, first.context);
    await first.shows('}\n');
    using second = commandScreen({ folder: first.folder });
    const alsoEnded = practiceCommand.run(usual, second.context);
    await second.shows('Ctrl-C');
    expect(second.text()).toContain('ya estaba encendida');
    expect(second.text()).toContain(`-p ${JSON.parse(first.text()).port} `);
    first.interrupt();
    expect(await ended).toBe(0);
    // The machine it shared is gone.
    expect(await alsoEnded).toBe(0);
  });

  test('a process that shares a machine stays as long as it, and says nothing of the inside of the program', async () => {
    using first = commandScreen();
    const ended = practiceCommand.run({ ...usual, json: true }, first.context);
    await first.shows('}\n');
    const child = spawn(process.execPath, [main, 'practice', '--lang', 'en', '--account', 'ana'], {
      env: { ...process.env, BAQUEANO_HOME: first.home },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    const exited = once(child, 'exit');
    while (!said.includes('Ctrl-C ends this command') && child.exitCode === null) await wait(20);
    await wait(300);
    expect(child.exitCode).toBe(null);
    first.interrupt();
    expect(await exited).toEqual([0, null]);
    expect(said).toMatch(/The practice machine has stopped\.\n$/);
    await ended;
  });

  test('a reader that has seen enough ends it quietly', async () => {
    using screen = commandScreen();
    const child = spawn(process.execPath, [main, 'practice', '--account', 'ana'], {
      env: { ...process.env, BAQUEANO_HOME: screen.home },
    });
    let errors = '';
    child.stderr.on('data', (bytes) => (errors += bytes));
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(errors).toBe('');
  });

  test('a port that is taken is said, and is no crash', async () => {
    using first = commandScreen();
    const ended = practiceCommand.run({ ...usual, json: true }, first.context);
    await first.shows('}\n');
    using second = commandScreen();
    const { port } = JSON.parse(first.text());
    expect(await practiceCommand.run({ ...usual, port }, second.context)).toBe(1);
    expect(second.errors()).toContain(`El puerto ${port} está ocupado`);
    first.interrupt();
    await ended;
  });

  test.each([
    [{ port: 0 }, 'puerto'],
    [{ port: 70_000 }, 'puerto'],
    [{ account: '../ana' }, 'minúsculas'],
    [{ account: 'root' }, 'minúsculas'],
  ])('%j is wrong usage', async (wrong, said) => {
    using screen = commandScreen();
    expect(await practiceCommand.run({ ...usual, ...wrong }, screen.context)).toBe(2);
    expect(screen.errors()).toContain(said);
  });

  test('status says what is there and changes nothing', async () => {
    using screen = commandScreen();
    expect(await practiceCommand.run({ ...usual, action: 'status' }, screen.context)).toBe(0);
    expect(screen.text()).toContain('Apagada.\nTodavía no hay ninguna cuenta.');
    expect(existsSync(screen.practice)).toBe(false);
    openAccounts(screen.practice, 'servidor-test').add('ana');
    await practiceCommand.run({ ...usual, action: 'status', json: true }, screen.context);
    expect(screen.text()).toContain('"running":false');
    expect(screen.text()).toContain('"accounts":["ana"]');
  });
});

describe('practice reset', () => {
  test.each([
    ['another word', 'no\n'],
    ['nothing', '\n'],
    ['the end of the input', ''],
  ])('%s changes nothing', async (_name, typed) => {
    using screen = commandScreen({ typed });
    const { homeFolder } = openAccounts(screen.practice, 'servidor-test').add('ana');
    writeFileSync(join(homeFolder, 'tarea.txt'), 'mine');
    expect(await practiceCommand.run({ ...usual, action: 'reset' }, screen.context)).toBe(1);
    expect(screen.text()).toContain('No se cambió nada.');
    expect(readFileSync(join(homeFolder, 'tarea.txt'), 'utf8')).toBe('mine');
  });

  test.each([
    ['the name of the account', 'ana\n', false],
    ['--yes', '', true],
  ])('%s gives the account back as new and says where the old things are', async (_name, typed, yes) => {
    using screen = commandScreen({ typed });
    const { homeFolder } = openAccounts(screen.practice, 'servidor-test').add('ana');
    writeFileSync(join(homeFolder, 'tarea.txt'), 'mine');
    expect(await practiceCommand.run({ ...usual, action: 'reset', yes }, screen.context)).toBe(0);
    const [archive = ''] = readdirSync(join(screen.practice, 'archive'));
    expect(screen.text()).toContain(join(screen.practice, 'archive', archive));
    expect(readFileSync(join(screen.practice, 'archive', archive, 'home', 'tarea.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(homeFolder, 'tarea.txt'))).toBe(false);
  });

  test('an account that is not there has nothing to give back', async () => {
    using screen = commandScreen();
    expect(await practiceCommand.run({ ...usual, action: 'reset', yes: true }, screen.context)).toBe(0);
    expect(screen.text()).toContain('todavía no existe');
  });
});

/** What a command is given, with a person's answers ready and a screen that can be read. */
function commandScreen({
  language = 'es',
  typed = '',
  folder,
}: {
  readonly language?: Language;
  readonly typed?: string;
  readonly folder?: string;
} = {}) {
  const own = temporaryFolder();
  // As `BAQUEANO_HOME` would have it, for a process of its own
  const root = folder ?? join(own.path, 'data');
  const practice = join(root, 'practice');
  const ending = new AbortController();
  const texts = { output: '', errors: '' };
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: new PassThrough() };
  streams.output.on('data', (bytes) => {
    texts.output += bytes;
  });
  streams.errors.on('data', (bytes) => {
    texts.errors += bytes;
  });
  streams.input.end(typed);
  const context: CommandContext = {
    language,
    environment: {},
    folders: { data: root, work: root, practice },
    input: streams.input as unknown as NodeJS.ReadStream,
    output: streams.output as unknown as NodeJS.WriteStream,
    errors: streams.errors as unknown as NodeJS.WriteStream,
    signal: ending.signal,
  };
  return {
    context,
    folder: root,
    home: own.path,
    practice,
    text: () => texts.output,
    errors: () => texts.errors,
    shows: async (words: string) => {
      while (!texts.output.includes(words)) await wait(10);
    },
    interrupt: () => ending.abort(),
    [Symbol.dispose]: () => own[Symbol.dispose](),
  };
}
