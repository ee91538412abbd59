import { suggest } from '../../course/suggest.ts';
import { type Language, say, type Values } from '../../language/language.ts';
import { plainSentences as text } from '../../language/plain.ts';
import type { Server } from '../../server/server.ts';
import type { Tutor } from '../../tutor/tutor.ts';
import { stepState, stepTexts } from '../guide/lesson.ts';
import { troubleLines } from '../guide/trouble.ts';
import { plainText } from '../parts/text.ts';
import { hintLines, mapLines, reasonLines, stepLines, stepListLines } from './lesson-lines.ts';
import { plainReader } from './plain-lines.ts';
import type { PlainShell } from './plain-shell.ts';
import { type ReadWord, type TutorWord, tutorWords } from './tutor-words.ts';
import { plainUpload } from './upload.ts';

export type ObeyTools = {
  readonly tutor: Tutor;
  readonly server: Server;
  readonly shell: PlainShell;
  readonly language: Language;
  readonly interactive: boolean;
  readonly say: (lines: readonly string[]) => void;
};

/** Carries out a line that was for the tutor. Throws `ServerError` when the server is lost under it. */
export async function obey(read: ReadWord, tools: ObeyTools): Promise<'quit' | 'done'> {
  if (read.kind === 'unknown') sayUnknown(read.given, tools);
  else if (read.word === 'quit') return 'quit';
  else await actions[read.word](tools, read);
  return 'done';
}

type Given = { readonly rest: string; readonly insists: boolean };
type Act = (tools: ObeyTools, given: Given) => Promise<void> | void;

const actions: Readonly<Record<Exclude<TutorWord['kind'], 'quit'>, Act>> = {
  hint: openHint,
  lesson: (tools) => sayOpen(tools, stepLines),
  step: openStep,
  answer,
  upload,
  async status(tools) {
    await tools.tutor.look();
    sayOpen(tools, (open, reader) => [...stepListLines(open, reader), ...reasonLines(open, reader)]);
  },
  skip,
  map: (tools) => tools.say(mapLines(tools.tutor.state, plainReader(tools.language))),
  open: openExercise,
  reset,
  'cheat-sheet': cheatSheet,
  // What was half written has been let go by whoever read the line.
  cancel: () => {},
  pause(tools) {
    tools.tutor.pause();
    speak(tools, 'paused');
  },
  async resume(tools) {
    tools.tutor.resume();
    await tools.tutor.look();
    speak(tools, 'resumed');
  },
  help: (tools) => tools.say(helpLines(tools.language)),
};

function openHint(tools: ObeyTools): void {
  const { open } = tools.tutor.state;
  if (!open) return;
  const reader = plainReader(tools.language);
  const total = stepTexts(open, open.openStep, reader).hints.length;
  const before = stepState(open, open.openStep)?.hintsOpened ?? 0;
  if (total === 0) return speak(tools, 'noHints');
  tools.tutor.openHint();
  const { open: after = open } = tools.tutor.state;
  tools.say(
    before < total
      ? hintLines(after, reader).slice(hintLines(open, reader).length)
      : hintLines(after, reader),
  );
  if (before >= total) speak(tools, 'noMoreHints');
}

function openStep(tools: ObeyTools, { rest }: Given): void {
  const { open } = tools.tutor.state;
  const step = open?.steps[Number(rest) - 1];
  if (!open || !step) return speak(tools, 'noSuchStep', { total: open?.steps.length ?? 0 });
  if (step.id === open.openStep) return sayOpen(tools, stepLines);
  tools.tutor.openStep(step.id);
}

async function answer(tools: ObeyTools, { rest }: Given): Promise<void> {
  const { open } = tools.tutor.state;
  const question = open && stepState(open, open.openStep)?.question;
  if (!open || !question) return speak(tools, 'noQuestion');
  if (rest === '') return speak(tools, 'answerEmpty');
  const asked = open.openStep;
  await tools.tutor.answer(question.task, rest);
  const { open: after } = tools.tutor.state;
  if (after?.openStep === asked) tools.say(reasonLines(after, plainReader(tools.language)));
}

