import { pageSentences } from '../language/screens/pages.ts';
import type { TutorState } from '../tutor/tutor.ts';
import { type Action, type KeyBinding, keyNames, keysOf } from './keys.ts';
import { menuColumns } from './layout.ts';
import type { Reader } from './parts/reader.ts';
import { blank, type Line, line, lineWidth, span, widthOf } from './parts/text.ts';
import type { ShellState } from './view.ts';
import { whyNot } from './why-not.ts';

/** The room that the leader's menu needs. */
export function menuNeeds(reader: Reader): { readonly entries: number; readonly entryColumns: number } {
  const bindings = keysOf('menu');
  const widest = Math.max(...bindings.map((binding) => widthOf(`(${entryText(binding, reader)})`)));
  return { entries: bindings.length, entryColumns: widest + 1 };
}

/** The leader's menu, set in a place: what can be done now, and in parentheses what cannot. */
export function menuLines(
  {
    reader,
    tutor,
    shell,
  }: { readonly reader: Reader; readonly tutor: TutorState; readonly shell: ShellState },
  width: number,
  height: number,
): readonly Line[] {
  const bindings = keysOf('menu');
  const { entryColumns } = menuNeeds(reader);
  const columns = menuColumns(width, entryColumns);
  const rows = Math.ceil(bindings.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => bindings[column * rows + row]).flatMap((binding) =>
      binding ? cell(entry(binding), entryColumns) : [],
    ),
  );
  if (height < rows + 2) return lines;
  return [line(` ${pageSentences.menu[reader.language]}`, { bold: true }), blank, ...lines];

  function entry(binding: KeyBinding): Line {
    const action = Object.keys(binding.does)[0] as Action;
    if (whyNot(action, tutor, shell)) return line(`(${entryText(binding, reader)})`, { dim: true });
    return [
      span(' '),
      span(keyNames(binding, reader), { bold: true, colour: 'cyan' }),
      span(` ${label(binding, reader)}`),
    ];
  }
}

const entryText = (binding: KeyBinding, reader: Reader): string =>
  `${keyNames(binding, reader)} ${label(binding, reader)}`;

const label = (binding: KeyBinding, reader: Reader): string => binding.label[reader.language];

const cell = (entry: Line, columns: number): Line => [
  ...entry,
  { text: ' '.repeat(Math.max(0, columns - lineWidth(entry))) },
];
