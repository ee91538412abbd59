import { askText } from './ask.ts';
import { moveTo, type NanoState } from './nano-state.ts';

/** ^W: searches from the cursor on and round the end; capitals do not count. Enter alone repeats the last search. */
export async function whereIs(nano: NanoState): Promise<void> {
  const question = nano.lastSearch === '' ? 'Search:' : `Search [${nano.lastSearch}]:`;
  const answer = await askText(nano, question, '');
  if (answer === undefined) {
    nano.remark = 'Cancelled';
    return;
  }
  nano.lastSearch = answer || nano.lastSearch;
  if (nano.lastSearch !== '') find(nano, nano.lastSearch.toLowerCase());
}

function find(nano: NanoState, wanted: string): void {
  const { document, cursor } = nano;
  const count = document.lines.length;
  for (let step = 0; step <= count; step += 1) {
    const line = (cursor.line + step) % count;
    const index = document
      .line(line)
      .toLowerCase()
      .indexOf(wanted, step === 0 ? cursor.index + 1 : 0);
    if (index < 0) continue;
    if (cursor.line + step >= count) nano.remark = 'Search Wrapped';
    moveTo(nano, { line, index });
    return;
  }
  nano.remark = `"${nano.lastSearch}" not found`;
}
