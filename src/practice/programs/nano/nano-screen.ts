import { cellAt, graphemesOf } from '../editor/cells.ts';
import type { Frame } from '../editor/frame.ts';
import type { NanoState, Shortcut } from './nano-state.ts';

const mainHelp: readonly Shortcut[] = [
  ['^G', 'Help'],
  ['^X', 'Exit'],
  ['^O', 'Write Out'],
  ['^R', 'Read File'],
  ['^W', 'Where Is'],
  ['M-U', 'Undo'],
  ['^K', 'Cut'],
  ['^U', 'Paste'],
  ['^C', 'Location'],
  ['M-E', 'Redo'],
];

const helpPage = [
  'Main nano help text',
  '',
  ' Type to write. The arrow keys, Home, End, Page Up and Page Down move the cursor.',
  '',
  ' ^O   write the file out (save it); Enter accepts the name',
  ' ^X   leave; nano asks whether to save what changed',
  ' ^K   cut the line          ^U   paste what was cut',
  ' ^W   search                ^C   show the place of the cursor',
  ' ^A   start of the line     ^E   end of the line',
  ' ^Y   page up               ^V   page down',
  ' M-U  undo                  M-E  redo',
  '',
  ' ^ is the Ctrl key, M- is Alt (or Esc before the key).',
];

/** The picture of nano: title, text, one row for remarks or questions, two rows of help. */
export function drawNano(nano: NanoState, columns: number, rows: number): Frame {
  nano.textRows = Math.max(1, rows - 4);
  if (nano.cursor.line < nano.top || nano.cursor.line >= nano.top + nano.textRows) {
    nano.top = Math.max(0, nano.cursor.line - Math.floor(nano.textRows / 2));
  }
  const shift = sideways(cellAt(nano.document.line(nano.cursor.line), nano.cursor.index), columns);
  const text = nano.isHelpOpen ? page(nano.textRows, columns) : textRows(nano, columns, shift);
  const help = nano.prompt ? nano.prompt.help : mainHelp;
  const last = rows - 3;
  const cursor = nano.prompt
    ? { row: last, column: Math.min(columns - 1, widthOf(`${nano.prompt.question} ${nano.prompt.answer}`)) }
    : {
        row: 1 + nano.cursor.line - nano.top,
        column: Math.min(
          columns - 1,
          cellAt(nano.document.line(nano.cursor.line), nano.cursor.index) - shift,
        ),
      };
  return {
    rows: [title(nano, columns), ...text, remarkRow(nano, columns), ...helpRows(help, columns)],
    cursor,
  };
}

function title(nano: NanoState, columns: number): string {
  const left = '  GNU nano 7.2';
  const name = nano.name === '' ? 'New Buffer' : nano.name;
  const right = nano.document.isChanged ? 'Modified  ' : '';
  const middle = cut(name, 0, Math.max(8, columns - left.length - 14));
  const start = Math.max(left.length + 2, Math.floor((columns - widthOf(middle)) / 2));
  const row = `${left.padEnd(start)}${middle}`;
  return `\x1b[7m${row}${' '.repeat(Math.max(0, columns - widthOf(row) - right.length))}${right}\x1b[27m`;
}

// Only the cursor's line is shown shifted when it is too long, in pages, as nano does.
function sideways(cell: number, columns: number): number {
  return cell < columns - 1 ? 0 : cell - (cell % Math.max(1, columns - 8)) - 7;
}

function textRows(nano: NanoState, columns: number, shift: number): string[] {
  return Array.from({ length: nano.textRows }, (_, row) => {
    const number = nano.top + row;
    if (number >= nano.document.lines.length) return '';
    const line = nano.document.line(number);
    const start = number === nano.cursor.line ? shift : 0;
    const isLonger = cellAt(line, line.length) > start + columns;
    const body = cut(line, start, columns - (isLonger ? 1 : 0));
    const marked = start > 0 ? `\x1b[7m<\x1b[27m${[...body].slice(1).join('')}` : body;
    return isLonger ? `${marked}\x1b[7m>\x1b[27m` : marked;
  });
}

function page(rows: number, columns: number): string[] {
  return Array.from({ length: rows }, (_, row) => cut(helpPage[row] ?? '', 0, columns));
}

function remarkRow(nano: NanoState, columns: number): string {
  if (nano.prompt) {
    const text = cut(`${nano.prompt.question} ${nano.prompt.answer}`, 0, columns - 1);
    return `\x1b[7m${text}${' '.repeat(Math.max(0, columns - widthOf(text)))}\x1b[27m`;
  }
  if (nano.remark === '') return '';
  const text = `[ ${cut(nano.remark, 0, columns - 4)} ]`;
  return `${' '.repeat(Math.max(0, Math.floor((columns - widthOf(text)) / 2)))}\x1b[7m${text}\x1b[27m`;
}

// Shortcuts stand in pairs, one above the other, as many as fit.
function helpRows(help: readonly Shortcut[], columns: number): [string, string] {
  const pairs = Math.max(1, Math.min(Math.ceil(help.length / 2), Math.floor(columns / 16)));
  const width = Math.floor(columns / pairs);
  const rowOf = (offset: number) =>
    Array.from({ length: pairs }, (_, pair) => {
      const shortcut = help[pair * 2 + offset];
      if (!shortcut) return ' '.repeat(width);
      const [key, does] = shortcut;
      return `\x1b[7m${key}\x1b[27m ${cut(does, 0, width - key.length - 2)}`.padEnd(width + 9);
    }).join('');
  return [rowOf(0), rowOf(1)];
}

function cut(text: string, from: number, columns: number): string {
  return graphemesOf(text)
    .filter(({ cell, width }) => cell >= from && cell + width <= from + columns)
    .map(({ drawn }) => drawn)
    .join('');
}

function widthOf(text: string): number {
  return cellAt(text, text.length);
}
