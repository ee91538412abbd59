import { posix } from 'node:path';
import { errorText } from './error-text.ts';
import { changeMode, modeText } from './file-mode.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `chmod [-R] [-v] MODE FILE…`, with modes as `600`, `+x` and `u=rw,go-rwx`. */
export const chmod: GuestCommand = {
  name: 'chmod',
  help: `Usage: chmod [OPTION]... MODE[,MODE]... FILE...
  or:  chmod [OPTION]... OCTAL-MODE FILE...
Change the mode of each FILE to MODE.

  -v, --verbose     output a diagnostic for every file processed
  -R, --recursive   change files and directories recursively

Each MODE is of the form '[ugoa]*([-+=]([rwxXst]*|[ugo]))+|[-+=][0-7]+'.
`,
  async run(context) {
    const { complain } = context;
    let recurses = false;
    let tells = false;
    const operands: string[] = [];
    for (const argument of context.arguments) {
      // `-x` is a mode and `-R` an option, which is why chmod reads its own.
      if (argument === '--recursive' || /^-[Rvfc]+$/.test(argument)) {
        recurses ||= argument.includes('R') || argument === '--recursive';
        tells ||= argument.includes('v');
      } else if (argument === '--verbose') tells = true;
      else if (/^--./.test(argument))
        return usageError(context, { message: `unrecognized option '${argument}'` });
      else if (argument !== '--') operands.push(argument);
    }
    const [mode, ...names] = operands;
    if (mode === undefined) return usageError(context, { message: 'missing operand' });
    if (names.length === 0)
      return usageError(context, { message: `missing operand after ${curlyName(mode)}` });
    if (changeMode(mode, 0, false) === undefined) {
      return usageError(context, { message: `invalid mode: ${curlyName(mode)}` });
    }
    let exitCode = 0;
    const fail = (words: string) => {
      complain(`chmod: ${words}\n`);
      exitCode = 1;
    };
    for (const name of names) await change(context, name, { mode, recurses, tells, fail });
    return exitCode;
  },
};

type Change = {
  readonly mode: string;
  readonly recurses: boolean;
  readonly tells: boolean;
  readonly fail: (words: string) => void;
};

async function change(context: CommandContext, name: string, asked: Change): Promise<void> {
  const { files, directory, write } = context;
  const path = files.resolve(directory, name);
  let facts: Awaited<ReturnType<typeof files.stat>>;
  try {
    facts = await files.stat(path);
  } catch (error) {
    return asked.fail(`cannot access ${quoteName(name)}: ${errorText(error)}`);
  }
  const next = changeMode(asked.mode, facts.mode, facts.kind === 'folder') ?? facts.mode;
  try {
    await files.chmod(path, next);
  } catch (error) {
    return asked.fail(`changing permissions of ${quoteName(name)}: ${errorText(error)}`);
  }
  if (asked.tells) {
    const bits = (mode: number) =>
      `${mode.toString(8).padStart(4, '0')} (${modeText({ kind: 'file', mode }).slice(1)})`;
    const words =
      next === facts.mode ? `retained as ${bits(next)}` : `changed from ${bits(facts.mode)} to ${bits(next)}`;
    write(`mode of ${quoteName(name)} ${words}\n`);
  }
  if (!asked.recurses || facts.kind !== 'folder') return;
  for (const inner of await files.list(path)) {
    if ((await files.lstat(posix.join(path, inner))).kind !== 'link') {
      await change(context, `${name.replace(/\/+$/, '')}/${inner}`, asked);
    }
  }
}
