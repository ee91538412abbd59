import type { Program, ProgramContext } from '../program.ts';
import { type PagedText, readPaged, readPipe } from './document.ts';
import { rowsOf } from './screen-lines.ts';
import { showPaged } from './show-paged.ts';

/** `less`: shows files, or what comes through a pipe, a screen at a time. */
export const less: Program = { names: ['less', 'pager'], opensTerminal: true, run: runLess };

async function runLess(context: ProgramContext): Promise<number> {
  const { terminal, stdout, stderr } = context;
  const asked = readArguments([
    ...(context.environment.LESS ?? '').split(/\s+/).filter((word) => word !== ''),
    ...context.arguments.slice(1),
  ]);
  if (asked.wrong !== undefined) {
    stderr(`There is no ${asked.wrong} option ("less --help" for help)\n`);
    return 1;
  }
  if (asked.wantsHelp) {
    await stdout(usage);
    return 0;
  }
  const isPiped = context.isTerminal?.input === false;
  if (asked.names.length === 0 && !isPiped) {
    stderr('Missing filename ("less --help" for help)\n');
    return 1;
  }
  const texts: PagedText[] = [];
  let exitCode = 0;
  for (const name of asked.names.length > 0 ? asked.names : ['-']) {
    const read = name === '-' ? await readPipe(context) : await readPaged(context, name);
    if ('lines' in read) texts.push(read);
    else {
      stderr(read.why === 'is a directory' ? `${name} is a directory\n` : `${name}: ${read.why}\n`);
      exitCode = 1;
    }
  }
  if (texts.length === 0) return exitCode;
  const all = () => texts.map(({ lines }) => lines.map((line) => `${line}\n`).join('')).join('');
  if (!terminal) {
    await stdout(all());
    return exitCode;
  }
  if (asked.has('F') && texts.length === 1) {
    const rows = rowsOf(texts[0]?.lines ?? [], {
      columns: terminal.columns,
      hasNumbers: false,
      isChopped: false,
      shift: 0,
    });
    if (rows.length < terminal.rows) {
      await stdout(all());
      return exitCode;
    }
  }
  return showPaged(context, terminal, texts, {
    hasNumbers: asked.has('N'),
    isChopped: asked.has('S'),
    ignoresCase: asked.has('i') || asked.has('I'),
    first: asked.first,
  });
}

type Asked = {
  readonly names: readonly string[];
  readonly first: string;
  readonly wantsHelp: boolean;
  readonly wrong: string | undefined;
  has(letter: string): boolean;
};

function readArguments(args: readonly string[]): Asked {
  const names: string[] = [];
  const letters = new Set<string>();
  let first = '';
  let wrong: string | undefined;
  let wantsHelp = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--help' || word === '-?') wantsHelp = true;
    else if (word === '--') {
      names.push(...args.slice(index + 1));
      break;
    } else if (word.startsWith('+')) first = word.slice(1);
    else if (word === '-' || !word.startsWith('-')) names.push(word);
    else if (word === '-p') first = `/${args[++index] ?? ''}`;
    else if (word.startsWith('--')) {
      const letter = longNames[word.slice(2)];
      if (letter === undefined) wrong ??= word;
      else letters.add(letter);
    } else {
      for (const letter of word.slice(1)) {
        if ('FgiIKmMnNqQrRsSwWXeEJ~'.includes(letter)) letters.add(letter);
        else wrong ??= `-${letter}`;
      }
    }
  }
  return { names, first, wantsHelp, wrong, has: (letter) => letters.has(letter) };
}

const longNames: Readonly<Record<string, string>> = {
  'LINE-NUMBERS': 'N',
  'chop-long-lines': 'S',
  'ignore-case': 'i',
  'quit-if-one-screen': 'F',
  'RAW-CONTROL-CHARS': 'R',
  'no-init': 'X',
};

const usage = `Usage: less [OPTION]... [FILE]...
Show FILEs, or standard input, a screen at a time.

  -F  quit at once if all fits on one screen
  -i  ignore case in searches
  -N  show line numbers
  -S  chop long lines rather than fold them
  -p PATTERN, +/PATTERN  start at PATTERN
  +G  start at the end

Within less, h shows its commands and q leaves.
`;