async function upload(tools: ObeyTools, { rest, insists }: Given): Promise<void> {
  const { tutor, server, shell, language } = tools;
  const localFolder = tutor.state.open?.localFolder;
  const said = await plainUpload(rest, {
    server,
    language,
    localFolders: localFolder ? [localFolder, process.cwd()] : [process.cwd()],
    remoteFolder: (await shell.folder()) ?? (await server.home()),
    mayReplace: insists,
  });
  tools.say(said);
  await tutor.look();
}

async function skip(tools: ObeyTools): Promise<void> {
  speak(tools, 'skipping');
  await tools.tutor.skip();
  sayTrouble(tools, 'skipFailed');
}

async function openExercise(tools: ObeyTools, { rest }: Given): Promise<void> {
  const ids = tools.tutor.state.exercises.map(({ id }) => id);
  if (!ids.includes(rest)) return speak(tools, 'noSuchExercise', { given: rest, exercises: ids });
  await tools.tutor.openExercise(rest);
  sayTrouble(tools, 'preparationFailed');
}

async function reset(tools: ObeyTools, { rest }: Given): Promise<void> {
  const isSure = /^(s[ií]|yes|y)$/iu.test(rest.normalize('NFC'));
  if (tools.interactive && !isSure) return speak(tools, 'resetAsk');
  const wasOpen = tools.tutor.state.open?.openStep;
  const kept = await tools.tutor.reset();
  if (sayTrouble(tools, 'resetFailed')) return;
  speak(tools, 'resetDone');
  if (kept.server) speak(tools, 'keptServer', { path: kept.server });
  if (kept.local) speak(tools, 'keptLocal', { path: kept.local });
  // A step that opens is told by itself.
  if (tools.tutor.state.open?.openStep === wasOpen)
    sayOpen(tools, (open, reader) => ['', ...stepLines(open, reader)]);
}

async function cheatSheet(tools: ObeyTools): Promise<void> {
  try {
    speak(tools, 'cheatSheet', { path: await tools.tutor.writeCheatSheet(tools.language) });
  } catch (error) {
    speak(tools, 'cannotWrite', { detail: error instanceof Error ? error.message : String(error) });
  }
}

function helpLines(language: Language): readonly string[] {
  const lines = tutorWords.map(({ es, en, help, arguments: after }) => {
    const other = language === 'es' ? en[0] : es[0];
    const own = language === 'es' ? es[0] : en[0];
    const places = after ? ` ${after[language]}` : '';
    return `:${own}${places} (:${other}): ${help[language]}`;
  });
  return [text.helpHeading[language], ...lines];
}

function sayUnknown(given: string, tools: ObeyTools): void {
  const words = tutorWords.flatMap(({ es, en }) =>
    tools.language === 'es' ? [...es, ...en] : [...en, ...es],
  );
  const suggestion = suggest(given, words);
  if (suggestion) speak(tools, 'didYouMean', { given, suggestion });
  else speak(tools, 'unknownWord', { given });
}

/** Says why the last thing could not be done; true when it could not. */
function sayTrouble(tools: ObeyTools, sentence: keyof typeof text): boolean {
  const trouble = tools.tutor.state.open?.trouble;
  if (!trouble) return false;
  speak(tools, sentence);
  tools.say(troubleLines(trouble.cause, plainReader(tools.language), 10_000).map(plainText));
  return true;
}

function sayOpen(tools: ObeyTools, lines: typeof stepLines): void {
  const { open } = tools.tutor.state;
  if (open) tools.say(lines(open, plainReader(tools.language)));
}

function speak(tools: ObeyTools, sentence: keyof typeof text, values: Values = {}): void {
  tools.say([say(text[sentence], tools.language, values)]);
}
