import type { Language } from '../../../language/language.ts';
import type { Program, ProgramContext } from '../program.ts';
import type { PythonJob } from './messages.ts';
import { absentModules } from './packages.ts';
import { parseArguments, usage } from './parse-arguments.ts';
import { coolPython, pythonFolder } from './python-pool.ts';
import { runJob } from './run-job.ts';
import { sentencesFor } from './sentences.ts';
import { helpText, pythonVersion } from './version.ts';

/** Python 3 for WebAssembly, in a process of its own that reaches the account's folders and nothing else. */
export const python: Program = {
  names: ['python3', 'python', 'pip3', 'pip'],
  run: runPython,
  stop: () => coolPython(),
};

async function runPython(context: ProgramContext): Promise<number> {
  const [name = 'python3', ...words] = context.arguments;
  const isPip = name.startsWith('pip');
  const parsed = parseArguments(isPip ? ['-m', 'pip', ...words] : words);
  switch (parsed.kind) {
    case 'version':
      await context.stdout(`Python ${pythonVersion}${parsed.isLong ? ' (WebAssembly)' : ''}\n`);
      return 0;
    case 'help':
      await context.stdout(helpText(name));
      return 0;
    case 'wrong':
      context.stderr(usage(name, parsed.message));
      return 2;
    case 'run':
      return runJob(jobOf(parsed.what, isPip ? 'python3' : name, context), context);
  }
}

type Asked = Pick<PythonJob, 'kind' | 'what' | 'arguments' | 'flags'>;

function jobOf(asked: Asked, program: string, context: ProgramContext): PythonJob {
  const { account, directory, environment, terminal } = context;
  const isOne = terminal !== undefined;
  const isTerminal = context.isTerminal ?? { input: isOne, output: isOne, errors: isOne };
  const language = languageOf(environment);
  return {
    ...asked,
    // Without a person at it, what comes through the input is the program.
    kind: asked.kind === 'interactive' && !isTerminal.input && !asked.flags.inspect ? 'input' : asked.kind,
    program,
    directory,
    environment,
    isTerminal,
    user: { name: account.name, userId: account.userId },
    hostname: account.hostname,
    terminal: { columns: terminal?.columns ?? 80, rows: terminal?.rows ?? 24 },
    sentences: sentencesFor(language),
    packages: absentModules(pythonFolder(account)),
  };
}

function languageOf(environment: Readonly<Record<string, string>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^en/i.test(locale) ? 'en' : 'es';
}
