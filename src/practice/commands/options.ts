import type { CommandContext } from './guest-command.ts';

export type OptionRules = {
  /** Single letters without a value. */
  readonly flags?: string;
  /** Single letters with a value. */
  readonly values?: string;
  /** Long names and the letter each stands for. */
  readonly long?: Readonly<Record<string, string>>;
};

export type ParsedOptions =
  | {
      readonly kind: 'parsed';
      has(flag: string): boolean;
      value(flag: string): string | undefined;
      /** The flags in the order in which they came, for those of which the last one counts. */
      readonly order: readonly string[];
      readonly operands: readonly string[];
    }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads a command's options as GNU's getopt does: `-la`, `-n 5`, `-n5`, `--number=5`, operands anywhere, `--`. */
export function parseOptions(args: readonly string[], rules: OptionRules): ParsedOptions {
  const { flags = '', values = '', long = {} } = rules;
  const found = new Map<string, string>();
  const order: string[] = [];
  const operands: string[] = [];
  const note = (letter: string, value = '') => {
    found.set(letter, value);
    order.push(letter);
  };
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (argument.startsWith('--')) {
      const [name = '', attached] = splitOnce(argument.slice(2));
      const letter = longLetter(name, long);
      if (letter === undefined) return { kind: 'wrong', message: `unrecognized option '--${name}'` };
      if (!values.includes(letter)) note(letter, attached);
      else if (attached !== undefined) note(letter, attached);
      else if (index + 1 < args.length) note(letter, args[++index]);
      else return { kind: 'wrong', message: `option '--${name}' requires an argument` };
    } else if (argument.startsWith('-') && argument !== '-') {
      for (let at = 1; at < argument.length; at++) {
        const letter = argument[at] ?? '';
        if (flags.includes(letter)) note(letter);
        else if (!values.includes(letter)) return { kind: 'wrong', message: `invalid option -- '${letter}'` };
        else {
          const attached = argument.slice(at + 1);
          if (attached === '' && index + 1 >= args.length) {
            return { kind: 'wrong', message: `option requires an argument -- '${letter}'` };
          }
          note(letter, attached === '' ? args[++index] : attached);
          break;
        }
      }
    } else operands.push(argument);
  }
  return {
    kind: 'parsed',
    has: (flag) => found.has(flag),
    value: (flag) => found.get(flag),
    order,
    operands,
  };
}

/** Says what was wrong with the options, in GNU's words. */
export function usageError(
  { name, complain }: Pick<CommandContext, 'name' | 'complain'>,
  { message }: { readonly message: string },
  exitCode = 1,
): number {
  complain(`${name}: ${message}\nTry '${name} --help' for more information.\n`);
  return exitCode;
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** GNU takes any beginning of a long name that can mean only one. */
function longLetter(name: string, long: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(long, name)) return long[name];
  const fitting = Object.keys(long).filter((known) => known.startsWith(name));
  return fitting.length === 1 && fitting[0] !== undefined ? long[fitting[0]] : undefined;
}
