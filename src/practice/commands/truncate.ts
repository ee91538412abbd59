import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `truncate [-c] -s [+|-]SIZE FILE…` */
export const truncate: GuestCommand = {
  name: 'truncate',
  async run(context) {
    const { files, directory, complain } = context;
    const options = parseOptions(context.arguments, {
      flags: 'co',
      values: 'sr',
      long: { size: 's', 'no-create': 'c', reference: 'r' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const asked = options.value('s');
    if (asked === undefined)
      return usageError(context, {
        message: `you must specify either ${curlyName('--size')} or ${curlyName('--reference')}`,
      });
    if (options.operands.length === 0) return usageError(context, { message: 'missing file operand' });
    const [, sign = '', digits, unit = ''] = /^([+-]?)(\d+)([KMG]?)B?$/i.exec(asked) ?? [];
    if (digits === undefined) {
      complain(`truncate: Invalid number: ${curlyName(asked)}\n`);
      return 1;
    }
    const amount = Number(digits) * 1024 ** ' KMG'.indexOf(unit.toUpperCase() || ' ');
    let exitCode = 0;
    for (const name of options.operands) {
      try {
        await using file = await files.open(files.resolve(directory, name), {
          write: true,
          create: !options.has('c'),
        });
        const { size } = await file.facts();
        const wanted = sign === '' ? amount : Math.max(0, size + (sign === '+' ? amount : -amount));
        if (wanted > largest) throw new GuestFileError('ENOSPC', name);
        await file.truncate(wanted);
      } catch (error) {
        if (options.has('c') && error instanceof GuestFileError && error.code === 'ENOENT') continue;
        complain(`truncate: cannot open ${quoteName(name)} for writing: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};

// A guest must not fill a disk that makes no holes.
const largest = 1024 ** 3;
