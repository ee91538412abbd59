import { GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `touch [-c] [-d DATE] [-r FILE] FILE…`: makes empty files, or gives files the present time. */
export const touch: GuestCommand = {
  name: 'touch',
  help: `Usage: touch [OPTION]... FILE...
Update the access and modification times of each FILE to the current time.

A FILE argument that does not exist is created empty, unless -c is supplied.

  -a                     change only the access time
  -c, --no-create        do not create any files
  -d, --date=STRING      parse STRING and use it instead of current time
  -m                     change only the modification time
  -r, --reference=FILE   use this file's times instead of current time
`,
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'acm',
      values: 'drt',
      long: { 'no-create': 'c', date: 'd', reference: 'r' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    if (options.operands.length === 0) return usageError(context, { message: 'missing file operand' });
    const moment = await momentOf(context, options.value('d') ?? options.value('t'), options.value('r'));
    if (moment === undefined) return 1;
    let exitCode = 0;
    for (const operand of options.operands) {
      const path = context.files.resolve(context.directory, operand);
      try {
        await touchOne(context, path, moment, options.has('c'));
      } catch (error) {
        context.complain(`touch: cannot touch ${quoteName(operand)}: ${errorText(error)}\n`);
        exitCode = 1;
      }
    }
    return exitCode;
  },
};

async function momentOf(
  { files, directory, complain }: CommandContext,
  date: string | undefined,
  reference: string | undefined,
): Promise<Date | undefined> {
  if (reference !== undefined) {
    try {
      return (await files.stat(files.resolve(directory, reference))).modified;
    } catch (error) {
      complain(`touch: failed to get attributes of ${quoteName(reference)}: ${errorText(error)}\n`);
      return undefined;
    }
  }
  if (date === undefined || date === 'now') return new Date();
  const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(date);
  const [, year, month, day, hour, minute, second = '00'] = stamp ?? [];
  const text = stamp
    ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
    : `${date}${/\d:\d/.test(date) ? 'Z' : ''}`;
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  complain(`touch: invalid date format ${curlyName(date)}\n`);
  return undefined;
}

async function touchOne(
  { files }: CommandContext,
  path: string,
  moment: Date,
  onlyExisting: boolean,
): Promise<void> {
  try {
    await files.stat(path);
  } catch (error) {
    if (!(error instanceof GuestFileError) || error.code !== 'ENOENT') throw error;
    if (onlyExisting) return;
    await files.write(path, '', { append: true });
  }
  try {
    await files.utimes(path, moment, moment);
  } catch (error) {
    // For want of the right to write it the system says this of another's file.
    if (error instanceof GuestFileError && error.code === 'EPERM') throw new GuestFileError('EACCES', path);
    throw error;
  }
}
