import { HungUp, KeyQueue } from '../editor/key-queue.ts';
import { decodeKeys } from '../editor/keys.ts';
import type { Program, ProgramContext, ProgramTerminal } from '../program.ts';
import { type PagedText, readPaged, readPipe } from './document.ts';
import { drawRow, plainText, rowsOf, type ScreenRow } from './screen-lines.ts';

/** `more`: shows files a screen at a time and leaves them on the screen. */
export const more: Program = { names: ['more'], opensTerminal: true, run: runMore };

async function runMore(context: ProgramContext): Promise<number> {
  const { terminal, stdout, stderr } = context;
  const names = context.arguments.slice(1).filter((word) => !/^[-+]./.test(word));
  const isPiped = context.isTerminal?.input === false;
  if (names.length === 0 && !isPiped) {
    stderr("more: bad usage\nTry 'more --help' for more information.\n");
    return 1;
  }
  let exitCode = 0;
  for (const name of names.length > 0 ? names : ['-']) {
    const read = name === '-' ? await readPipe(context) : await readPaged(context, name);
    if (!('lines' in read)) {
      if (read.why === 'is a directory') await stdout(`\n*** ${name}: directory ***\n\n`);
      else stderr(`more: cannot open ${name}: ${read.why}\n`);
      exitCode = read.why === 'is a directory' ? exitCode : 1;
      continue;
    }
    const title = names.length > 1 ? `::::::::::::::\n${name}\n::::::::::::::\n` : '';
    if (terminal) {
      terminal.write(title.replaceAll('\n', '\r\n'));
      if (await pageThrough(context, terminal, read)) return exitCode;
    } else await stdout(title + read.lines.map((line) => `${line}\n`).join(''));
  }
  return exitCode;
}

/** True when the student left before the end. */
async function pageThrough(
  { signal }: ProgramContext,
  terminal: ProgramTerminal,
  text: PagedText,
): Promise<boolean> {
  const keys = new KeyQueue(() => {});
  const decoder = decodeKeys((key) => keys.push(key), { hasAlt: false });
  const giveBack = terminal.takeInput((bytes) => decoder.feed(bytes));
  const hangUp = () => keys.hangUp();
  signal.addEventListener('abort', hangUp);
  if (signal.aborted) hangUp();
  try {
    return await walkThrough(keys, terminal, text);
  } catch (error) {
    if (error instanceof HungUp) return true;
    throw error;
  } finally {
    signal.removeEventListener('abort', hangUp);
    giveBack();
    decoder.close();
  }
}

async function walkThrough(keys: KeyQueue, terminal: ProgramTerminal, text: PagedText): Promise<boolean> {
  const rowsNow = () =>
    rowsOf(text.lines, { columns: terminal.columns, hasNumbers: false, isChopped: false, shift: 0 });
  let next = 0;
  let pattern: RegExp | undefined;
  const show = (count: number) => {
    const rows = rowsNow();
    for (const row of rows.slice(next, next + count)) terminal.write(`${drawRow(row, false, [])}\r\n`);
    next = Math.min(rows.length, next + count);
  };
  show(terminal.rows - 1);
  for (;;) {
    const rows = rowsNow();
    const isDone = next >= rows.length;
    const prompt = isDone ? '(END)' : `--More--${text.name === '' ? '' : `(${shareOf(text, rows, next)}%)`}`;
    terminal.write(`\x1b[7m${prompt}\x1b[27m`);
    const key = await keys.next();
    terminal.write('\r\x1b[K');
    const page = terminal.rows - 1;
    if (key === 'q' || key === 'Q' || key === '<C-c>') return true;
    if (isDone && [' ', '<Enter>', 'f', 'd', 'z', '<Down>', '<PageDown>'].includes(key)) return false;
    if (key === ' ' || key === 'z' || key === '<PageDown>') show(page);
    else if (key === '<Enter>' || key === 'j' || key === '<Down>') show(1);
    else if (key === 'd' || key === '<C-d>') show(11);
    else if (key === 's') {
      next++;
      show(1);
    } else if (key === 'f') {
      terminal.write('\r\n...skipping 1 page\r\n\r\n');
      next += page;
      show(page);
    } else if (key === 'b' || key === '<C-b>' || key === '<PageUp>') {
      terminal.write('...back 1 page\r\n');
      next = Math.max(0, next - 2 * page);
      show(page);
    } else if (key === '=') {
      terminal.write(`${(rows[next - 1]?.line ?? 0) + 1}\r\n`);
    } else if (key === '/' || key === 'n') {
      if (key === '/') pattern = await askPattern(keys, terminal);
      const found =
        pattern &&
        text.lines.findIndex((line, at) => at >= (rows[next]?.line ?? 0) && pattern?.test(plainText(line)));
      if (found === undefined || found < 0) terminal.write('\x1b[7mPattern not found\x1b[27m\r\n');
      else {
        terminal.write('\r\n...skipping\r\n');
        // Two lines of what is before it, as the original has it.
        next = Math.max(
          0,
          rows.findIndex(({ line }) => line >= found - 2),
        );
        show(page);
      }
    } else if (key === 'h' || key === '?') terminal.write(help.replaceAll('\n', '\r\n'));
  }
}

async function askPattern(keys: KeyQueue, terminal: ProgramTerminal): Promise<RegExp | undefined> {
  let typed = '';
  for (;;) {
    terminal.write(`\r\x1b[K/${typed}`);
    const key = await keys.next();
    if (key === '<Enter>') break;
    if (key === '<Esc>' || key === '<C-c>') return undefined;
    if (key === '<Backspace>') typed = [...typed].slice(0, -1).join('');
    else if (!/^<.+>$/.test(key)) typed += key;
  }
  terminal.write('\r\x1b[K');
  try {
    return new RegExp(typed);
  } catch {
    return undefined;
  }
}

function shareOf({ lines, bytes }: PagedText, rows: readonly ScreenRow[], next: number): number {
  const line = rows[next]?.line ?? lines.length;
  const seen = Buffer.byteLength(
    lines
      .slice(0, line)
      .map((text) => `${text}\n`)
      .join(''),
  );
  return bytes === 0 ? 100 : Math.floor((seen * 100) / bytes);
}

const help = `
<space>                 Display next screen of text
<return>                Display next line of text
d or ctrl-D             Scroll half a screen
b or ctrl-B             Go back one screen
/<regular expression>   Search for it
n                       Search for it again
=                       Display current line number
q                       Exit from more
`;
