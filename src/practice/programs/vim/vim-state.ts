import { cellAt, indexAtCell, previousIndex } from '../editor/cells.ts';
import type { Disk } from '../editor/disk.ts';
import type { Document, Place } from '../editor/document.ts';
import type { Key } from '../editor/keys.ts';
import type { TextFormat } from '../editor/text-file.ts';
import type { Selection } from '../editor/wrapped-view.ts';

type Mode = 'normal' | 'insert' | 'replace' | 'visual' | 'visual-line' | 'command';

/** What was last deleted or yanked: whole lines, or a stretch of text. */
type Register = { readonly text: string; readonly isLines: boolean };

/** Everything that an open vim knows. The parts of vim (normal, insert, visual, ex) read and change it. */
export type VimState = {
  document: Document;
  /** As it was typed; undefined for a document without a name yet. */
  name: string | undefined;
  format: TextFormat;
  isNew: boolean;
  cursor: Place;
  /** The column to which up and down return; Infinity after `$`. */
  wantedCell: number;
  mode: Mode;
  /** Where a visual selection began. */
  anchor: Place;
  /** What stands in the last row; an error is drawn as one. */
  message: { readonly text: string; readonly isError: boolean };
  /** The command line while it is being typed, with its `:`, `/` or `?`. */
  commandLine: string;
  register: Register;
  search: { readonly pattern: string; readonly isForward: boolean } | undefined;
  find: { readonly kind: string; readonly character: string } | undefined;
  settings: { hasNumbers: boolean; ignoresCase: boolean };
  /** First line shown. */
  top: number;
  /** Rows for text, without the last one. */
  textRows: number;
  isDone: boolean;
  readonly disk: Disk;
  readonly nextKey: () => Promise<Key>;
};

export function inform(vim: VimState, text: string): void {
  vim.message = { text, isError: false };
}

export function complain(vim: VimState, text: string): void {
  vim.message = { text, isError: true };
}

/** Moves the cursor to a place that exists: in normal mode on a character, in insert mode also after the last one. */
export function moveTo(vim: VimState, place: Place): void {
  const line = Math.max(0, Math.min(place.line, vim.document.lines.length - 1));
  const text = vim.document.line(line);
  const isTyping = vim.mode === 'insert' || vim.mode === 'replace' || vim.mode === 'visual';
  const last = isTyping ? text.length : previousIndex(text, text.length);
  vim.cursor = { line, index: Math.max(0, Math.min(place.index, last)) };
  vim.wantedCell = cellAt(text, vim.cursor.index);
}

/** Moves up or down, keeping the column as far as the line reaches. */
export function moveToLine(vim: VimState, line: number): void {
  const wanted = vim.wantedCell;
  const target = Math.max(0, Math.min(line, vim.document.lines.length - 1));
  const text = vim.document.line(target);
  const isPastEnd = wanted > cellAt(text, text.length) - 1;
  moveTo(vim, { line: target, index: isPastEnd ? text.length : indexAtCell(text, wanted) });
  vim.wantedCell = wanted;
}

/** The place of a line's first character that is no blank. */
export function firstNonBlank(vim: VimState, line: number): Place {
  const text = vim.document.line(line);
  const index = text.search(/\S/);
  return { line, index: index < 0 ? Math.max(0, text.length - 1) : index };
}

/** Two places in the order in which they stand. */
export function inOrder(a: Place, b: Place): readonly [Place, Place] {
  return a.line < b.line || (a.line === b.line && a.index <= b.index) ? [a, b] : [b, a];
}

/** What is selected in a visual mode; the character under the cursor counts. */
export function visualSelection(vim: VimState): Selection {
  const [from, last] = inOrder(vim.anchor, vim.cursor);
  if (vim.mode === 'visual-line') {
    return {
      from: { line: from.line, index: 0 },
      to: { line: last.line, index: vim.document.line(last.line).length },
    };
  }
  const text = vim.document.line(last.line);
  // After `$` the end of the line is selected too.
  if (vim.wantedCell === Number.POSITIVE_INFINITY && last.line + 1 < vim.document.lines.length) {
    return { from, to: { line: last.line + 1, index: 0 } };
  }
  return { from, to: { line: last.line, index: Math.min(text.length, last.index + 1) } };
}
