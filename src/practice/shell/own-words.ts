import { asNormalDiff } from './normal-diff.ts';

/** What a command of just-bash wrote and left with. */
export type OriginalResult = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

type Correction = (result: OriginalResult, args: readonly string[]) => OriginalResult;

/** Puts what a command of just-bash answers into the form and the words that Debian's own has for it. */
export function inOwnWords(name: string, args: readonly string[], result: OriginalResult): OriginalResult {
  return corrections.get(name)?.(result, args) ?? result;
}

/** The same wish in the form in which just-bash's command of this name understands it. */
export function inItsWords(name: string, args: readonly string[]): readonly string[] {
  if (name === 'xargs')
    return args.flatMap(
      (argument) =>
        /^-([nILP])(.+)$/
          .exec(argument)
          ?.slice(1, 3)
          .map((part, index) => (index === 0 ? `-${part}` : part)) ?? [argument],
    );
  // Without a file it looks through the current folder.
  if (name === 'grep' && isRecursive(args) && operandsOf(args).length === 1) return [...args, '.'];
  return args;
}

const operandsOf = (args: readonly string[]): readonly string[] =>
  args.filter((argument) => !argument.startsWith('-'));

const isRecursive = (args: readonly string[]): boolean =>
  !args.some((argument) => /^-[a-zA-Z]*[ef]|^--/.test(argument)) &&
  args.some((argument) => /^-[a-zA-Z]*[rR]/.test(argument));

const hint = (name: string): string => `Try '${name} --help' for more information.\n`;

const missingOperand =
  (name: string): Correction =>
  ({ stderr, ...rest }) => ({
    ...rest,
    stderr: stderr.replace(`${name}: missing operand\n`, `${name}: missing operand\n${hint(name)}`),
  });

const corrections: ReadonlyMap<string, Correction> = new Map([
  ['basename', missingOperand('basename')],
  ['dirname', missingOperand('dirname')],
  ['diff', correctDiff],
  [
    'find',
    ({ stderr, ...rest }) => ({ ...rest, stderr: stderr.replace(/predicate '(.*)'/, "predicate `$1'") }),
  ],
  ['grep', correctGrep],
  ['gunzip', correctGzip],
  ['gzip', correctGzip],
  ['head', correctLineCount],
  [
    'od',
    (result, args) => ({
      ...result,
      stdout: args.includes('-c') ? result.stdout.replace(/^(\d{7}) /gm, '$1') : result.stdout,
    }),
  ],
  [
    'sleep',
    (result, args) => {
      const { stderr, ...rest } = missingOperand('sleep')(result, args);
      return {
        ...rest,
        stderr: stderr
          .replace(/interval '(.*)'/, 'interval ‘$1’\n')
          .replace(/(interval .*\n)\n?/, `$1${hint('sleep')}`),
      };
    },
  ],
  [
    'sort',
    ({ stdout, stderr, exitCode }) => {
      const own = stderr.replace(
        /^sort: (.*: (?:No such file|Permission denied))/gm,
        'sort: cannot read: $1',
      );
      return { stdout, stderr: own, exitCode: own === stderr ? exitCode : 2 };
    },
  ],
  ['tail', correctLineCount],
  ['tar', correctTar],
  ['tr', correctTr],
  [
    'uniq',
    (result, args) => ({
      ...result,
      stdout: args.some((argument) => /^-[a-z]*c/.test(argument))
        ? result.stdout.replace(/^ *(\d+) /gm, (_, count: string) => `${count.padStart(7)} `)
        : result.stdout,
    }),
  ],
]);

/** The commands whose answers are corrected. */
export const correctedNames: readonly string[] = [...corrections.keys()];

function correctDiff({ stdout, stderr, exitCode }: OriginalResult, args: readonly string[]): OriginalResult {
  const [only] = args.filter((argument) => !argument.startsWith('-'));
  const own = stderr.replace(
    'diff: missing operand\n',
    `diff: missing operand after '${only ?? 'diff'}'\ndiff: ${hint('diff')}`,
  );
  const wantsOther = args.some((argument) => /^-[a-zA-Z]*[ucyqUC]|^--(?:unified|brief|side)/.test(argument));
  const form = wantsOther ? stdout.replace(/^=+\n/, '') : asNormalDiff(stdout);
  return { stdout: form, stderr: own, exitCode };
}

function correctGrep({ stdout, stderr, exitCode }: OriginalResult, args: readonly string[]): OriginalResult {
  const operands = operandsOf(args);
  const namesFiles = isRecursive(args) && !args.some((argument) => /^-[a-zA-Z]*h/.test(argument));
  const wasNamed = namesFiles && operands.length === 2 && operands[1] === '.';
  const hasFailed = /: (?:Is a directory|No such file or directory|Permission denied)$/m.test(stderr);
  return {
    stdout: wasNamed ? stdout.replace(/^(?!--$|\.\/)(?=.)/gm, './') : stdout,
    stderr,
    exitCode: hasFailed ? 2 : exitCode,
  };
}

function correctGzip({ stdout, stderr, exitCode }: OriginalResult): OriginalResult {
  const isSuffix = stderr.includes('unknown suffix');
  return { stdout, stderr: stderr.replace(/^gunzip: /gm, 'gzip: '), exitCode: isSuffix ? 2 : exitCode };
}

function correctLineCount({ stderr, ...rest }: OriginalResult, args: readonly string[]): OriginalResult {
  const value = args[args.indexOf('-n') + 1] ?? '';
  return { ...rest, stderr: stderr.replace(/(invalid number of lines)\n/, `$1: ‘${value}’\n`) };
}

function correctTar({ stdout, stderr, exitCode }: OriginalResult, args: readonly string[]): OriginalResult {
  const help = "Try 'tar --help' or 'tar --usage' for more information.\n";
  const own = stderr
    .replace(
      'You must specify one of -c, -r, -u, -x, or -t\n',
      `You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\n${help}`,
    )
    .replace(/(Cowardly refusing.*\n)/, `$1${help}`)
    .replace(/(Cannot open: .*\n)/, '$1tar: Error is not recoverable: exiting now\n')
    .replace(
      'Invalid tar archive format\n',
      'This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n',
    );
  const [first = ''] = args;
  // It tells what it packs on the standard output, unless the archive itself goes there.
  const tells = /^-?[a-z]*v/.test(first) && args.length > 2 && !args.includes('-');
  if (!tells || exitCode !== 0) return { stdout, stderr: own, exitCode };
  return { stdout: stdout + own, stderr: '', exitCode };
}

function correctTr({ stdout, stderr, exitCode }: OriginalResult, args: readonly string[]): OriginalResult {
  const [first, second] = args.filter((argument) => !/^-[a-zA-Z]+$/.test(argument));
  const deletes = args.some((argument) => /^-[a-zA-Z]*d/.test(argument));
  const squeezes = args.some((argument) => /^-[a-zA-Z]*s/.test(argument));
  if (deletes && !squeezes && second !== undefined) {
    const why = 'Only one string may be given when deleting without squeezing repeats.\n';
    return { stdout: '', stderr: `tr: extra operand ‘${second}’\n${why}${hint('tr')}`, exitCode: 1 };
  }
  if (!stderr.startsWith('tr: missing operand') || first === undefined) return { stdout, stderr, exitCode };
  const why = deletes ? '' : 'Two strings must be given when translating.\n';
  return { stdout, stderr: `tr: missing operand after ‘${first}’\n${why}${hint('tr')}`, exitCode };
}
