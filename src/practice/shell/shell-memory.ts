import { parse, type StatementNode, serialize } from 'just-bash';
import { joinLines } from './join-lines.ts';
import { script, statement } from './syntax.ts';
import type { ShellOptions, ShellSnapshot } from './worker-messages.ts';

/** What is known of a shell between two commands: enough to show its prompt, and to start it again elsewhere. */
export class ShellMemory {
  status = 0;
  /** The next `read` was called with `-s`. */
  isSecretRead = false;
  /** The last command may have changed an array. */
  wantsArrays = false;
  #history: string[];
  #variables: Record<string, string>;
  #exported: readonly string[];
  #directory: string;
  #arrays = '';
  readonly #earlier: string;
  readonly #functions = new Map<string, string>();

  constructor(options: ShellOptions) {
    const { account, snapshot, environment, directory, name, arguments: positional, history } = options;
    this.#history = [...history];
    this.#earlier = snapshot?.definitions ?? '';
    this.#directory = snapshot?.directory ?? directory;
    this.#exported = snapshot?.exported ?? Object.keys(environment);
    this.#variables = {
      ...(snapshot?.variables ?? {
        ...defaults,
        HOSTNAME: account.hostname,
        ...environment,
        ...parameters(name, positional),
      }),
    };
  }

  get history(): readonly string[] {
    return this.#history;
  }

  variable(name: string): string | undefined {
    return this.#variables[name];
  }

  functionNames(): readonly string[] {
    return [...this.#functions.keys()];
  }

  aliases(): ReadonlyMap<string, string> {
    const aliases = Object.entries(this.#variables).filter(([name]) => name.startsWith(aliasPrefix));
    return new Map(aliases.map(([name, value]) => [name.slice(aliasPrefix.length), value]));
  }

  /** Takes over what the shell is after a command. */
  note(variables: ReadonlyMap<string, string>, exported: readonly string[], directory: string): void {
    this.#variables = Object.fromEntries(variables);
    this.#exported = exported;
    this.#directory = directory;
  }

  /** Takes over the arrays from what `declare -p` printed. */
  noteArrays(declarations: string): void {
    this.wantsArrays = false;
    this.#arrays = declarations
      .split(/\n(?=declare )/)
      .filter(
        (line) =>
          /^declare -[a-zA-Z]*[aA]/.test(line) &&
          !/^declare -\S+ (?:BASH_|PIPESTATUS|FUNCNAME|DIRSTACK|GROUPS)/.test(line),
      )
      .join('\n');
  }

  /** Keeps the functions that a command defines: just-bash cannot print them again. */
  noteDefinitions(text: string, statements: readonly StatementNode[]): void {
    this.wantsArrays ||=
      /=\(|\[[^\]]*\]=|\b(?:declare|typeset|mapfile|readarray|read|unset|source|eval|\.)\b/.test(text);
    for (const node of functionsIn(statements)) {
      this.#functions.set(node.name, serialize(script([statement(node)])));
    }
  }

  /** The same for a file that was read with `source`. */
  noteSourced(text: string): void {
    try {
      this.noteDefinitions(text, parse(text).statements);
    } catch {
      // A file that cannot be read as shell text has defined nothing.
    }
  }

  /** The command may have ended the shell on purpose, by itself or by what it calls. */
  mayLeave(text: string): boolean {
    if (/\b(?:exit|logout|exec|eval|source)\b|(?:^|\s)\.\s/.test(text)) return true;
    if ((this.variable('SHELLOPTS') ?? '').includes('errexit')) return true;
    const leaving = [...this.#functions].filter(([, body]) => /\bexit\b/.test(body)).map(([name]) => name);
    const words = text.split(/[\s;&|(){}]+/);
    return [...leaving, ...this.aliases().keys()].some((name) => words.includes(name));
  }

  remember(text: string): void {
    const control = this.variable('HISTCONTROL') ?? '';
    const entry = joinLines(text);
    if (entry.trim() === '') return;
    if (/ignorespace|ignoreboth/.test(control) && entry.startsWith(' ')) return;
    if (/ignoredups|ignoreboth/.test(control) && entry === this.#history.at(-1)) return;
    this.#history.push(entry);
  }

  forgetHistory(): void {
    this.#history = [];
  }

  snapshot(): ShellSnapshot {
    const options = (this.variable('SHELLOPTS') ?? '')
      .split(':')
      .filter((name) => restorable.has(name))
      .map((name) => `set -o ${name}`);
    const shopts = (this.variable('BASHOPTS') ?? '')
      .split(':')
      .filter((name) => /^\w+$/.test(name))
      .map((name) => `shopt -s ${name}`);
    return {
      variables: this.#variables,
      exported: this.#exported,
      directory: this.#directory,
      definitions: [this.#earlier, ...this.#functions.values(), this.#arrays, ...shopts, ...options].join(
        '\n',
      ),
    };
  }
}

const aliasPrefix = 'BASH_ALIAS_';
const restorable = new Set(['errexit', 'pipefail', 'nounset', 'xtrace', 'noclobber', 'noglob', 'allexport']);

const defaults = {
  IFS: ' \t\n',
  OPTIND: '1',
  PS1: String.raw`${'$'}{debian_chroot:+($debian_chroot)}\u@\h:\w\$ `,
  PS2: '> ',
  PS4: '+ ',
  BASH_VERSION: '5.2.37(1)-release',
  HISTSIZE: '1000',
  HOSTTYPE: 'x86_64',
  MACHTYPE: 'x86_64-pc-linux-gnu',
  OSTYPE: 'linux-gnu',
};

function parameters(name: string, positional: readonly string[]): Record<string, string> {
  const numbered = positional.map((value, index) => [String(index + 1), value]);
  return {
    '0': name,
    '#': String(positional.length),
    '@': positional.join(' '),
    '*': positional.join(' '),
    ...Object.fromEntries(numbered),
  };
}

type FunctionNode = Extract<StatementNode['pipelines'][number]['commands'][number], { type: 'FunctionDef' }>;

function functionsIn(statements: readonly StatementNode[]): FunctionNode[] {
  return statements.flatMap(({ pipelines }) =>
    pipelines.flatMap(({ commands }) =>
      commands.flatMap((node): FunctionNode[] => {
        switch (node.type) {
          case 'FunctionDef':
            return [node];
          case 'If':
            return [
              ...node.clauses.flatMap((clause) => functionsIn(clause.body)),
              ...functionsIn(node.elseBody ?? []),
            ];
          case 'Group':
          case 'For':
          case 'While':
            return functionsIn(node.body);
          default:
            return [];
        }
      }),
    ),
  );
}
