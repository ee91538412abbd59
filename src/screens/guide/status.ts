import { type Sentence, say } from '../../language/language.ts';
import { guideSentences as text } from '../../language/screens/guide.ts';
import { statusSentences } from '../../language/screens/status.ts';
import type { ServerError } from '../../server/server-error.ts';
import type { OpenExercise, ProgressTrouble } from '../../tutor/tutor.ts';
import { leaderKey } from '../keys.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import { blank, type Line, line, type Style, span } from '../parts/text.ts';
import { drawField } from '../parts/text-field.ts';
import { wrapText } from '../parts/wrap.ts';
import { type Lesson, stepState } from './lesson.ts';
import { reasonOf } from './reason.ts';
import { troubleLines } from './trouble.ts';

/** Bottom of the guide, always in sight: the line to the server, free play, the answer, what is still missing. */
export function guideStatus(lesson: Lesson, width: number): readonly Line[] {
  const parts = [...urgent(lesson, width), reasonLines(lesson, width), answerLines(lesson, width)];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [blank, ...part] : part));
}

/** What must be known before anything else of the guide matters. */
export function urgent(lesson: Lesson, width: number): readonly (readonly Line[])[] {
  const { tutor, reader } = lesson;
  const said = [
    connectionLines(lesson, width),
    tutor.open ? exerciseTrouble(tutor.open, lesson, width) : [],
    tutor.paused ? noted(reader.glyphs.bullet, text.freePlay, { colour: 'cyan' }) : [],
    tutor.progressTrouble ? progressLines(tutor.progressTrouble) : [],
  ];
  return said.filter((part) => part.length > 0);

  function progressLines(trouble: ProgressTrouble): readonly Line[] {
    const sentence = say(progressSentences[trouble.code], reader.language, { path: trouble.path });
    return marked(reader.glyphs.failed, sentence, { colour: 'red' }, width);
  }

  function noted(mark: string, sentence: Sentence, style: Style): readonly Line[] {
    return marked(
      mark,
      say(sentence, reader.language, { key: leaderKey('free-play', reader) }),
      style,
      width,
    );
  }
}

const progressSentences: Readonly<Record<ProgressTrouble['code'], Sentence>> = {
  'read-only': statusSentences.progressReadOnly,
  'disk-full': statusSentences.progressDiskFull,
  unreadable: statusSentences.progressUnreadable,
  'put-aside': statusSentences.progressPutAside,
  other: statusSentences.progressOther,
};

function connectionLines({ tutor, reader }: Lesson, width: number): readonly Line[] {
  const { connection } = tutor;
  const { language, glyphs } = reader;
  switch (connection.kind) {
    case 'connected':
      return [];
    case 'connecting':
      return marked(glyphs.todo, statusSentences.connecting[language], { colour: 'yellow' }, width);
    case 'reconnecting':
      return [
        ...marked(
          glyphs.unknown,
          say(statusSentences.reconnecting, language, { attempt: connection.attempt }),
          { colour: 'yellow' },
          width,
        ),
        ...(isMereCut(connection.error) ? [] : troubleLines(connection.error, reader, width)),
      ];
    case 'closed':
      return [
        ...marked(glyphs.failed, statusSentences.closed[language], { colour: 'red', bold: true }, width),
        ...(connection.error ? troubleLines(connection.error, reader, width) : []),
        ...wrapText(say(statusSentences.closedWhatToDo, language, { key: leaderKey('quit', reader) }), width),
      ];
  }
}

/** What the first sentence has said already. */
const isMereCut = ({ layer, code }: ServerError): boolean => layer === 'reach' && code === 'cut';

function exerciseTrouble(open: OpenExercise, { reader }: Lesson, width: number): readonly Line[] {
  const { language, glyphs } = reader;
  if (open.preparation === 'preparing') {
    return marked(glyphs.todo, text.preparing[language], { colour: 'yellow' }, width);
  }
  if (!open.trouble) return [];
  const sentence = say(duringSentences[open.trouble.during], language, { key: leaderKey('check', reader) });
  return [
    ...marked(glyphs.failed, sentence, { colour: 'red' }, width),
    ...troubleLines(open.trouble.cause, reader, width),
  ];
}

const duringSentences = {
  preparation: text.preparationFailed,
  skip: text.skipFailed,
  reset: text.resetFailed,
} as const;

function answerLines({ tutor, view, reader }: Lesson, width: number): readonly Line[] {
  const step = tutor.open && stepState(tutor.open, tutor.open.openStep);
  if (!step?.question) return [];
  const { language, glyphs } = reader;
  if (view.answer) {
    return [
      line(`${text.yourAnswer[language]}:`, { bold: true }),
      [
        span(`${glyphs.selected} `, { colour: 'cyan' }),
        ...drawField(view.answer, width - 4, glyphs.ellipsis),
      ],
      ...wrapText(text.answerSend[language], width, { dim: true }),
    ];
  }
  const given = step.question.answer;
  return [
    ...(given === undefined ? [] : wrapText(`${text.yourAnswer[language]}: ${given}`, width)),
    ...(step.status === 'open'
      ? wrapText(say(text.answerWith, language, { key: leaderKey('answer', reader) }), width, { bold: true })
      : []),
  ];
}

/** What is still missing. That we could not look is said in another tone than that something is not there yet. */
export function reasonLines({ tutor, reader }: Lesson, width: number): readonly Line[] {
  const { open } = tutor;
  if (open?.preparation !== 'ready' || tutor.paused) return [];
  const { language, glyphs } = reader;
  const step = stepState(open, open.openStep);
  if (step?.status === 'passed' && !open.complete) {
    return marked(glyphs.passed, text.stepDone[language], { colour: 'green' }, width);
  }
  if (step?.status === 'skipped') {
    return marked(glyphs.skipped, text.stepSkipped[language], { colour: 'yellow' }, width);
  }
  const reason = reasonOf(open, open.openStep, reader);
  if (!reason) return [];
  if (reason.kind === 'unknown') return marked(glyphs.unknown, reason.text, { colour: 'cyan' }, width);
  const parts = say(text.partsDone, language, { done: reason.done, total: reason.total });
  const title = reason.total > 1 && reason.done > 0 ? parts : text.soFar[language];
  return [
    line(`${glyphs.todo} ${title}`, { bold: true, colour: 'yellow' }),
    ...renderMarkdown(reason.text, width, glyphs),
  ];
}

const marked = (mark: string, sentence: string, style: Style, width: number): readonly Line[] =>
  wrapText(`${mark} ${sentence}`, width, style, '  ');
