import { type Sentence, say } from '../language/language.ts';
import { statusSentences as text } from '../language/screens/status.ts';
import type { TutorState } from '../tutor/tutor.ts';
import { type Action, type Area, type KeyBinding, keyNames, keysOf } from './keys.ts';
import type { Reader } from './parts/reader.ts';
import { type Line, line, lineWidth, type Span, span, spread, widthOf } from './parts/text.ts';
import type { ShellState } from './view.ts';
import { areaOf, type Toast, type ViewState } from './view-state.ts';
import { whyNot } from './why-not.ts';

/** The last row: a notice while there is one, else the keys of where the student is; how the line stands, at right. */
export function footerLine(
  {
    reader,
    view,
    tutor,
    shell,
    most,
  }: {
    readonly reader: Reader;
    readonly view: ViewState;
    readonly tutor: TutorState;
    readonly shell: ShellState;
    /** Lines by which the text in sight can be scrolled, at most. */
    readonly most: number;
  },
  columns: number,
): Line {
  // The last cell stays free: some Windows consoles scroll when it is written.
  const width = columns - 1;
  const right = connectionLine(tutor, reader);
  const said = view.toast ? toastLine(view.toast, reader) : shellLine(view, shell, reader);
  if (said) return spread(said, right, width, reader.glyphs.ellipsis);
  const bindings = keysOf(areaOf(view)).filter(
    (binding) => !isIdle(binding, tutor, shell) && (most > 0 || !isScrolling(binding)),
  );
  const keys = footerKeys(bindings, reader, width - lineWidth(right) - 1);
  return spread(keys, right, width, reader.glyphs.ellipsis);
}

/** The keys that fit, the most useful first, in the order of the table. */
export function footerKeys(bindings: readonly KeyBinding[], reader: Reader, width: number): Line {
  const shown = new Set<KeyBinding>();
  let used = -2;
  const listed = bindings.filter((binding) => binding.footer !== undefined);
  for (const binding of listed.toSorted((one, other) => (other.footer ?? 0) - (one.footer ?? 0))) {
    const cells = widthOf(`${keyNames(binding, reader)} ${binding.label[reader.language]}`) + 3;
    if (used + cells > width) break;
    used += cells;
    shown.add(binding);
  }
  return listed
    .filter((binding) => shown.has(binding))
    .flatMap((binding, index): Span[] => [
      span(index === 0 ? ' ' : '   '),
      span(keyNames(binding, reader), { bold: true }),
      span(` ${binding.label[reader.language]}`),
    ]);
}

/** A key that can do nothing now is not offered; the menu shows it, and says why when it is pressed. */
const isIdle = (binding: KeyBinding, tutor: TutorState, shell: ShellState): boolean =>
  Object.keys(binding.does).every((action) => whyNot(action as Action, tutor, shell) !== undefined);

/** A text that is all in sight cannot be scrolled; in a list the same keys choose. */
const isScrolling = ({ area, does }: KeyBinding): boolean =>
  textAreas.has(area) && Object.keys(does).every((action) => scrollActions.has(action));

const textAreas: ReadonlySet<Area> = new Set<Area>(['guide', 'reading', 'introduction', 'cheat-sheet']);
const scrollActions: ReadonlySet<string> = new Set<Action>([
  'up',
  'down',
  'page-up',
  'page-down',
  'top',
  'bottom',
]);

function toastLine({ sentence, values, tone }: Toast, { language, glyphs }: Reader): Line {
  const words = say(sentence, language, values);
  if (tone === 'good')
    return [span(` ${glyphs.passed} `, { colour: 'green', bold: true }), span(words, { bold: true })];
  if (tone === 'trouble')
    return [span(` ${glyphs.failed} `, { colour: 'red', bold: true }), span(words, { bold: true })];
  return line(` ${words}`, { bold: true });
}

/** What a student must know of the shell to go on; nothing while it is simply there. */
function shellLine(view: ViewState, shell: ShellState, { language, glyphs }: Reader): Line | undefined {
  if (view.page || view.isMenuOpen || view.answer) return undefined;
  switch (shell.kind) {
    case 'open':
      return shell.scrolledBack > 0 ? notice(text.scrolledBack, { rows: shell.scrolledBack }) : undefined;
    case 'cut':
      return notice(text.shellCut);
    case 'left':
      return notice(text.shellLeft);
    case 'failed':
      return notice(text.shellFailed);
    case 'connecting':
      return undefined;
  }

  function notice(sentence: Sentence, values: Readonly<Record<string, number>> = {}): Line {
    return [
      span(` ${glyphs.bullet} `, { colour: 'yellow' }),
      span(say(sentence, language, values), { bold: true }),
    ];
  }
}

function connectionLine({ connection, paused }: TutorState, { language, glyphs }: Reader): Line {
  const free = paused
    ? [span(`${text.freePlayShort[language]} ${glyphs.vertical} `, { colour: 'cyan' })]
    : [];
  switch (connection.kind) {
    case 'connected':
      return [...free, span(`${glyphs.passed} ${text.connected[language]}`, { colour: 'green' })];
    case 'connecting':
      return [...free, span(`${glyphs.todo} ${text.connectingShort[language]}`, { colour: 'yellow' })];
    case 'reconnecting': {
      const words = say(text.reconnectingShort, language, { attempt: connection.attempt });
      return [...free, span(`${glyphs.unknown} ${words}`, { colour: 'yellow' })];
    }
    case 'closed':
      return [...free, span(`${glyphs.failed} ${text.closedShort[language]}`, { colour: 'red' })];
  }
}
