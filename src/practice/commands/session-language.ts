import type { Language } from '../../language/language.ts';

/** The language in which the machine speaks to a student, by the locale of the session; Spanish unless it is English. */
export function sessionLanguage(variable: (name: string) => string | undefined): Language {
  const locale = variable('LC_ALL') || variable('LC_MESSAGES') || variable('LANG') || '';
  return /^en/i.test(locale) ? 'en' : 'es';
}
