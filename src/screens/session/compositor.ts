import { rowChange } from '../../terminal/row-change.ts';
import { emptyRow, type RowText } from '../../terminal/row-text.ts';
import type { PaneCursor, ShellPane } from '../../terminal/shell-pane.ts';
import { defaultModes, modesChange, type TerminalModes } from '../../terminal/terminal-modes.ts';
import type { Layout, Rectangle } from '../view.ts';
import { styledColumns } from './styled-columns.ts';

/** What the screen is to show. */
export type Picture = {
  readonly layout: Layout;
  /** The chrome's last frame; where the pane stands it is covered. */
  readonly chrome: readonly string[];
  /** Undefined while there is nothing of a shell to show: the chrome shows there too. */
  readonly pane: ShellPane | undefined;
  /** The hardware cursor follows the pane's; otherwise it is hidden. */
  readonly cursorInPane: boolean;
  readonly modes: TerminalModes;
};

/** What stands in a row; a part that is undefined may show anything. */
type ShownRow = { line?: string; left?: RowText; pane?: RowText; right?: RowText };

/**
 * Keeps what stands on a terminal equal to a picture, writing only what changed. Addresses are absolute, nothing
 * wraps, and the bottom-right cell is never written, for a Windows console scrolls then.
 */
export class Compositor {
  readonly #noColor: boolean;
  #shown: ShownRow[] = [];
  #layout: Layout | undefined;
  /** The sequence that put the cursor where it stands; undefined while it is hidden. */
  #place: string | undefined;
  #modes: TerminalModes = defaultModes;

  constructor(options: { readonly noColor: boolean }) {
    this.#noColor = options.noColor;
  }

  /** Forgets what stands on the screen: the next change paints all of it and sets every mode. */
  forget(): void {
    this.#layout = undefined;
    this.#modes = defaultModes;
  }

  /** What to write so that the screen shows the picture; empty when it does already. */
  change(picture: Picture): string {
    let text = '';
    let rows = 0;
    const layout = shownLayout(picture);
    if (this.#layout?.columns !== layout.columns || this.#layout.rows !== layout.rows) {
      text += clearScreen;
      rows += 2;
      this.#shown = Array.from({ length: layout.rows }, () => ({
        left: emptyRow,
        pane: emptyRow,
        right: emptyRow,
      }));
    } else if (!sameRectangle(this.#layout.pane, layout.pane)) {
      // Painted over rather than cleared first: no flash on terminals that know nothing of mode 2026
      this.#shown = Array.from({ length: layout.rows }, () => ({}));
    }
    this.#layout = layout;
    for (let row = 0; row < picture.layout.rows; row++) {
      const change = this.#rowChange(picture, row);
      if (change === '') continue;
      text += change;
      rows += 1;
    }
    const modes = modesChange(this.#modes, picture.modes);
    this.#modes = picture.modes;
    const place = cursorPlace(picture);
    const moved = place !== this.#place;
    const shown = place === undefined ? hideCursor : showCursor;
    const switched = rows > 1 || (place === undefined) !== (this.#place === undefined) ? shown : '';
    this.#place = place;
    if (text === '' && modes === '' && !moved) return '';
    if (rows < 2) return text + modes + (place ?? '') + switched;
    return `\x1b[?2026h${hideCursor}${text}${modes}${place ?? ''}${switched}\x1b[?2026l`;
  }

  #rowChange(picture: Picture, row: number): string {
    const shown = this.#shown[row];
    if (shown === undefined) return '';
    const { columns, rows, pane: area } = shownLayout(picture);
    const end = row === rows - 1 ? columns - 1 : columns;
    const inPane = area !== undefined && row >= area.row && row < area.row + area.rows;
    const paneStart = inPane ? area.column : end;
    const paneEnd = inPane ? Math.min(area.column + area.columns, end) : end;
    let change = '';
    const line = picture.chrome[row] ?? '';
    if (line !== shown.line) {
      shown.line = line;
      const left = styledColumns(line, 0, paneStart, this.#noColor);
      const right = styledColumns(line, paneEnd, end, this.#noColor);
      change += rowChange(shown.left ?? anything(paneStart), left, row, 0);
      change += rowChange(shown.right ?? anything(end - paneEnd), right, row, paneEnd);
      shown.left = left;
      shown.right = right;
    }
    if (inPane && picture.pane !== undefined) {
      const next = picture.pane.row(row - area.row, paneEnd - paneStart, paneStart, this.#noColor);
      change += rowChange(shown.pane ?? anything(paneEnd - paneStart), next, row, paneStart);
      shown.pane = next;
    }
    return change;
  }
}

const clearScreen = '\x1b[0m\x1b[2J';

// Without a shell to show, its place is the chrome's
function shownLayout({ layout, pane }: Picture): Layout {
  return pane === undefined ? { ...layout, pane: undefined } : layout;
}

// A row that equals no other, so that all its columns are written or cleared
function anything(columns: number): RowText {
  return columns > 0 ? { text: '\0', columns } : emptyRow;
}

function sameRectangle(one: Rectangle | undefined, other: Rectangle | undefined): boolean {
  return (
    one?.column === other?.column &&
    one?.row === other?.row &&
    one?.columns === other?.columns &&
    one?.rows === other?.rows
  );
}

const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';

function cursorPlace({ pane, layout, cursorInPane }: Picture): string | undefined {
  const area = layout.pane;
  const cursor: PaneCursor | undefined = pane?.cursor;
  if (!cursorInPane || area === undefined || cursor === undefined || !cursor.visible) return undefined;
  const column = Math.min(cursor.column, area.columns - 1);
  const row = Math.min(cursor.row, area.rows - 1);
  return `\x1b[${area.row + row + 1};${area.column + column + 1}H`;
}
