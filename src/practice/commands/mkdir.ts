import { posix } from 'node:path';
import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import { changeMode } from './file-mode.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `mkdir [-p] [-v] [-m MODE] FOLDER…` */
export const mkdir: GuestCommand = {
  name: 'mkdir',
  help: `Usage: mkdir [OPTION]... DIRECTORY...
Create the DIRECTORY(ies), if they do not already exist.

  -m, --mode=MODE   set file mode (as in chmod), not a=rwx - umask
  -p, --parents     no error if existing, make parent directories as needed
  -v, --verbose     print a message for each created directory
`,
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'pv',
      values: 'm',
      long: { parents: 'p', verbose: 'v', mode: 'm' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    if (options.operands.length === 0) return usageError(context, { message: 'missing operand' });
    const asked = options.value('m');
    const mode = asked === undefined ? undefined : changeMode(asked, 0o755, true);
    if (asked !== undefined && mode === undefined) {
      context.complain(`mkdir: invalid mode ${curlyName(asked)}\n`);
      return 1;
    }
    let exitCode = 0;
    for (const operand of options.operands) {
      const made = options.has('p')
        ? await makeWithParents(context, operand, options.has('v'))
        : await make(context, operand, options.has('v'));
      if (!made) exitCode = 1;
      else if (mode !== undefined)
        await context.files.chmod(context.files.resolve(context.directory, operand), mode);
    }
    return exitCode;
  },
};

async function make({ files, directory, complain, write }: CommandContext, operand: string, tells: boolean) {
  try {
    await files.makeFolder(files.resolve(directory, operand));
    if (tells) write(`mkdir: created directory ${quoteName(operand)}\n`);
    return true;
  } catch (error) {
    complain(`mkdir: cannot create directory ${curlyName(operand)}: ${errorText(error)}\n`);
    return false;
  }
}

async function makeWithParents(context: CommandContext, operand: string, tells: boolean): Promise<boolean> {
  const { files, directory, complain } = context;
  try {
    const facts = await files.stat(files.resolve(directory, operand));
    if (facts.kind === 'folder') return true;
    complain(`mkdir: cannot create directory ${curlyName(operand)}: File exists\n`);
    return false;
  } catch (error) {
    if (!(error instanceof GuestFileError)) throw error;
    if (error.code === 'ENOTDIR') {
      complain(`mkdir: cannot create directory ${curlyName(operand)}: Not a directory\n`);
      return false;
    }
  }
  const parent = posix.dirname(operand.replace(/\/+$/, ''));
  const hasParent = parent === '.' || parent === '/' || (await makeWithParents(context, parent, tells));
  return hasParent && make(context, operand, tells);
}
