import type { ProgramTerminal } from '../program.ts';

/** One picture of an editor: exactly as many rows as the terminal has, and the cursor, both counted from 0. */
export type Frame = {
  readonly rows: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
};

/** Paints frames on a terminal's alternate screen, sending only the rows that changed. */
export class FramePainter {
  readonly #terminal: ProgramTerminal;
  #shown: readonly string[] = [];

  constructor(terminal: ProgramTerminal) {
    this.#terminal = terminal;
    terminal.write('\x1b[?1049h\x1b[H\x1b[2J');
  }

  paint(frame: Frame): void {
    const changed = frame.rows
      // Erased first: after a row that fills the width, erasing would take its last cell away.
      .map((text, row) => (text === this.#shown[row] ? '' : `\x1b[${row + 1};1H\x1b[0m\x1b[K${text}\x1b[0m`))
      .join('');
    this.#shown = frame.rows;
    const cursor = `\x1b[${frame.cursor.row + 1};${frame.cursor.column + 1}H`;
    this.#terminal.write(changed === '' ? cursor : `\x1b[?25l${changed}${cursor}\x1b[?25h`);
  }

  /** The next frame is painted whole: after a resize, or when the student asks for it. */
  forget(): void {
    this.#shown = [];
    this.#terminal.write('\x1b[2J');
  }

  close(): void {
    this.#terminal.write('\x1b[?25h\x1b[0m\x1b[?1049l');
  }
}
