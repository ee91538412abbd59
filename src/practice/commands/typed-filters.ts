import type { CommandContext, GuestCommand } from './guest-command.ts';
import { quoteName } from './quote-name.ts';

/**
 * Commands of just-bash that read their standard input when no file is named. just-bash gives them an empty one at
 * the prompt; here they get what is typed, or what the client sends.
 */
type Filter = {
  /** Letters of options that have a value, which is no file. */
  readonly values: string;
  /** Operands that come before the files: a pattern, a program. None when an option of `instead` brings it. */
  readonly before?: number;
  readonly instead?: string;
};

const filters: Readonly<Record<string, Filter | 'always'>> = {
  awk: { values: 'Fvf', before: 1, instead: 'f' },
  base64: { values: 'w' },
  column: { values: 'stoc' },
  cut: { values: 'bcdf' },
  egrep: { values: 'efABCmd', before: 1, instead: 'ef' },
  expand: { values: 't' },
  fgrep: { values: 'efABCmd', before: 1, instead: 'ef' },
  fold: { values: 'w' },
  grep: { values: 'efABCmd', before: 1, instead: 'ef' },
  gunzip: { values: '' },
  gzip: { values: '' },
  jq: { values: '', before: 1 },
  nl: { values: 'bfhivlnsw' },
  od: { values: 'AjNtw' },
  paste: { values: 'd' },
  rev: { values: '' },
  sed: { values: 'ef', before: 1, instead: 'ef' },
  sort: { values: 'kotST' },
  strings: { values: 'n' },
  tac: { values: 's' },
  tail: { values: 'nc' },
  tee: 'always',
  tr: 'always',
  unexpand: { values: 't' },
  uniq: { values: 'fsw' },
  xargs: 'always',
};

export const typedFilters: readonly GuestCommand[] = [
  ...Object.entries(filters).map(([name, filter]) => ({
    name,
    run: (context: CommandContext) =>
      runWithInput(context, filter === 'always' || readsInput(context.arguments, filter)),
  })),
  {
    name: 'find',
    run: ({ arguments: args, runOriginal }) =>
      runOriginal(args, {
        rephrase: (complaint) => complaint.replace(/^find: (?!‘)(.*): (No such file.*)$/gm, 'find: ‘$1’: $2'),
      }),
  },
  { name: 'tar', run: (context) => runWithInput(context, tarReadsInput(context.arguments)) },
];

async function runWithInput(context: CommandContext, reads: boolean): Promise<number> {
  const { name, runOriginal } = context;
  const rephrase = inItsOwnWords[name];
  if (!reads || !context.streams.input) return runOriginal(context.arguments, rephrase && { rephrase });
  const input = await context.input();
  return context.isInterrupted() ? 130 : runOriginal(context.arguments, { input });
}

const openFailure = (complaint: string): string =>
  complaint.replace(
    /^(tail): (.*): (No such file or directory|Permission denied)$/gm,
    (_, name, file, why) => `${name}: cannot open ${quoteName(file)} for reading: ${why}`,
  );

const inItsOwnWords: Readonly<Record<string, (complaint: string) => string>> = {
  tail: openFailure,
  grep: (complaint) =>
    complaint === 'grep: missing pattern\n'
      ? "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n"
      : complaint,
};

function readsInput(args: readonly string[], { values, before = 0, instead = '' }: Filter): boolean {
  if (args.includes('--help') || args.includes('--version')) return false;
  let operands = 0;
  let wanted = before;
  let recurses = false;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--') {
      operands += args.length - index - 1;
      break;
    }
    if (argument === '-') return true;
    if (!argument.startsWith('-')) {
      operands++;
      continue;
    }
    if (argument.startsWith('--')) {
      recurses ||= argument === '--recursive';
      continue;
    }
    const at = [...argument.slice(1)].findIndex((letter) => values.includes(letter));
    const letter = at < 0 ? '' : argument[at + 1];
    if (letter && instead.includes(letter)) wanted = 0;
    recurses ||= /^-[a-zA-Z]*[rR]/.test(argument) && wanted === 1;
    // The value is the next word unless it stands right behind the letter.
    if (letter && at === argument.length - 2) index++;
  }
  return operands <= wanted && !recurses;
}

/** `tar x` without `-f`, or with `-f -`. */
function tarReadsInput(args: readonly string[]): boolean {
  const [first = ''] = args;
  const letters = args.filter((argument, index) => index === 0 || /^-\w/.test(argument)).join('');
  if (!/[xt]/.test(first) && !args.includes('--extract') && !args.includes('--list')) return false;
  if (!letters.includes('f')) return true;
  return args.includes('-');
}
