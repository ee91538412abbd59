import { asRoot } from './as-root.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName } from './quote-name.ts';

/** `whoami`, `id`, `groups` and `logname`: who the student is on the machine. */
export const identityCommands: readonly GuestCommand[] = [
  {
    name: 'whoami',
    help: 'Usage: whoami [OPTION]...\nPrint the user name associated with the current effective user ID.\n',
    run(context) {
      const [extra] = context.arguments;
      if (extra !== undefined) return usageError(context, { message: `extra operand ${curlyName(extra)}` });
      context.write(`${asRoot.isOn() ? 'root' : context.account.name}\n`);
      return 0;
    },
  },
  { name: 'id', run: id },
  {
    name: 'groups',
    run({ arguments: names, account, write, complain }) {
      const unknown = names.find((name) => name !== account.name && name !== 'root');
      if (unknown !== undefined) {
        complain(`groups: ${curlyName(unknown)}: no such user\n`);
        return 1;
      }
      write(names.length === 0 ? `${account.name}\n` : names.map((name) => `${name} : ${name}\n`).join(''));
      return 0;
    },
  },
];

function id(context: CommandContext): number {
  const { account, write, complain } = context;
  const options = parseOptions(context.arguments, {
    flags: 'ugGnr',
    long: { user: 'u', group: 'g', groups: 'G', name: 'n', real: 'r' },
  });
  if (options.kind === 'wrong') return usageError(context, options);
  const [asked = asRoot.isOn() ? 'root' : account.name] = options.operands;
  const people = [
    { name: account.name, number: account.userId },
    { name: 'root', number: 0 },
  ];
  const person = people.find(({ name, number }) => name === asked || String(number) === asked);
  if (!person) {
    complain(`id: ${curlyName(asked)}: no such user\n`);
    return 1;
  }
  const { name, number } = person;
  if (options.has('u') || options.has('g') || options.has('G')) {
    write(`${options.has('n') ? name : number}\n`);
    return 0;
  }
  if (options.has('n')) {
    complain('id: printing only names or real IDs requires -u, -g, or -G\n');
    return 1;
  }
  write(`uid=${number}(${name}) gid=${number}(${name}) groups=${number}(${name})\n`);
  return 0;
}
