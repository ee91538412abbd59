import { errorText } from './error-text.ts';
import type { GuestCommand } from './guest-command.ts';
import { usageError } from './options.ts';
import { curlyName, quoteName } from './quote-name.ts';

/** `chown`: only root gives files away, and nobody here is root. */
export const chown: GuestCommand = {
  name: 'chown',
  async run(context) {
    const { files, directory, account, complain } = context;
    const [owner, ...names] = context.arguments.filter((argument) => !/^-[a-zA-Z]+$/.test(argument));
    if (owner === undefined) return usageError(context, { message: 'missing operand' });
    if (names.length === 0)
      return usageError(context, { message: `missing operand after ${curlyName(owner)}` });
    const [user = ''] = owner.split(/[:.]/);
    if (user !== '' && ![account.name, 'root', String(account.userId), '0'].includes(user)) {
      complain(`chown: invalid user: ${curlyName(owner)}\n`);
      return 1;
    }
    let exitCode = 0;
    for (const name of names) {
      try {
        const { owner: present } = await files.stat(files.resolve(directory, name));
        if (present === user && present === account.name) continue;
        complain(`chown: changing ownership of ${quoteName(name)}: Operation not permitted\n`);
      } catch (error) {
        complain(`chown: cannot access ${quoteName(name)}: ${errorText(error)}\n`);
      }
      exitCode = 1;
    }
    return exitCode;
  },
};
