import type { Course } from '../course/course.ts';
import { type Sentence, say, type Values } from '../language/language.ts';
import { guideSentences } from '../language/screens/guide.ts';
import { pageSentences as text } from '../language/screens/pages.ts';
import { uploadSentences } from '../language/screens/upload.ts';
import { cheatSheet } from '../tutor/cheat-sheet.ts';
import { wholeGuide } from './guide/guide-lines.ts';
import { type Lesson, textsOf } from './guide/lesson.ts';
import { menuLines } from './menu.ts';
import { confirmLines } from './pages/confirm.ts';
import { helpLines } from './pages/help.ts';
import { introductionLines } from './pages/introduction.ts';
import { mapLines } from './pages/map.ts';
import { renderMarkdown } from './parts/markdown.ts';
import { type Scrolled, scrollLines } from './parts/scroll-lines.ts';
import { blank, type Line, line } from './parts/text.ts';
import { uploadLines } from './upload/upload-lines.ts';
import type { Page } from './view-state.ts';

/** Columns of text beyond which a line is tiring to read. */
const comfortable = 88;
const margin = '  ';

/** What stands on the page that hides the shell: its title, a blank row, its text; every row with a margin. */
export function pageLines(lesson: Lesson, course: Course, columns: number, height: number): Scrolled {
  const { page } = lesson.view;
  const width = Math.min(comfortable, columns - 2 * margin.length);
  const room = height - 3;
  const { title, body, most } = page
    ? contents(page, lesson, course, width, room)
    : { title: undefined, body: menuLines(lesson, width, room), most: 0 };
  const head = title === undefined ? [blank] : [blank, line(title, { bold: true, underline: true }), blank];
  return { lines: [...head, ...body].map((row): Line => [{ text: margin }, ...row]), most };
}

type Contents = { readonly title: string | undefined; readonly body: readonly Line[]; readonly most: number };

function contents(page: Page, lesson: Lesson, course: Course, width: number, height: number): Contents {
  const { reader, tutor, view } = lesson;
  switch (page.kind) {
    case 'help':
      return reading(text.help, {}, helpLines(page.about, reader, width), page.scroll);
    case 'guide':
      return reading(guideSentences.whole, {}, wholeGuide(lesson, width), page.scroll);
    case 'introduction':
      return {
        ...reading(undefined, {}, introductionLines(lesson, width), page.scroll),
        title: tutor.open && textsOf(tutor.open, reader).title,
      };
    case 'cheat-sheet': {
      const markdown = tutor.open
        ? cheatSheet(tutor.open.exercise, tutor.open.commands, reader.language)
        : '';
      return reading(undefined, {}, renderMarkdown(markdown, width, reader.glyphs), page.scroll);
    }
    case 'map':
      return fixed(text.map, mapLines({ tutor, course, page, reader }, width, height));
    case 'upload':
      return fixed(uploadSentences.title, view.upload ? uploadLines(view.upload, reader, width, height) : []);
    case 'confirm':
      return {
        title: undefined,
        body: confirmLines(page.question, tutor, reader, Math.min(width, 64)),
        most: 0,
      };
  }

  function reading(
    title: Sentence | undefined,
    values: Values,
    lines: readonly Line[],
    scroll: number,
  ): Contents {
    const shown = scrollLines(lines, scroll, height, reader);
    return { title: title && say(title, reader.language, values), body: shown.lines, most: shown.most };
  }

  function fixed(title: Sentence, body: readonly Line[]): Contents {
    return { title: title[reader.language], body, most: 0 };
  }
}
