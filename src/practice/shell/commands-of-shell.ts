import { bytesOutput, type CustomCommand, defineCommand, unsafeBytesFromLatin1 } from 'just-bash';
import type { GuestCommand } from '../commands/guest-command.ts';
import { guestCommands } from '../commands/registry.ts';
import { internalCommands } from './internal-commands.ts';
import { jobCommands } from './job-commands.ts';
import type { LiveShell } from './live-shell.ts';
import { openContext } from './open-context.ts';
import { correctedNames } from './own-words.ts';

/** Every command that we add to just-bash's own, for one shell. */
export function commandsOfShell(shell: LiveShell): CustomCommand[] {
  const programs = shell.options.programs.map(
    (name): GuestCommand => ({
      name,
      run: (context) => context.shell.runProgram(name, context),
    }),
  );
  const own = new Set(guestCommands.map(({ name }) => name));
  const corrected = correctedNames
    .filter((name) => !own.has(name))
    .map((name): GuestCommand => ({ name, run: ({ arguments: args, runOriginal }) => runOriginal(args) }));
  return [
    ...[...corrected, ...guestCommands, ...programs].map((command) => asCustomCommand(command, shell)),
    ...internalCommands(shell),
    ...jobCommands(shell),
  ];
}

function asCustomCommand(command: GuestCommand, shell: LiveShell): CustomCommand {
  return defineCommand(command.name, async (args, outer) => {
    const { context, stdout, stderr } = openContext(command.name, args, outer, shell);
    let exitCode: number;
    if (command.help !== undefined && args.includes('--help')) {
      context.write(command.help);
      exitCode = 0;
    } else {
      exitCode = await command.run(context);
    }
    const output = bytesOutput(unsafeBytesFromLatin1(Buffer.concat(stdout).toString('latin1')));
    return { ...output, stderr: stderr.join(''), exitCode };
  });
}
