import { say } from '../language/language.ts';
import { practiceWords as words } from '../language/practice.ts';
import type { Command } from './command.ts';

type Options = {
  readonly action: 'run' | 'status' | 'reset' | 'prepare';
  readonly port: number | undefined;
  readonly account: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
  readonly packages?: string | undefined;
};

/** The practice machine by itself: run it for one's own ssh, see how it is, give it back as new. */
export const practiceCommand: Command<Options> = {
  usage: 'practice [action]',
  description: words.description,

  options(command, language) {
    return command
      .positional('action', {
        choices: ['run', 'status', 'reset', 'prepare'] as const,
        default: 'run' as const,
        description: say(words.action, language),
      })
      .option('port', { type: 'number', description: say(words.port, language) })
      .option('account', { type: 'string', description: say(words.account, language) })
      .option('packages', { type: 'string', description: say(words.packages, language) })
      .option('yes', { type: 'boolean', default: false, description: say(words.yes, language) })
      .option('json', { type: 'boolean', default: false, description: say(words.json, language) });
  },

  async run({ action, port, account: asked, yes, json, packages }, context) {
    const { isAccountName, localAccountName } = await import('../practice/account-name.ts');
    const account = asked ?? localAccountName();
    const isPort = port === undefined || (Number.isInteger(port) && port > 0 && port < 65_536);
    const wrong = !isPort ? words.badPort : !isAccountName(account) ? words.badAccount : undefined;
    if (wrong !== undefined) {
      context.errors.write(`${say(wrong, context.language)}\n`);
      return 2;
    }
    if (action === 'status') {
      const { showPractice } = await import('./practice/show-practice.ts');
      return showPractice({ json }, context);
    }
    if (action === 'reset') {
      const { resetPractice } = await import('./practice/reset-practice.ts');
      return resetPractice({ account, yes }, context);
    }
    if (action === 'prepare') {
      const { preparePractice } = await import('./practice/prepare-practice.ts');
      return preparePractice({ packages }, context);
    }
    const { runPractice } = await import('./practice/run-practice.ts');
    return runPractice({ account, port, json }, context);
  },
};
