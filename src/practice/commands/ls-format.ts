import stringWidth from 'string-width';
import { modeText } from './file-mode.ts';
import type { CommandContext } from './guest-command.ts';
import { listedDate } from './guest-time.ts';
import { humanSize } from './human-size.ts';
import type { Entry } from './ls-entries.ts';

export type ListStyle = {
  readonly has: (flag: string) => boolean;
  readonly color: boolean;
  readonly context: Pick<CommandContext, 'streams' | 'terminal' | 'environment'>;
};

/** Entries as `ls` prints them: in columns on a terminal, one to a line elsewhere, long with `-l`. */
export function listEntries(
  entries: readonly Entry[],
  style: ListStyle,
  alsoMeasured: readonly Entry[] = [],
): string {
  if (entries.length === 0) return '';
  const { has, context } = style;
  const isOnTerminal = context.streams.output && context.terminal !== undefined;
  const quotes = isOnTerminal && !has('N');
  const hasQuoted = quotes && entries.some(({ name }) => needsQuotes(name));
  const names = entries.map((entry) => shownName(entry, style, quotes, hasQuoted));
  if (has('l') || has('g') || has('o') || has('n'))
    return longLines(entries, names, style, [...entries, ...alsoMeasured]);
  const isOnePerLine = has('1') || !(isOnTerminal || has('C') || has('x'));
  if (isOnePerLine) return names.map(({ text }) => `${text.trimStart()}\n`).join('');
  return inColumns(names, context.terminal?.columns ?? 80);
}

type Shown = { readonly text: string; readonly width: number };

function shownName(entry: Entry, { has, color }: ListStyle, quotes: boolean, hasQuoted: boolean): Shown {
  const isQuoted = quotes && needsQuotes(entry.name);
  const plain = isQuoted ? quoted(entry.name) : entry.name;
  const before = hasQuoted && !isQuoted ? ' ' : '';
  const painted = color ? paint(plain, entry) : plain;
  const mark = has('F') || (has('p') && entry.facts.kind === 'folder') ? markOf(entry, has('l')) : '';
  return { text: before + painted + mark, width: stringWidth(before + plain + mark) };
}

const needsQuotes = (name: string): boolean =>
  name === '' || /[\s"'$&()*;<>?[\\\]`|!^]|^[#~]|[\x00-\x1f\x7f]/.test(name);

function quoted(name: string): string {
  const shown = name.replace(/[\x00-\x1f\x7f]/g, '?');
  return shown.includes("'") && !/["$`\\]/.test(shown)
    ? `"${shown}"`
    : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

function markOf({ facts, target }: Entry, isLong: boolean): string {
  if (facts.kind === 'folder') return '/';
  if (target !== undefined) return isLong ? '' : '@';
  return (facts.mode & 0o111) !== 0 ? '*' : '';
}

function paint(text: string, { facts, isBroken, name }: Entry): string {
  const code =
    facts.kind === 'folder'
      ? (facts.mode & 0o1002) === 0o1002
        ? '30;42'
        : '01;34'
      : facts.kind === 'link'
        ? isBroken
          ? '40;31;01'
          : '01;36'
        : (facts.mode & 0o111) !== 0
          ? '01;32'
          : /\.(?:tar|tgz|zip|gz|bz2|xz|7z|deb)$/i.test(name)
            ? '01;31'
            : /\.(?:jpe?g|png|gif|bmp|svg|webp|mp4|mkv|mov)$/i.test(name)
              ? '01;35'
              : undefined;
  return code === undefined ? text : `\x1b[0m\x1b[${code}m${text}\x1b[0m`;
}

function longLines(
  entries: readonly Entry[],
  names: readonly Shown[],
  { has, context }: ListStyle,
  measured: readonly Entry[],
): string {
  const now = new Date();
  const owner = ({ facts }: Entry) => (has('n') ? String(facts.userId) : facts.owner);
  const size = ({ facts }: Entry) => (has('h') ? humanSize(facts.size) : String(facts.size));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const widths = {
    links: widest(measured.map(({ links }) => String(links))),
    owner: widest(measured.map(owner)),
    size: widest(measured.map(size)),
  };
  return entries
    .map((entry, index) => {
      const columns = [
        modeText(entry.facts),
        String(entry.links).padStart(widths.links),
        ...(has('g') ? [] : [owner(entry).padEnd(widths.owner)]),
        ...(has('o') ? [] : [owner(entry).padEnd(widths.owner)]),
        size(entry).padStart(widths.size),
        listedDate(entry.facts.modified, now, context.environment.TZ),
      ];
      const arrow = entry.target === undefined ? '' : ` -> ${entry.target}`;
      return `${columns.join(' ')} ${names[index]?.text ?? ''}${arrow}\n`;
    })
    .join('');
}

/** The fewest rows into which the names fit, filled downwards. */
function inColumns(names: readonly Shown[], width: number): string {
  for (let rows = 1; rows <= names.length; rows++) {
    const columns: Shown[][] = [];
    for (let start = 0; start < names.length; start += rows) columns.push(names.slice(start, start + rows));
    const widths = columns.map((column) => Math.max(...column.map((name) => name.width)) + 2);
    const total = widths.reduce((sum, one) => sum + one, 0) - 2;
    if (total >= width && rows < names.length) continue;
    let output = '';
    for (let row = 0; row < rows; row++) {
      const cells = columns.flatMap((column, index) => {
        const name = column[row];
        if (!name) return [];
        const isLast = index === columns.length - 1 || !columns[index + 1]?.[row];
        return [isLast ? name.text : name.text + ' '.repeat((widths[index] ?? 0) - name.width)];
      });
      output += `${cells.join('')}\n`;
    }
    return output;
  }
  return '';
}
