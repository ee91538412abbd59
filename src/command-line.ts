import { distance } from 'fastest-levenshtein';
import yargs, { type Argv } from 'yargs';
import type { Command, CommandContext } from './commands/command.ts';
import { commands } from './commands/registry.ts';
import { chooseFolders } from './folders.ts';
import { chooseLanguage } from './language/choose-language.ts';
import { commandLine, yargsWords } from './language/command-line.ts';
import { type Language, languages, say } from './language/language.ts';
import { packageVersion } from './package-folder.ts';
import { readSettings } from './settings.ts';

/** What of the process the command line reads and writes. */
export type CommandLineProcess = Pick<
  NodeJS.Process,
  'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'on' | 'off'
>;

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Parses the words after the program's name, runs the command that they name and returns the exit code. */
export async function runCommandLine(process: CommandLineProcess): Promise<number> {
  const words = process.argv.slice(2);
  const folders = chooseFolders(process.env);
  const language = chooseLanguage(words, process.env, readSettings(folders.data).language);
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of endingSignals) process.on(signal, end);
  // A reader that has seen enough (`| head`) ends the work; it is no defect
  process.stdout.on('error', end);
  try {
    return await dispatch(words, {
      language,
      environment: process.env,
      folders,
      input: process.stdin,
      output: process.stdout,
      errors: process.stderr,
      signal: ending.signal,
    });
  } catch (error) {
    process.stderr.write(`${await reportTrouble(error, language)}\n`);
    return 1;
  } finally {
    for (const signal of endingSignals) process.off(signal, end);
    process.stdout.off('error', end);
  }
}

/** A server that cannot be reached or entered is no defect: it has a sentence that says what to do about it. */
async function reportTrouble(error: unknown, language: Language): Promise<string> {
  const { ServerError } = await import('./server/server-error.ts');
  if (error instanceof ServerError) {
    const { explainServerError } = await import('./language/server-errors.ts');
    return `${explainServerError(error, language)}\n${say(commandLine.withoutServer, language)}`;
  }
  const report = error instanceof Error ? error.stack : String(error);
  return `${say(commandLine.unexpected, language)}\n\n${report}`;
}

async function dispatch(words: readonly string[], context: CommandContext): Promise<number> {
  const { language } = context;
  let exitCode = 0;
  let chosen: (() => Promise<number>) | undefined;
  const parser = yargs()
    .scriptName('baqueano')
    .locale('en')
    .updateStrings(yargsWords[language] as Record<string, string>)
    .option('lang', {
      choices: languages,
      global: true,
      describe: say(commandLine.languageOption, language),
    })
    .help('help', say(commandLine.help, language))
    .alias('help', 'h')
    .version('version', say(commandLine.version, language), packageVersion())
    .epilogue(say(commandLine.epilogue, language))
    .strict()
    .showHelpOnFail(false)
    .wrap(Math.min(100, context.output.columns ?? 80))
    .exitProcess(false);
  for (const command of commands) {
    parser.command(
      asModule(command, language, (options) => {
        chosen = () => command.run(options, context);
      }),
    );
  }
  parser.completion('completion', say(commandLine.completion, language));
  // The command runs after this: what it throws is no matter of how it was called.
  await parser.parse([...words], {}, (error, _options, text) => {
    if (!error) return void (text && context.output.write(`${text}\n`));
    context.errors.write(wrongUsage(error.message, words, language));
    exitCode = 2;
  });
  return chosen ? chosen() : exitCode;
}

// The complaint alone: with the whole help above it, nobody would find it.
function wrongUsage(complaint: string, words: readonly string[], language: Language): string {
  const names = commands.map(({ usage }) => usage.split(' ')[0] ?? '').filter((name) => name !== '$0');
  const first = words[0] ?? '';
  const near = names.find((name) => distance(name, first) <= 2);
  const suggestion = near && near !== first ? `${say(commandLine.didYouMean, language, { near })}\n` : '';
  return `${complaint}\n${suggestion}${say(commandLine.seeHelp, language)}\n`;
}

function asModule(command: Command, language: Language, run: (options: object) => void) {
  return {
    command: command.usage,
    describe: say(command.description, language),
    builder: (parser: Argv) => command.options(parser, language),
    handler: run,
  };
}
