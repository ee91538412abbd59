import { GuestFileError } from '../guest-files.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';

/** `bash` and `sh`: a script, a text with `-c`, what comes through a pipe, or a shell within the shell. */
export const shells: readonly GuestCommand[] = ['bash', 'sh'].map((name) => ({ name, run: runShell }));

async function runShell(context: CommandContext): Promise<number> {
  const { complain, write, streams, shell, terminal, environment, directory } = context;
  const asked = readOptions(context.arguments);
  if (asked.kind === 'wrong') {
    complain(`${context.name}: ${asked.option}: invalid option\n`);
    return 2;
  }
  const { isLogin, isInteractive, text, operands, setUp, readsStartupFiles, fromInput } = asked;
  if (asked.wantsVersion) {
    write('GNU bash, version 5.2.37(1)-release (x86_64-pc-linux-gnu)\n');
    return 0;
  }
  if (text !== undefined) {
    const [name = context.name, ...positional] = operands;
    return context.runText(setUp + text, { positional: [name, ...positional] });
  }
  const [file, ...rest] = operands;
  if (file !== undefined && !fromInput) return runScript(context, file, rest, setUp);
  if (!streams.input) {
    const typed = (await context.input()).toString();
    return context.runText(setUp + typed, {
      positional: [context.name, ...operands],
      input: Buffer.alloc(0),
    });
  }
  return shell.openShell({
    style: terminal && !fromInput ? 'interactive' : 'reading',
    isLogin,
    name: isLogin ? `-${context.name}` : context.name,
    arguments: operands,
    environment: { PWD: directory, ...environment },
    directory,
    readsStartupFiles: readsStartupFiles && (isLogin || isInteractive || terminal !== undefined),
    setUp,
  });
}

/** Runs a file as a script. `called` is how it was named. */
export async function runScript(
  context: CommandContext,
  called: string,
  positional: readonly string[],
  setUp = '',
): Promise<number> {
  const { files, directory, complain, name } = context;
  const path = files.resolve(directory, called);
  try {
    const { kind } = await files.stat(path);
    if (kind === 'folder') {
      complain(`${called}: ${called}: Is a directory\n`);
      return 126;
    }
    const text = (await files.read(path)).toString();
    if (text.includes('\0')) {
      complain(`${called}: ${called}: cannot execute binary file\n`);
      return 126;
    }
    return await context.runText(setUp + text.replace(/^#!.*/, ''), { positional: [called, ...positional] });
  } catch (error) {
    if (!(error instanceof GuestFileError)) throw error;
    const isDenied = error.code === 'EACCES';
    complain(`${name}: ${called}: ${isDenied ? 'Permission denied' : 'No such file or directory'}\n`);
    return isDenied ? 126 : 127;
  }
}

type Asked =
  | { readonly kind: 'wrong'; readonly option: string }
  | {
      readonly kind: 'asked';
      readonly isLogin: boolean;
      readonly isInteractive: boolean;
      readonly wantsVersion: boolean;
      readonly fromInput: boolean;
      readonly readsStartupFiles: boolean;
      readonly text: string | undefined;
      readonly setUp: string;
      readonly operands: readonly string[];
    };

function readOptions(args: readonly string[]): Asked {
  const asked = {
    kind: 'asked' as const,
    isLogin: false,
    isInteractive: false,
    wantsVersion: false,
    fromInput: false,
    readsStartupFiles: true,
    text: undefined as string | undefined,
    setUp: '',
  };
  let index = 0;
  let takesText = false;
  for (; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--' || argument === '-') {
      index++;
      break;
    }
    if (argument.startsWith('--')) {
      if (argument === '--login') asked.isLogin = true;
      else if (argument === '--version') asked.wantsVersion = true;
      else if (argument === '--norc' || argument === '--noprofile') asked.readsStartupFiles = false;
      else if (argument !== '--posix' && argument !== '--noediting')
        return { kind: 'wrong', option: argument };
      continue;
    }
    if (!/^[-+]./.test(argument)) break;
    for (const letter of argument.slice(1)) {
      if (letter === 'l') asked.isLogin = true;
      else if (letter === 'i') asked.isInteractive = true;
      else if (letter === 'c') takesText = true;
      else if (letter === 's') asked.fromInput = true;
      else if ('xeuvfn'.includes(letter)) asked.setUp += `set -${letter};`;
      else if (letter === 'o') index++;
      else return { kind: 'wrong', option: `-${letter}` };
    }
  }
  if (takesText) asked.text = args[index++] ?? '';
  return { ...asked, operands: args.slice(index) };
}
