import type { PythonFlags, PythonJob } from './messages.ts';

export type Parsed =
  | { readonly kind: 'run'; readonly what: Pick<PythonJob, 'kind' | 'what' | 'arguments' | 'flags'> }
  | { readonly kind: 'version'; readonly isLong: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads a command line as python3 does: its own options come before the first word that is none. */
export function parseArguments(words: readonly string[]): Parsed {
  const flags: { -readonly [Name in keyof PythonFlags]: PythonFlags[Name] } = { ...noFlags };
  const warnings: string[] = [];
  const run = (kind: PythonJob['kind'], what: string, rest: readonly string[]): Parsed => ({
    kind: 'run',
    what: { kind, what, arguments: rest, flags: { ...flags, warnings } },
  });
  let version = 0;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-' || !word.startsWith('-')) break;
    if (word === '--version') {
      version++;
      continue;
    }
    if (word === '--help' || word === '--help-all') return { kind: 'help' };
    if (word.startsWith('--')) return { kind: 'wrong', message: `unknown option ${word}` };
    for (let index = 1; index < word.length; index++) {
      const letter = word[index] ?? '';
      if ('cmWX'.includes(letter)) {
        const attached = word.slice(index + 1);
        const value = attached || words[++at];
        if (value === undefined)
          return { kind: 'wrong', message: `Argument expected for the -${letter} option` };
        if (letter === 'c') return run('command', value, ['-c', ...words.slice(at + 1)]);
        if (letter === 'm') return run('module', value, ['-m', ...words.slice(at + 1)]);
        if (letter === 'W') warnings.push(value);
        break;
      }
      switch (letter) {
        case 'V':
          version++;
          break;
        case 'h':
        case '?':
          return { kind: 'help' };
        case 'i':
          flags.inspect = true;
          break;
        case 'u':
          flags.unbuffered = true;
          break;
        case 'q':
          flags.quiet = true;
          break;
        case 'E':
        case 'I':
        case 'P':
          flags.isolated = true;
          break;
        default:
          // What changes nothing that a student could see here.
          if (!'bBdOsSvxR'.includes(letter)) return { kind: 'wrong', message: `Unknown option: -${letter}` };
      }
    }
  }
  if (version > 0) return { kind: 'version', isLong: version > 1 };
  const [file, ...rest] = words.slice(at);
  if (file === undefined) return run('interactive', '', ['']);
  return file === '-' ? run('input', '', ['-', ...rest]) : run('file', file, [file, ...rest]);
}

const noFlags: PythonFlags = {
  inspect: false,
  isolated: false,
  unbuffered: false,
  quiet: false,
  warnings: [],
};

/** How python3 answers to what it does not know. */
export function usage(program: string, message: string): string {
  return `${message}\nusage: ${program} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`python -h' for more information.\n`;
}
