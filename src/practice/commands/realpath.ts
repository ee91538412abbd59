import { posix } from 'node:path';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';

/** `realpath FILE…` */
export const realpath: GuestCommand = {
  name: 'realpath',
  async run(context) {
    const { files, directory, write, complain } = context;
    const options = parseOptions(context.arguments, { flags: 'emsqz', long: {} });
    if (options.kind === 'wrong') return usageError(context, options);
    if (options.operands.length === 0) return usageError(context, { message: 'missing operand' });
    let exitCode = 0;
    for (const operand of options.operands) {
      const path = files.resolve(directory, operand);
      try {
        const real = await files.realPath(path).catch(async (error: unknown) => {
          if (options.has('e')) throw error;
          return posix.join(await files.realPath(posix.dirname(path)), posix.basename(path));
        });
        write(`${real}\n`);
      } catch (error) {
        complain(`realpath: ${operand}: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};
