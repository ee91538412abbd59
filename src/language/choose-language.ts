import { type Language, languages } from './language.ts';

/**
 * The language to speak: `--lang` if given, else the one that the person switched to in the tutor, else the language of the computer's settings (`LC_ALL`,
 * `LC_MESSAGES`, `LANG`, else what the system says, as on Windows). Spanish when none of it says English.
 */
export function chooseLanguage(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  kept?: Language,
): Language {
  return named(optionValue(words)) ?? kept ?? named(localeOf(environment)) ?? 'es';
}

function optionValue(words: readonly string[]): string | undefined {
  const index = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = words[index];
  if (word === undefined) return undefined;
  return word === '--lang' ? words[index + 1] : word.slice('--lang='.length);
}

function localeOf(environment: NodeJS.ProcessEnv): string {
  const set = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  // `C` and `POSIX` name no language: such a computer says nothing of its person's.
  if (set && !/^(C|POSIX)\b/.test(set)) return set;
  return set ? '' : Intl.DateTimeFormat().resolvedOptions().locale;
}

function named(text: string | undefined): Language | undefined {
  const code = text?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === code);
}
