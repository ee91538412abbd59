import { courseCommandWords as words } from '../language/course-command.ts';
import { say } from '../language/language.ts';
import type { Command } from './command.ts';

type Options = {
  readonly action: 'lint' | 'rehearse';
  readonly target: string | undefined;
  readonly folder: string | undefined;
  readonly json: boolean;
};

/** For authors: `course lint` finds the faults of a course, `course rehearse` proves its exercises. */
export const courseCommand: Command<Options> = {
  usage: 'course <action> [target]',
  description: words.description,

  options(command, language) {
    return command
      .positional('action', {
        choices: ['lint', 'rehearse'] as const,
        demandOption: true,
        description: say(words.action, language),
      })
      .positional('target', { type: 'string', description: say(words.target, language) })
      .option('folder', { type: 'string', description: say(words.folder, language) })
      .option('json', { type: 'boolean', default: false, description: say(words.json, language) });
  },

  async run({ action, target, folder, json }, context) {
    const { ownCourseFolder } = await import('../course/own-course-folder.ts');
    if (action === 'lint') {
      const { lint } = await import('./course/lint.ts');
      return await lint({ folder: target ?? folder ?? ownCourseFolder(), json }, context);
    }
    const { rehearse } = await import('./course/rehearse.ts');
    return await rehearse({ folder: folder ?? ownCourseFolder(), exercise: target, json }, context);
  },
};
