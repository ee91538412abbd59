import wrapAnsi from 'wrap-ansi';
import type { GuestCommand } from './guest-command.ts';

/** `cowsay TEXT…`: something harmless to install. */
export const cowsay: GuestCommand = {
  name: 'cowsay',
  async run({ arguments: args, input, write }) {
    const text = args.length > 0 ? args.join(' ') : (await input()).toString().trim();
    const lines = wrapAnsi(text.replace(/\s+/g, ' '), 39).split('\n');
    const width = Math.max(...lines.map((line) => line.length));
    const last = lines.length - 1;
    const edge = (index: number): readonly [string, string] => {
      if (last === 0) return ['<', '>'];
      if (index === 0) return ['/', '\\'];
      return index === last ? ['\\', '/'] : ['|', '|'];
    };
    const rows = lines.map((line, index) => `${edge(index)[0]} ${line.padEnd(width)} ${edge(index)[1]}\n`);
    write(` ${'_'.repeat(width + 2)}\n${rows.join('')} ${'-'.repeat(width + 2)}\n${cow}`);
    return 0;
  },
};

const cow = String.raw`        \   ^__^
         \  (oo)\_______
            (__)\       )\/\
                ||----w |
                ||     ||
`;
