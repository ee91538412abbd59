import { randomInt } from 'node:crypto';
import { posix } from 'node:path';
import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName } from './quote-name.ts';

/** `mktemp [-d] [-u] [-t] [-p FOLDER] [TEMPLATE]`: a file or folder of a name that nobody has. */
export const mktemp: GuestCommand = {
  name: 'mktemp',
  async run(context) {
    const { files, directory, write, complain, environment } = context;
    const options = parseOptions(context.arguments, {
      flags: 'duqt',
      values: 'p',
      long: { directory: 'd', 'dry-run': 'u', quiet: 'q', tmpdir: 'p' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const [template = 'tmp.XXXXXXXXXX', extra] = options.operands;
    if (extra !== undefined) return usageError(context, { message: 'too many templates' });
    const marks = /X{3,}(?=[^X/]*$)/.exec(template);
    if (!marks) {
      complain(`mktemp: too few X's in template ${curlyName(template)}\n`);
      return 1;
    }
    const isInTmp = options.operands.length === 0 || options.has('t') || options.has('p');
    const folder = isInTmp ? options.value('p') || environment.TMPDIR || '/tmp' : '';
    const end = template.slice(marks.index + marks[0].length);
    const name = template.slice(0, marks.index) + letters(marks[0].length) + end;
    const shown = folder === '' ? name : posix.join(folder, name);
    const path = files.resolve(directory, shown);
    try {
      if (options.has('u')) await files.lstat(posix.dirname(path));
      else if (options.has('d')) {
        await files.makeFolder(path);
        await files.chmod(path, 0o700);
      } else {
        await using _ = await files.open(path, { write: true, create: true, exclusive: true, mode: 0o600 });
      }
    } catch (error) {
      const what = options.has('d') ? 'directory' : 'file';
      const whole = folder === '' ? template : posix.join(folder, template);
      complain(`mktemp: failed to create ${what} via template ${curlyName(whole)}: ${errorText(error)}\n`);
      return 1;
    }
    write(`${shown}\n`);
    return 0;
  },
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const letters = (count: number): string =>
  Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
