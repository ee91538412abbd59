import { say } from '../../language/language.ts';
import { plainSentences as text } from '../../language/plain.ts';
import type { OpenExercise, TutorState } from '../../tutor/tutor.ts';
import { passedReason } from '../guide/reason.ts';
import type { Reader } from '../parts/reader.ts';
import { completeLines, exerciseLines, placeOf, reasonLines, stepLines } from './lesson-lines.ts';
import { markdownLines } from './plain-lines.ts';

/** What has been told of a tutor; begins with nothing told. */
export type Told = {
  readonly state: TutorState | undefined;
  /** The reason told last of each open step. */
  readonly reason: string;
};

export const nothingTold: Told = { state: undefined, reason: '' };

/**
 * What there is to tell between two states of the tutor, in the order in which a person wants to hear it: trouble,
 * what passed and what was right, the exercise done, the step that opened, or why the open one has not passed.
 * Reasons are told `withReasons` only, and each once until it changes.
 */
export function changeLines(
  told: Told,
  state: TutorState,
  reader: Reader,
  { withReasons }: { readonly withReasons: boolean },
): { readonly lines: readonly string[]; readonly told: Told } {
  const lines = [...connectionLines(told.state, state, reader), ...progressLines(told.state, state, reader)];
  const { open } = state;
  if (!open || open.preparation === 'preparing')
    return { lines, told: { ...told, state: { ...state, open: told.state?.open } } };
  const before = told.state?.open;
  const isSameExercise = before?.exercise.id === open.exercise.id;
  if (!isSameExercise) lines.push(...exerciseLines(state, open, reader));
  else lines.push(...doneLines(before, open, reader));
  if (open.complete && !(isSameExercise && before.complete))
    lines.push('', ...completeLines(state, open, reader));
  const isNewStep = !isSameExercise || before.openStep !== open.openStep;
  if (isNewStep && !open.complete) lines.push('', ...stepLines(open, reader));
  const reason = [open.exercise.id, open.openStep, ...reasonLines(open, reader)].join('\n');
  if (isNewStep || !withReasons || reason === told.reason) {
    return { lines, told: { state, reason: isNewStep ? '' : told.reason } };
  }
  return { lines: [...lines, ...reasonLines(open, reader)], told: { state, reason } };
}

function doneLines(before: OpenExercise, open: OpenExercise, reader: Reader): string[] {
  return open.steps.flatMap(({ id, status }) => {
    const was = before.steps.find((step) => step.id === id)?.status;
    if (status === was || status === 'open') return [];
    const line = say(text[status], reader.language, placeOf(open, id, reader));
    return status === 'passed' ? [line, ...markdownLines(passedReason(open, id, reader))] : [line];
  });
}

function connectionLines(before: TutorState | undefined, state: TutorState, { language }: Reader): string[] {
  const was = before?.connection.kind;
  const now = state.connection.kind;
  if (was === now || was === undefined) return [];
  if (now === 'reconnecting') return [text.reconnecting[language]];
  return now === 'connected' && was === 'reconnecting' ? [text.reconnected[language]] : [];
}

function progressLines(before: TutorState | undefined, state: TutorState, { language }: Reader): string[] {
  const trouble = state.progressTrouble;
  if (!trouble || trouble.code === before?.progressTrouble?.code) return [];
  const sentence = trouble.code === 'put-aside' ? text.progressPutAside : text.progressTrouble;
  return [say(sentence, language, { path: trouble.path })];
}
