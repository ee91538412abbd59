import type { GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { curlyName } from './quote-name.ts';

/** `hostname`, `uname` and `tty`: what the machine says of itself. */
export const machineCommands: readonly GuestCommand[] = [
  {
    name: 'hostname',
    run(context) {
      const options = parseOptions(context.arguments, { flags: 'fsiIdA', long: { fqdn: 'f', short: 's' } });
      if (options.kind === 'wrong') {
        context.complain(`hostname: ${options.message}\n`);
        return 4;
      }
      if (options.operands.length > 0) {
        context.complain('hostname: you must be root to change the host name\n');
        return 1;
      }
      const { hostname } = context.account;
      const isAddress = options.has('i') || options.has('I');
      context.write(`${isAddress ? '127.0.1.1' : options.has('s') ? hostname.split('.')[0] : hostname}\n`);
      return 0;
    },
  },
  {
    name: 'uname',
    run(context) {
      const options = parseOptions(context.arguments, { flags: 'asnrvmpio', long: { all: 'a' } });
      if (options.kind === 'wrong') return usageError(context, options);
      const [extra] = options.operands;
      if (extra !== undefined) return usageError(context, { message: `extra operand ${curlyName(extra)}` });
      const facts = {
        s: 'Linux',
        n: context.account.hostname,
        r: '6.12.48+deb13-amd64',
        v: '#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)',
        m: 'x86_64',
        o: 'GNU/Linux',
      };
      const asked = Object.entries(facts).filter(([letter]) => options.has('a') || options.has(letter));
      context.write(`${(asked.length > 0 ? asked.map(([, fact]) => fact) : [facts.s]).join(' ')}\n`);
      return 0;
    },
  },
  {
    name: 'tty',
    run({ terminal, streams, write }) {
      const isTerminal = terminal !== undefined && streams.input;
      write(isTerminal ? '/dev/pts/0\n' : 'not a tty\n');
      return isTerminal ? 0 : 1;
    },
  },
];
