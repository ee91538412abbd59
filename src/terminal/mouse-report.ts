import type { MouseEncoding } from './screen-modes.ts';

/** One report of the student's mouse; column and row count from 0. */
export type MouseReport = {
  readonly button: number;
  readonly column: number;
  readonly row: number;
  readonly released: boolean;
};

/** Writes a report as the remote program asked for it; undefined when that form cannot say it. */
export function encodeMouse(report: MouseReport, encoding: MouseEncoding): Buffer | undefined {
  const column = report.column + 1;
  const row = report.row + 1;
  if (encoding === 'sgr') {
    return Buffer.from(`\x1b[<${report.button};${column};${row}${report.released ? 'm' : 'M'}`);
  }
  if (column > 223 || row > 223) return undefined;
  // The old form does not say which button went up
  const button = report.released ? (report.button & ~3) | 3 : report.button;
  return Buffer.from([0x1b, 0x5b, 0x4d, 32 + button, 32 + column, 32 + row]);
}
