import { posix } from 'node:path';
import { builtInCommandNames } from '../commands/command-names.ts';
import type { GuestFiles } from '../guest-files.ts';
import { type TypedWord, wordBefore } from './typed-word.ts';
import type { Completion } from './worker-messages.ts';

export type CompletionSide = {
  readonly files: GuestFiles;
  readonly directory: string;
  readonly home: string;
  /** Names that only this shell knows: its aliases, functions and programs. */
  readonly names: readonly string[];
  readonly variables: readonly string[];
};

type Candidate = Completion['candidates'][number];

/** What Tab offers for a line that has been typed up to the cursor: commands, variables or paths. */
export async function complete(side: CompletionSide, before: string): Promise<Completion> {
  const word = wordBefore(before);
  const candidates = await candidatesFor(side, word);
  const [only] = candidates;
  const closed =
    only && candidates.length === 1 && only.isWhole
      ? [{ ...only, text: only.text + word.quote }]
      : candidates;
  return { wordLength: word.raw.length, candidates: closed };
}

async function candidatesFor(side: CompletionSide, word: TypedWord): Promise<readonly Candidate[]> {
  if (/^\$\w*$/.test(word.text) && word.quote !== "'") {
    return pick(side.variables, word.text.slice(1)).map((name) => whole(`${word.quote}$${name}`, name));
  }
  if (word.isCommand && !word.text.includes('/')) {
    const known = [...builtInCommandNames, ...builtins, ...side.names];
    return pick(known, word.text).map((name) => whole(word.quote + name, name));
  }
  return paths(side, word);
}

const whole = (text: string, shown: string): Candidate => ({ text, shown, isWhole: true });

const pick = (names: readonly string[], start: string): string[] =>
  [...new Set(names)].filter((name) => name.startsWith(start) && !name.startsWith('__')).sort();

async function paths(
  { files, directory, home }: CompletionSide,
  word: TypedWord,
): Promise<readonly Candidate[]> {
  const slash = word.text.lastIndexOf('/') + 1;
  const folder = word.text.slice(0, slash);
  const start = word.text.slice(slash);
  if (folder === '' && start === '~' && word.quote === '')
    return [{ text: '~/', shown: '~/', isWhole: false }];
  const path = files.resolve(directory, folder.replace(/^~(?=\/)/, home) || '.');
  const names = await files.list(path).catch(() => []);
  // The part before the last `/` stays as it was typed, quotes and all.
  const rawFolder = word.raw.slice(0, word.raw.lastIndexOf('/') + 1) || word.quote;
  const candidates: Candidate[] = [];
  for (const name of names) {
    if (!name.startsWith(start) || (name.startsWith('.') && !start.startsWith('.'))) continue;
    const facts = await files.stat(posix.join(path, name)).catch(() => undefined);
    const isFolder = facts?.kind === 'folder';
    if (word.wantsFolder && !isFolder) continue;
    const isProgram = isFolder || ((facts?.mode ?? 0) & 0o111) !== 0;
    if (word.isCommand && !isProgram) continue;
    const text = rawFolder + quoteFor(name, word.quote);
    candidates.push(isFolder ? { text: `${text}/`, shown: `${name}/`, isWhole: false } : whole(text, name));
  }
  return candidates;
}

function quoteFor(name: string, quote: string): string {
  if (quote === "'") return name.replaceAll("'", String.raw`'\''`);
  if (quote === '"') return name.replace(/[\\"$`]/g, String.raw`\$&`);
  return name.replace(/[\s\\"'`$&|;<>()*?[\]{}!#~]/g, String.raw`\$&`);
}

const builtins = (
  'break case cd command continue declare do done echo elif else esac eval exec exit export false fi for function ' +
  'getopts hash help if in let local logout printf pwd read readonly return select set shift shopt source test then ' +
  'time trap true type ulimit umask unset until wait while'
).split(' ');
