import yargs from 'yargs';
import type { Command, CommandContext } from './commands/command.ts';
import { commands } from './commands/registry.ts';
import { chooseFolders } from './folders.ts';
import { chooseLanguage } from './language/choose-language.ts';
import { commandLine, yargsWords } from './language/command-line.ts';
import { type Language, languages, say } from './language/language.ts';
import { packageVersion } from './package-folder.ts';

/** What of the process the command line reads and writes. */
export type CommandLineProcess = Pick<NodeJS.Process, 'argv' | 'env' | 'stdin' | 'stdout' | 'stderr' | 'on' | 'off'>;

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Parses the words after the program's name, runs the command that they name and returns the exit code. */
export async function runCommandLine(process: CommandLineProcess): Promise<number> {
  const words = process.argv.slice(2);
  const language = chooseLanguage(words, process.env);
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of endingSignals) process.on(signal, end);
  try {
    return await dispatch(words, {
      language,
      environment: process.env,
      folders: chooseFolders(process.env),
      input: process.stdin,
      output: process.stdout,
      errors: process.stderr,
      signal: ending.signal,
    });
  } catch (error) {
    const report = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${say(commandLine.unexpected, language)}\n\n${report}\n`);
    return 1;
  } finally {
    for (const signal of endingSignals) process.off(signal, end);
  }
}

async function dispatch(words: readonly string[], context: CommandContext): Promise<number> {
  const { language } = context;
  let exitCode = 0;
  const parser = yargs()
    .scriptName('baqueano')
    .locale('en')
    .updateStrings({ ...yargsWords[language] })
    .option('lang', {
      choices: languages,
      global: true,
      describe: say(commandLine.languageOption, language),
    })
    .help('help', say(commandLine.help, language))
    .alias('help', 'h')
    .version('version', say(commandLine.version, language), packageVersion())
    .completion('completion', say(commandLine.completion, language))
    .epilogue(say(commandLine.epilogue, language))
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, context.output.columns ?? 80))
    .exitProcess(false);
  for (const command of commands) {
    parser.command(asModule(command, language, async (options) => {
      exitCode = await command.run(options, context);
    }));
  }
  // yargs reports a wrong usage through this callback; what a command itself throws is not a usage error.
  await parser.parse([...words], {}, (error, _options, text) => {
    if (text) (error ? context.errors : context.output).write(`${text}\n`);
    if (error) exitCode = 2;
  });
  return exitCode;
}

function asModule(command: Command, language: Language, run: (options: object) => Promise<void>) {
  return {
    command: command.usage,
    describe: say(command.description, language),
    builder: (parser: yargs.Argv) => command.options(parser, language),
    handler: run,
  };
}
