import { runEditor } from '../editor/run-editor.ts';
import type { ProgramContext, ProgramTerminal } from '../program.ts';
import type { PagedText } from './document.ts';
import { Pager, type PagerOptions } from './pager.ts';

/** Shows texts on the terminal until the student leaves. */
export function showPaged(
  context: ProgramContext,
  terminal: ProgramTerminal,
  texts: readonly PagedText[],
  options: PagerOptions,
): Promise<number> {
  return runEditor(context, terminal, { hasAlt: false }, (keys) => {
    const pager = new Pager(keys, texts, options);
    return {
      draw: (columns, rows) => pager.drawTop(columns, rows),
      work: () => pager.work(),
      saveAside: () => pager.saveAside(),
    };
  });
}
