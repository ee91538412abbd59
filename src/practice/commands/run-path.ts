import { posix } from 'node:path';
import { GuestFileError } from '../guest-files.ts';
import { quote } from '../shell/syntax.ts';
import { pathRunner } from '../shell/terminal-routes.ts';
import { runScript } from './bash.ts';
import { commandNames } from './command-names.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';

/** What happens when a path is given as a command: `./saludo.sh`, `/bin/ls`, `~/programa.py`. */
export const runPath: GuestCommand = {
  name: pathRunner,
  async run(context) {
    const [called = '', ...args] = context.arguments;
    const { files, directory, complainAsShell, runText } = context;
    const path = files.resolve(directory, called);
    const name = posix.basename(path);
    if (/^\/(?:usr\/)?bin\//.test(path) && commandNames.includes(name)) {
      return runText(`exec ${[name, ...args].map(quote).join(' ')}`);
    }
    const fail = (words: string, exitCode: number) => {
      complainAsShell(`${called}: ${words}`);
      return exitCode;
    };
    try {
      const facts = await files.stat(path);
      if (facts.kind === 'folder') return fail('Is a directory', 126);
      if ((facts.mode & 0o111) === 0) return fail('Permission denied', 126);
      const firstLine = (await files.read(path)).toString('latin1', 0, 200).split('\n')[0] ?? '';
      return await interpret(context, called, args, firstLine, fail);
    } catch (error) {
      if (!(error instanceof GuestFileError)) throw error;
      if (error.code === 'EACCES') return fail('Permission denied', 126);
      if (error.code === 'ENOTDIR') return fail('Not a directory', 126);
      return fail('No such file or directory', 127);
    }
  },
};

/** Runs a file with the program that its first line names; without one it is a shell script. */
async function interpret(
  context: CommandContext,
  called: string,
  args: readonly string[],
  firstLine: string,
  fail: (words: string, exitCode: number) => number,
): Promise<number> {
  const [, interpreter, argument] = /^#!\s*(\S+)(?:\s+(.*\S))?\s*$/.exec(firstLine.replace(/\r$/, '')) ?? [];
  if (firstLine.startsWith('#!') && firstLine.endsWith('\r')) {
    // The commonest trap of a script written on Windows; the kernel's own words for it.
    return fail('cannot execute: required file not found', 127);
  }
  if (interpreter === undefined) return runScript(context, called, args);
  const program = interpreter === '/usr/bin/env' && argument ? argument : posix.basename(interpreter);
  if (program === 'bash' || program === 'sh') return runScript(context, called, args);
  if (!commandNames.includes(program)) {
    return interpreter === '/usr/bin/env'
      ? fail(`/usr/bin/env: ‘${program}’: No such file or directory`, 127)
      : fail('cannot execute: required file not found', 127);
  }
  return context.runText(`exec ${[program, called, ...args].map(quote).join(' ')}`);
}
