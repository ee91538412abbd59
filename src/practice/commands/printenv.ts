import type { GuestCommand } from './guest-command.ts';

/** `printenv [NAME]…` */
export const printenv: GuestCommand = {
  name: 'printenv',
  run({ arguments: names, environment, write }) {
    if (names.length === 0) {
      for (const [name, value] of Object.entries(environment)) write(`${name}=${value}\n`);
      return 0;
    }
    const values = names.map((name) => environment[name]);
    for (const value of values) if (value !== undefined) write(`${value}\n`);
    return values.includes(undefined) ? 1 : 0;
  },
};
