import type { HostedShell, ShellState } from './shell-host.ts';
import type { ShellInput } from './shell-input.ts';
import type { PossibleEnd } from './worker-messages.ts';

/** A shell without a prompt that takes its commands from its input, each as soon as its line has arrived. */
export async function runReadingShell(
  shell: HostedShell,
  input: ShellInput,
  complain: (text: string) => void,
): Promise<number> {
  let state: ShellState = await shell.start;
  let typed: string | undefined;
  let line = 0;
  while (state.kind !== 'exited') {
    const bytes = await input.readLine();
    if (!bytes) {
      if (typed === undefined) state = await shell.leave();
      else {
        complain(`${shell.options.name}: line ${line + 1}: syntax error: unexpected end of file\n`);
        await shell.evaluate('', 2);
        state = await shell.leave();
      }
      break;
    }
    line++;
    const added = bytes.toString().replace(/\r?\n$/, '');
    const text: string = typed === undefined ? added : `${typed}\n${added}`;
    if (typed !== undefined && state.kind === 'incomplete' && !mayEnd(state.ends, added)) {
      typed = text;
      continue;
    }
    state = await shell.evaluate(text);
    typed = state.kind === 'incomplete' ? text : undefined;
  }
  return state.kind === 'exited' ? state.exitCode : 0;
}

function mayEnd(ends: PossibleEnd, line: string): boolean {
  if (!ends) return true;
  return ends.kind === 'line' ? line.replace(/^\t+/, '') === ends.text : line.includes(ends.text);
}
