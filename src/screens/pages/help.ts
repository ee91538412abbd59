import { type Sentence, say } from '../../language/language.ts';
import { pageSentences as text } from '../../language/screens/pages.ts';
import { type Area, type KeyBinding, keyNames, keysOf } from '../keys.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, pad, span, widthOf } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';

/** The help: first the keys of where the student was, then those of the shell and of the leader, then the marks. */
export function helpLines(about: Area, reader: Reader, width: number): readonly Line[] {
  const areas = [...new Set<Area>([about, 'shell', 'menu'])];
  return [
    ...wrapText(text.helpAnyKey[reader.language], width),
    ...areas.flatMap((area) => [blank, ...section(area, reader, width)]),
    blank,
    ...marks(reader),
  ];
}

function section(area: Area, reader: Reader, width: number): readonly Line[] {
  const title = say(areaTitles[area], reader.language, { leader: reader.leader });
  const bindings = keysOf(area);
  const keyColumns = Math.max(...bindings.map((binding) => widthOf(keyNames(binding, reader)))) + 2;
  return [
    line(title, { bold: true }),
    ...bindings.flatMap((binding) => row(binding, keyColumns, reader, width)),
  ];
}

function row(binding: KeyBinding, keyColumns: number, reader: Reader, width: number): readonly Line[] {
  const words = wrapText(binding.help[reader.language], width - keyColumns - 2);
  return words.map((part, index) => [
    span(`  ${pad(index === 0 ? keyNames(binding, reader) : '', keyColumns)}`, {
      bold: true,
      colour: 'cyan',
    }),
    ...part,
  ]);
}

function marks({ glyphs, language }: Reader): readonly Line[] {
  const rows: readonly (readonly [string, Sentence])[] = [
    [glyphs.todo, text.markTodo],
    [glyphs.current, text.markCurrent],
    [glyphs.passed, text.markPassed],
    [glyphs.skipped, text.markSkipped],
  ];
  return [
    line(text.helpMarks[language], { bold: true }),
    ...rows.map(([mark, sentence]) => line(`  ${mark}  ${sentence[language]}`)),
  ];
}

const areaTitles: Readonly<Record<Area, Sentence>> = {
  shell: text.areaShell,
  menu: text.areaMenu,
  guide: text.areaGuide,
  reading: text.areaReading,
  introduction: text.areaReading,
  'cheat-sheet': text.areaCheatSheet,
  list: text.areaList,
  filter: text.areaFilter,
  answer: text.areaAnswer,
  files: text.areaFiles,
  target: text.areaTarget,
  overwrite: text.areaOverwrite,
  sending: text.areaSending,
  done: text.areaSending,
  dialog: text.areaDialog,
  'scroll-back': text.areaScrollBack,
};
