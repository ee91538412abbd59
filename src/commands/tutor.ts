import { say } from '../language/language.ts';
import { tutorCommandSentences as sentences } from '../language/tutor-command.ts';
import type { Command } from './command.ts';

type Options = {
  readonly exercise: string | undefined;
  readonly server: string | undefined;
  readonly student: string | undefined;
  readonly plain: boolean;
  readonly leader: string;
};

/** What `baqueano` does when nothing else is asked: opens the tutor. */
export const tutorCommand: Command<Options> = {
  usage: '$0',
  description: sentences.description,

  options: (command, language) =>
    command
      .option('exercise', { type: 'string', alias: 'e', description: say(sentences.exercise, language) })
      .option('server', { type: 'string', alias: 's', description: say(sentences.server, language) })
      .option('student', { type: 'string', description: say(sentences.student, language) })
      .option('plain', { type: 'boolean', default: false, description: say(sentences.plain, language) })
      .option('leader', { type: 'string', default: 'ctrl+g', description: say(sentences.leader, language) }),

  async run(options, context) {
    const { parseLeaderKey } = await import('./leader-key.ts');
    const leader = parseLeaderKey(options.leader);
    if (leader === undefined) {
      context.errors.write(`${say(sentences.badLeader, context.language, { given: options.leader })}\n`);
      return 2;
    }
    const { openTutorFor } = await import('./tutor/open-tutor-for.ts');
    const opened = await openTutorFor(options, context);
    if (opened === undefined) return 2;
    await using work = opened;
    if (options.plain || !hasFullScreen(context)) {
      const { showPlain } = await import('./tutor/show-plain.ts');
      return await showPlain(work, context);
    }
    const { showScreen } = await import('./tutor/show-screen.ts');
    return await showScreen(work, leader, context);
  },
};

// A pipe, a terminal without cursor movement and a screen reader get lines of text.
function hasFullScreen({ input, output, environment }: Parameters<Command['run']>[1]): boolean {
  const isReader = (environment.INK_SCREEN_READER ?? '') === 'true';
  return Boolean(input.isTTY && output.isTTY) && environment.TERM !== 'dumb' && !isReader;
}
