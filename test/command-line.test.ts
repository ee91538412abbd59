import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { runCommandLine } from '../src/command-line.ts';
import type { Language } from '../src/language/language.ts';
import { ownComputer } from './commands/context.ts';

let computer: ReturnType<typeof ownComputer>;
afterEach(() => computer.remove());

test.each([
  ['es', 'nada atiende en su puerto 1', 'sin --server'],
  ['en', 'nothing answers on its port 1', 'without --server'],
] as const)(
  'a server that is not there is explained in %s, without the insides of the program',
  async (language, why, instead) => {
    const { exitCode, errors } = await runWords(language, ['--server', 'ana@127.0.0.1:1', '--plain']);
    expect(errors).toContain(why);
    expect(errors).toContain(instead);
    expect(errors).not.toMatch(/ServerError|\.ts:|\.js:/);
    expect(exitCode).toBe(1);
  },
);

async function runWords(language: Language, words: readonly string[]) {
  computer = ownComputer(language);
  const { input, output, errors, environment } = computer.context;
  const exitCode = await runCommandLine(
    Object.assign(new EventEmitter(), {
      argv: ['node', 'baqueano', '--lang', language, ...words],
      env: environment,
      stdin: input as typeof process.stdin,
      stdout: output as typeof process.stdout,
      stderr: errors as typeof process.stderr,
    }) as unknown as typeof process,
  );
  return { exitCode, output: computer.output(), errors: computer.errors() };
}
