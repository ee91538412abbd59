import type { Layout, Rectangle } from './view.ts';

/** The smallest window in which a lesson can be followed. */
export const smallest = { columns: 60, rows: 15 } as const;

/** From this width on, guide and shell stand side by side. */
const sideBySideFrom = 100;
/** Many programs assume 80 columns, so the shell gets them first and the guide what is left, within these limits. */
const comfortableShell = 80;
const guideColumns = { least: 32, most: 44 } as const;

/** How the window is shared out: what stands where, for the chrome. `Layout` is what the shell's session sees of it. */
export type Arrangement = Layout & {
  readonly kind: 'too-small' | 'page' | 'zoom' | 'strip' | 'side';
  /** Where the guide stands; undefined where there is none (a page, zoom). */
  readonly guide: Rectangle | undefined;
  /** Where a page stands when one is open: everything but the footer. */
  readonly page: Rectangle;
  /** Row of the footer. */
  readonly footer: number;
};

/** What is open, as far as room is concerned. */
export type Open = {
  /** A page or a dialog hides the shell. */
  readonly page: boolean;
  readonly zoom: boolean;
  /** Cells that the leader's menu needs; undefined while it is put away. It stands in the guide's place if it fits. */
  readonly menu: { readonly entries: number; readonly entryColumns: number } | undefined;
};

/** Shares out a window of a size. Pure: the same window and the same things open give the same places. */
export function arrange(columns: number, rows: number, open: Open): Arrangement {
  const page = { column: 0, row: 0, columns, rows: rows - 1 };
  const base = { columns, rows, page, footer: rows - 1, tooSmall: false };
  if (columns < smallest.columns || rows < smallest.rows) {
    return { ...base, kind: 'too-small', tooSmall: true, guide: undefined, pane: undefined };
  }
  const beside = open.zoom
    ? zoomed(columns, rows)
    : isSideBySide(columns)
      ? side(columns, rows)
      : strip(columns, rows);
  const menuHasRoom = !open.menu || menuFits(open.menu, beside.guide);
  if (open.page || !menuHasRoom) return { ...base, kind: 'page', guide: undefined, pane: undefined };
  return { ...base, ...beside };
}

/** Whether guide and shell stand side by side in a window of so many columns. */
export const isSideBySide = (columns: number): boolean => columns >= sideBySideFrom;

/** Columns of keys that fit beside each other in a place. */
export const menuColumns = (columns: number, entryColumns: number): number =>
  Math.max(1, Math.floor(columns / entryColumns));

type Beside = Pick<Arrangement, 'kind' | 'guide' | 'pane'>;

const zoomed = (columns: number, rows: number): Beside => ({
  kind: 'zoom',
  guide: undefined,
  pane: { column: 0, row: 0, columns, rows: rows - 1 },
});

/** Guide, one column of divider, shell. */
function side(columns: number, rows: number): Beside {
  const left = columns - 1 - comfortableShell;
  const guide = Math.min(guideColumns.most, Math.max(guideColumns.least, left));
  return {
    kind: 'side',
    guide: { column: 0, row: 0, columns: guide, rows: rows - 1 },
    pane: { column: guide + 1, row: 0, columns: columns - guide - 1, rows: rows - 1 },
  };
}

/** A strip of 4 to 6 rows, its last one a rule, above a shell of the full width. */
function strip(columns: number, rows: number): Beside {
  const height = rows < 18 ? 4 : rows < 22 ? 5 : 6;
  return {
    kind: 'strip',
    guide: { column: 0, row: 0, columns, rows: height },
    pane: { column: 0, row: height, columns, rows: rows - 1 - height },
  };
}

function menuFits(
  menu: { readonly entries: number; readonly entryColumns: number },
  place: Rectangle | undefined,
): boolean {
  if (!place) return false;
  const rows = Math.ceil(menu.entries / menuColumns(place.columns, menu.entryColumns));
  return rows <= place.rows;
}
