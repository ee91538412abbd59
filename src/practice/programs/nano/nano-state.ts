import { cellAt, indexAtCell } from '../editor/cells.ts';
import type { Disk } from '../editor/disk.ts';
import type { Document, Place } from '../editor/document.ts';
import type { Key } from '../editor/keys.ts';
import type { TextFormat } from '../editor/text-file.ts';

/** What stands above the help lines: nothing, a remark for one key's time, or a question that is being answered. */
type NanoPrompt = {
  readonly question: string;
  readonly answer: string;
  readonly help: readonly Shortcut[];
};

/** A key and what it does, as the two last rows show them. */
export type Shortcut = readonly [key: string, does: string];

export type NanoState = {
  document: Document;
  name: string;
  format: TextFormat;
  cursor: Place;
  wantedCell: number;
  /** Lines cut one after another by ^K, for ^U. */
  cutLines: readonly string[];
  wasCut: boolean;
  lastSearch: string;
  remark: string;
  prompt: NanoPrompt | undefined;
  /** A page of help over the text. */
  isHelpOpen: boolean;
  top: number;
  textRows: number;
  isDone: boolean;
  readonly disk: Disk;
  readonly nextKey: () => Promise<Key>;
};

/** Moves the cursor to a place that exists. */
export function moveTo(nano: NanoState, place: Place): void {
  const line = Math.max(0, Math.min(place.line, nano.document.lines.length - 1));
  const text = nano.document.line(line);
  nano.cursor = { line, index: Math.max(0, Math.min(place.index, text.length)) };
  nano.wantedCell = cellAt(text, nano.cursor.index);
}

/** Moves up or down, keeping the column as far as the line reaches. */
export function moveToLine(nano: NanoState, line: number): void {
  const wanted = nano.wantedCell;
  const target = Math.max(0, Math.min(line, nano.document.lines.length - 1));
  const text = nano.document.line(target);
  moveTo(nano, {
    line: target,
    index: wanted >= cellAt(text, text.length) ? text.length : indexAtCell(text, wanted),
  });
  nano.wantedCell = wanted;
}
