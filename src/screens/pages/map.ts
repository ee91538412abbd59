import type { Course } from '../../course/course.ts';
import { say } from '../../language/language.ts';
import { pageSentences as text } from '../../language/screens/pages.ts';
import type { ExerciseProgress, TutorState } from '../../tutor/tutor.ts';
import { matches } from '../parts/fold.ts';
import { windowStart } from '../parts/list-window.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, span, spread } from '../parts/text.ts';
import { drawField } from '../parts/text-field.ts';
import { wrapText } from '../parts/wrap.ts';
import type { Page } from '../view-state.ts';

type MapPage = Extract<Page, { readonly kind: 'map' }>;

/** The exercises that the search leaves, in the order of the course. */
export function listedExercises(
  tutor: TutorState,
  page: MapPage,
  reader: Reader,
): readonly ExerciseProgress[] {
  return tutor.exercises.filter(({ id, title, unit }) =>
    [id, title[reader.language], unit[reader.language]].some((name) => matches(name, page.filter.text)),
  );
}

/** The course map: units, exercises with progress and minutes, what is better done first, and the chosen row. */
export function mapLines(
  {
    tutor,
    course,
    page,
    reader,
  }: {
    readonly tutor: TutorState;
    readonly course: Course;
    readonly page: MapPage;
    readonly reader: Reader;
  },
  width: number,
  height: number,
): readonly Line[] {
  const listed = listedExercises(tutor, page, reader);
  const top = filterLine(page, reader, width);
  if (listed.length === 0) {
    const sentence = tutor.exercises.length === 0 ? text.courseEmpty : text.nothingFound;
    return [...top, ...wrapText(sentence[reader.language], width)];
  }
  const rows: Line[] = [];
  let chosenRow = 0;
  listed.forEach((exercise, index) => {
    const unit = exercise.unit[reader.language];
    if (unit !== listed[index - 1]?.unit[reader.language]) {
      if (index > 0) rows.push(blank);
      rows.push(line(unit, { bold: true, underline: true }));
    }
    if (index === page.selected) chosenRow = rows.length;
    rows.push(exerciseRow(exercise, index === page.selected));
    const needs = advice(exercise);
    if (needs) rows.push(needs);
  });
  const room = height - top.length;
  const from = windowStart(rows.length, chosenRow, room);
  return [...top, ...rows.slice(from, from + room)];

  function exerciseRow(exercise: ExerciseProgress, isChosen: boolean): Line {
    const { glyphs, language } = reader;
    const mark = statusMark(exercise, reader);
    const isOpen = exercise.id === tutor.open?.exercise.id;
    const left: Line = [
      span(`${isChosen ? glyphs.selected : ' '.repeat(glyphs.selected.length)} `, {
        colour: 'cyan',
        bold: true,
      }),
      span(`${mark} `, exercise.status === 'complete' ? { colour: 'green', bold: true } : {}),
      span(exercise.title[language], { bold: isChosen }),
      span(isOpen ? ` (${text.openNow[language]})` : '', { dim: true }),
    ];
    return spread(left, line(summary(exercise)), width, glyphs.ellipsis);
  }

  function summary({ passed, skipped, total, minutes, status }: ExerciseProgress): string {
    const { language } = reader;
    const word = status === 'complete' ? text.complete : status === 'started' ? text.started : text.fresh;
    const skips = skipped > 0 ? `, ${say(text.skippedCount, language, { count: skipped })}` : '';
    return `${word[language]}${skips}  ${passed + skipped}/${total}  ${say(text.minutes, language, { minutes }).padStart(6)}`;
  }

  function advice({ id }: ExerciseProgress): Line | undefined {
    const needs =
      course.units.flatMap((unit) => unit.exercises).find((exercise) => exercise.id === id)?.needs ?? [];
    const undone = tutor.exercises.filter((other) => needs.includes(other.id) && other.status !== 'complete');
    if (undone.length === 0) return undefined;
    const exercises = undone.map((other) => other.title[reader.language]);
    return line(`      ${say(text.better, reader.language, { exercises })}`, { dim: true });
  }
}

function statusMark({ status }: ExerciseProgress, { glyphs }: Reader): string {
  if (status === 'complete') return glyphs.passed;
  return status === 'started' ? glyphs.current : glyphs.todo;
}

function filterLine(page: MapPage, reader: Reader, width: number): readonly Line[] {
  if (!page.isFiltering && page.filter.text === '') return [];
  const label = say(text.filter, reader.language, { text: '' });
  const words = page.isFiltering
    ? drawField(page.filter, width - 12, reader.glyphs.ellipsis)
    : line(page.filter.text);
  return [[span(label, { bold: true }), ...words], blank];
}
