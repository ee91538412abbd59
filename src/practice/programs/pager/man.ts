import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../language/language.ts';
import { packageFolder } from '../../../package-folder.ts';
import { sessionLanguage } from '../../commands/session-language.ts';
import type { Program, ProgramContext } from '../program.ts';
import { asPaged } from './document.ts';
import { renderPage } from './man-page.ts';
import { plainText } from './screen-lines.ts';
import { showPaged } from './show-paged.ts';

/** `man`: a short page for each command of the course, in the language of the session, shown as less shows it. */
export const man: Program = { names: ['man', 'apropos', 'whatis'], run: runMan };

async function runMan(context: ProgramContext): Promise<number> {
  const { terminal, stdout, stderr } = context;
  const [called = 'man', ...args] = context.arguments;
  const language = sessionLanguage((name) => context.environment[name]);
  const words = args.filter((word) => !word.startsWith('-') && !/^\d$/.test(word));
  if (called !== 'man' || args.includes('-k') || args.includes('-f')) {
    return list(context, words, language, called === 'whatis' || args.includes('-f'));
  }
  if (words.length === 0) {
    stderr("What manual page do you want?\nFor example, try 'man man'.\n");
    return 1;
  }
  let exitCode = 0;
  for (const name of words) {
    const source = pageOf(name, language);
    if (source === undefined) {
      stderr(`No manual entry for ${name}\n`);
      exitCode = 16;
      continue;
    }
    const columns = terminal?.columns ?? 80;
    const lines = renderPage(name, source, language, Math.min(columns, 100));
    const text = lines.map((line) => `${line}\n`).join('');
    if (!terminal) {
      await stdout(plainText(text));
      continue;
    }
    await showPaged(context, terminal, [asPaged('', text)], {
      hasNumbers: false,
      isChopped: false,
      ignoresCase: true,
      first: '',
      title: (line, total) =>
        ` Manual page ${name}(1) line ${line}${total === undefined ? '' : `/${total} (END)`} (press h for help or q to quit)`,
    });
  }
  return exitCode;
}

async function list(
  { stdout, stderr }: ProgramContext,
  words: readonly string[],
  language: Language,
  isExact: boolean,
): Promise<number> {
  let exitCode = 0;
  for (const word of words) {
    const found = names(language).flatMap((name) => {
      const summary = (pageOf(name, language) ?? '').split('\n')[0]?.replace(/^.*? - /, '') ?? '';
      const fits = isExact ? name === word : `${name} ${summary}`.toLowerCase().includes(word.toLowerCase());
      return fits ? [`${`${name} (1)`.padEnd(20)} - ${summary}\n`] : [];
    });
    await stdout(found.join(''));
    if (found.length > 0) continue;
    stderr(`${word}: nothing appropriate.\n`);
    exitCode = 16;
  }
  return exitCode;
}

const folderOf = (language: Language): string => join(packageFolder(), 'fixtures', 'man', language);

function names(language: Language): readonly string[] {
  return readdirSync(folderOf(language))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.slice(0, -'.txt'.length))
    .sort();
}

/** The page's source; the names of two commands may lead to one page. */
function pageOf(name: string, language: Language): string | undefined {
  const known = sameAs[name] ?? name;
  if (!names(language).includes(known)) return undefined;
  return readFileSync(join(folderOf(language), `${known}.txt`), 'utf8');
}

const sameAs: Readonly<Record<string, string>> = {
  'apt-get': 'apt',
  vi: 'vim',
  python: 'python3',
  pip3: 'pip',
  pager: 'less',
  sh: 'bash',
};
