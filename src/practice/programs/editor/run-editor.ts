import type { ProgramContext, ProgramTerminal } from '../program.ts';
import { type Frame, FramePainter } from './frame.ts';
import { HungUp, KeyQueue } from './key-queue.ts';
import { decodeKeys } from './keys.ts';

/** An editor as its terminal sees it. */
export type Editor = {
  draw(columns: number, rows: number): Frame;
  /** Reads keys and acts on them until the student leaves. */
  work(): Promise<void>;
  /** Keeps what was not saved beside its file: the line was cut. */
  saveAside(): Promise<void>;
};

/**
 * Gives an editor the terminal until the student leaves it or the line is cut, and the terminal back whatever
 * happens. Returns the exit code.
 */
export async function runEditor(
  { signal }: ProgramContext,
  terminal: ProgramTerminal,
  options: { readonly hasAlt: boolean },
  open: (keys: KeyQueue) => Editor,
): Promise<number> {
  const painter = new FramePainter(terminal);
  const paint = () => painter.paint(editor.draw(terminal.columns, terminal.rows));
  const keys = new KeyQueue(paint);
  const editor = open(keys);
  const decoder = decodeKeys((key) => keys.push(key), options);
  const giveBack = [
    terminal.takeInput((bytes) => decoder.feed(bytes)),
    terminal.onResize(() => {
      painter.forget();
      paint();
    }),
  ];
  const hangUp = () => keys.hangUp();
  signal.addEventListener('abort', hangUp);
  if (signal.aborted) hangUp();
  try {
    await editor.work();
    return 0;
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
    await editor.saveAside();
    return 1;
  } finally {
    signal.removeEventListener('abort', hangUp);
    for (const give of giveBack) give();
    decoder.close();
    painter.close();
  }
}
