import { runPlain } from '../../screens/plain/run-plain.ts';
import type { CommandContext } from '../command.ts';
import type { OpenedTutor } from './open-tutor-for.ts';

/** The tutor as lines of text; returns 0 when the exercise is complete, 3 when not, 1 for our own trouble. */
export function showPlain({ tutor, server }: OpenedTutor, context: CommandContext): Promise<number> {
  const { input, output, language, signal } = context;
  return runPlain({ tutor, server, input, output, language, interactive: Boolean(input.isTTY), signal });
}
