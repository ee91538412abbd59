import { type CustomCommand, decodeBytesToUtf8, defineCommand, type ResolvedCommandContext } from 'just-bash';
import { errorText } from '../commands/error-text.ts';
import type { LiveShell } from './live-shell.ts';
import { decodeBytes, readNames } from './read-variables.ts';
import { streamsVariable } from './terminal-routes.ts';

/** The commands by which a shell's own script talks to the shell. Students cannot see them in any list. */
export function internalCommands(shell: LiveShell): CustomCommand[] {
  const done = (exitCode = 0) => ({ stdout: '', stderr: '', exitCode });
  const define = (
    name: string,
    run: (args: string[], context: ResolvedCommandContext) => number | Promise<number>,
  ) => defineCommand(`__shell_${name}`, async (args, context) => done(await run(args, context)));
  return [
    define('mark', (_, { env, exportedEnv, cwd }) => {
      env.delete(streamsVariable);
      shell.memory.note(env, Object.keys(exportedEnv ?? {}), cwd);
      shell.memory.status = Number(env.get('?') ?? 0);
      return shell.memory.status;
    }),
    define('note', (_, { env, exportedEnv, cwd }) => {
      shell.memory.note(env, Object.keys(exportedEnv ?? {}), cwd);
      return shell.memory.status;
    }),
    define('arrays', ([declarations = '']) => {
      shell.memory.noteArrays(declarations);
      return shell.memory.status;
    }),
    define('wait', async (_, { env }) => {
      const status = await shell.waitForNext();
      if (shell.terminal && shell.options.style === 'interactive') {
        env.set('COLUMNS', String(shell.terminal.columns));
        env.set('LINES', String(shell.terminal.rows));
      }
      return status;
    }),
    define('status', ([status]) => Number(status)),
    define('prompt', (_, { stdin }) => {
      shell.takePrompt(withoutEnd(decodeBytesToUtf8(stdin)));
      return shell.memory.status;
    }),
    define('print', async (_, { stdin }) => {
      await shell.write(1, Buffer.from(withoutEnd(decodeBytesToUtf8(stdin))));
      return shell.memory.status;
    }),
    define('decode', (args, { env }) => {
      for (const name of readNames(args)) {
        const value = env.get(name);
        if (value !== undefined) env.set(name, decodeBytes(value));
      }
      return Number(env.get('?') ?? 0);
    }),
    define('complain', async ([message = '']) => {
      await shell.write(2, Buffer.from(`bash: ${message}\n`));
      return 1;
    }),
    define('open', (args, { cwd }) => openRedirections(shell, args, cwd)),
    define('ask', async (args) => {
      shell.memory.isSecretRead = args.some((argument) => /^-\w*s/.test(argument));
      const at = args.findIndex((argument) => /^-[rs]*p/.test(argument));
      const attached = args[at]?.replace(/^-[rs]*p/, '');
      const prompt = at < 0 ? '' : attached || (args[at + 1] ?? '');
      if (shell.terminal) await shell.write(2, Buffer.from(prompt));
      return 0;
    }),
  ];
}

/** Opens the files of redirections: pairs of `<` or `>` and a path. Settles with 1 after the first that fails. */
async function openRedirections(
  shell: LiveShell,
  pairs: readonly string[],
  directory: string,
): Promise<number> {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const typed = pairs[index + 1] ?? '';
    const path = shell.files.resolve(directory, typed);
    if (path.startsWith('/dev/')) continue;
    try {
      if (pairs[index] === '>') await shell.files.write(path, '', { append: true });
      else if ((await shell.files.stat(path)).kind === 'file') {
        await using _ = await shell.files.open(path, { read: true });
      }
    } catch (error) {
      await shell.write(2, Buffer.from(`bash: ${typed}: ${errorText(error)}\n`));
      return 1;
    }
  }
  return 0;
}

const withoutEnd = (text: string): string => text.replace(/\n$/, '');
