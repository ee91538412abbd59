import { posix } from 'node:path';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';

/** `rmdir [-p] [-v] FOLDER…`: removes folders that are empty. */
export const rmdir: GuestCommand = {
  name: 'rmdir',
  help: `Usage: rmdir [OPTION]... DIRECTORY...
Remove the DIRECTORY(ies), if they are empty.

  -p, --parents   remove DIRECTORY and its ancestors; e.g., 'rmdir -p a/b' is similar to 'rmdir a/b a'
  -v, --verbose   output a diagnostic for every directory processed
`,
  async run(context) {
    const { files, directory, complain, write } = context;
    const options = parseOptions(context.arguments, { flags: 'pv', long: { parents: 'p', verbose: 'v' } });
    if (options.kind === 'wrong') return usageError(context, options);
    if (options.operands.length === 0) return usageError(context, { message: 'missing operand' });
    let exitCode = 0;
    for (const operand of options.operands) {
      for (let name = operand; name !== '.' && name !== '/'; name = posix.dirname(name)) {
        if (options.has('v')) write(`rmdir: removing directory, ${quoteName(name)}\n`);
        try {
          await files.removeFolder(files.resolve(directory, name));
        } catch (error) {
          complain(`rmdir: failed to remove ${quoteName(name)}: ${errorText(error)}\n`);
          exitCode = 1;
          break;
        }
        if (!options.has('p')) break;
      }
    }
    return exitCode;
  },
};
