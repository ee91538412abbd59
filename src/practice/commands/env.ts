import { quote } from '../shell/syntax.ts';
import type { GuestCommand } from './guest-command.ts';

/** `env [-i] [-u NAME] [NAME=VALUE]… [COMMAND]`: shows the environment, or runs a command in another one. */
export const env: GuestCommand = {
  name: 'env',
  async run({ arguments: args, environment, write, complain, runText }) {
    let variables: Record<string, string> = { ...environment };
    let index = 0;
    for (; index < args.length; index++) {
      const argument = args[index] ?? '';
      if (argument === '-' || argument === '-i' || argument === '--ignore-environment') variables = {};
      else if (argument === '-u') delete variables[args[++index] ?? ''];
      else if (argument.startsWith('--unset=')) delete variables[argument.slice('--unset='.length)];
      else if (argument === '--') {
        index++;
        break;
      } else if (argument.startsWith('-')) {
        complain(
          `env: invalid option -- '${argument.slice(1, 2)}'\nTry 'env --help' for more information.\n`,
        );
        return 125;
      } else break;
    }
    for (; index < args.length; index++) {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(args[index] ?? '') ?? [];
      if (name === undefined) break;
      variables[name] = value ?? '';
    }
    const [command, ...rest] = args.slice(index);
    if (command === undefined) {
      for (const [name, value] of Object.entries(variables)) write(`${name}=${value}\n`);
      return 0;
    }
    return runText(`exec ${[command, ...rest].map(quote).join(' ')}`, { environment: variables });
  },
};
