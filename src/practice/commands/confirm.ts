import type { CommandContext } from './guest-command.ts';

/** Asks a question on the standard error and reads the answer, as `rm -i` does; only a yes is one. */
export async function confirm(
  { complain, inputLine }: Pick<CommandContext, 'complain' | 'inputLine'>,
  question: string,
): Promise<boolean> {
  complain(question);
  const answer = await inputLine();
  return /^\s*[yYsS]/.test(answer?.toString() ?? '');
}
