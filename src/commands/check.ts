import { say } from '../language/language.ts';
import { progressCommandWords as words } from '../language/progress-commands.ts';
import { tutorCommandSentences } from '../language/tutor-command.ts';
import type { Command } from './command.ts';

type Options = {
  readonly exercise: string | undefined;
  readonly server: string | undefined;
  readonly student: string | undefined;
  readonly json: boolean;
};

/** Looks at the student's server now and says each step's verdict. It writes nothing, not even progress. */
export const checkCommand: Command<Options> = {
  usage: 'check [exercise]',
  description: words.checkDescription,

  options: (command, language) =>
    command
      .positional('exercise', { type: 'string', description: say(words.exercise, language) })
      .option('server', {
        type: 'string',
        alias: 's',
        description: say(tutorCommandSentences.server, language),
      })
      .option('student', { type: 'string', description: say(tutorCommandSentences.student, language) })
      .option('json', { type: 'boolean', default: false, description: say(words.json, language) }),

  async run(options, context) {
    const { check } = await import('./check/check.ts');
    return await check(options, context);
  },
};
