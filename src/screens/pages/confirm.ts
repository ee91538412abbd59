import { say } from '../../language/language.ts';
import { pageSentences as text } from '../../language/screens/pages.ts';
import type { TutorState } from '../../tutor/tutor.ts';
import { stepTexts } from '../guide/lesson.ts';
import { keyNames, keysOf } from '../keys.ts';
import type { Reader } from '../parts/reader.ts';
import { blank, type Line, line, span } from '../parts/text.ts';
import { wrapText } from '../parts/wrap.ts';
import type { Question } from '../view-state.ts';

/** A question before something that is not easily undone: what it would do, and the keys for yes and no. */
export function confirmLines(
  question: Question,
  tutor: TutorState,
  reader: Reader,
  width: number,
): readonly Line[] {
  const { title, what } = wording(question, tutor, reader);
  return [
    ...wrapText(title, width, { bold: true }),
    blank,
    ...wrapText(what, width),
    blank,
    ...keysOf('dialog').map(
      (binding): Line => [
        span(`  ${keyNames(binding, reader).split(' ')[0]}`, { bold: true, colour: 'cyan' }),
        ...line(`  ${binding.label[reader.language]}`),
      ],
    ),
  ];
}

function wording(
  question: Question,
  tutor: TutorState,
  reader: Reader,
): { readonly title: string; readonly what: string } {
  const { language } = reader;
  switch (question.kind) {
    case 'skip': {
      const step = tutor.open ? stepTexts(tutor.open, question.step, reader).title : question.step;
      return { title: say(text.confirmSkip, language, { step }), what: text.confirmSkipWhat[language] };
    }
    case 'reset': {
      const exercise = tutor.open?.exercise.texts[language].title ?? question.exercise;
      return { title: say(text.confirmReset, language, { exercise }), what: text.confirmResetWhat[language] };
    }
    case 'quit':
      return { title: text.confirmQuit[language], what: text.confirmQuitWhat[language] };
  }
}
