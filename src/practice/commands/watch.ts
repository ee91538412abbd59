import { quote } from '../shell/syntax.ts';
import type { GuestCommand } from './guest-command.ts';
import { parseOptions } from './options.ts';

/** `watch [-n SECONDS] COMMAND`: shows what a command says again and again, until Ctrl-C. */
export const watch: GuestCommand = {
  name: 'watch',
  async run({ arguments: args, terminal, streams, account, write, complain, runText, isInterrupted }) {
    const at = commandStart(args);
    const options = parseOptions(args.slice(0, at), {
      flags: 'tdbceghx',
      values: 'n',
      long: { interval: 'n', 'no-title': 't' },
    });
    const words = args.slice(at);
    if (options.kind === 'wrong' || words.length === 0) {
      complain('Usage:\n watch [options] command\n');
      return 1;
    }
    if (!terminal || !streams.output) {
      complain('Error opening terminal: unknown.\n');
      return 1;
    }
    const seconds = Math.max(0.1, Number((options.value('n') ?? '2').replace(',', '.')) || 2);
    const line = words.length === 1 ? (words[0] ?? '') : words.map(quote).join(' ');
    for (;;) {
      const left = `Every ${seconds.toFixed(1)}s: ${words.join(' ')}`;
      const right = `${account.hostname}: ${new Date().toUTCString().replace(',', '').replace(' GMT', '')}`;
      const gap = Math.max(1, terminal.columns - left.length - right.length);
      const title = `${left}${' '.repeat(gap)}${right}`.slice(0, terminal.columns);
      await write(`\x1b[H\x1b[2J${options.has('t') ? '' : `${title}\n\n`}`);
      await runText(`{ ${line}\n} 2>&1 | head -n ${Math.max(1, terminal.rows - 4)}`);
      await runText(`sleep ${seconds}`);
      if (isInterrupted()) return 130;
    }
  },
};

/** Options end where the command begins: what follows is its own. */
function commandStart(args: readonly string[]): number {
  let index = 0;
  while (index < args.length && args[index]?.startsWith('-')) {
    if (args[index] === '-n' || args[index] === '--interval') index++;
    index++;
  }
  return index;
}
