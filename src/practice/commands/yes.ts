import type { GuestCommand } from './guest-command.ts';

/** `yes [TEXT…]`: says the same until Ctrl-C. Into a pipe, which is read only when it is done, it says it often enough. */
export const yes: GuestCommand = {
  name: 'yes',
  async run({ arguments: args, streams, write, isInterrupted }) {
    const line = `${args.length > 0 ? args.join(' ') : 'y'}\n`;
    const many = line.repeat(Math.max(1, Math.floor(16_384 / line.length)));
    if (!streams.output) {
      for (let sent = 0; sent < mostIntoPipe; sent += many.length) await write(many);
      return 0;
    }
    while (!isInterrupted()) await write(many);
    return 130;
  },
};

const mostIntoPipe = 1024 * 1024;
