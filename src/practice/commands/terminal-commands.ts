import type { GuestCommand } from './guest-command.ts';

/** `clear`, `reset` and `stty`: what a student does to the terminal itself. */
export const terminalCommands: readonly GuestCommand[] = [
  { name: 'clear', run: ({ write }) => put(write, '\x1b[H\x1b[2J\x1b[3J') },
  { name: 'reset', run: ({ write }) => put(write, '\x1bc\x1b[!p\x1b[?3;4l\x1b[4l\x1b>') },
  {
    name: 'stty',
    run({ terminal, streams, arguments: [asked], write, complain }) {
      if (!terminal || !streams.input) {
        complain("stty: 'standard input': Inappropriate ioctl for device\n");
        return 1;
      }
      // The terminal is the client's: here it is always as a shell wants it.
      if (asked === 'size') write(`${terminal.rows} ${terminal.columns}\n`);
      else if (asked === undefined || asked === '-a') {
        write(`speed 38400 baud; rows ${terminal.rows}; columns ${terminal.columns}; line = 0;\n`);
      }
      return 0;
    },
  },
];

function put(write: (text: string) => void, text: string): number {
  write(text);
  return 0;
}
