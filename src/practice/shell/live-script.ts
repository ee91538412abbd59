import type { StatementNode } from 'just-bash';
import { readCommand } from './incomplete.ts';
import { command, statement } from './syntax.ts';

/** The text that stands for the script that never ends. */
export const liveScript = '__shell_live';

export const isLive = (statements: readonly StatementNode[]): boolean => {
  const first = statements[0]?.pipelines[0]?.commands[0];
  const part = first?.type === 'SimpleCommand' ? first.name?.parts[0] : undefined;
  return part?.type === 'Literal' && part.value === liveScript;
};

/** The name of a command by which a shell's script talks to the shell. */
export const internalName = (name: string): string => `__shell_${name}`;

export const internal = (name: string, ...args: readonly string[]): StatementNode =>
  statement(command(internalName(name), ...args));

/** The statements of shell text of ours or of a student's prompt; none when it cannot be read. */
export function readCommandOf(text: string): readonly StatementNode[] {
  const reading = readCommand(text);
  return reading.kind === 'whole' ? reading.statements : [];
}
