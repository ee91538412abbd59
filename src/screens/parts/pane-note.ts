import { statusSentences as text } from '../../language/screens/status.ts';
import type { TutorState } from '../../tutor/tutor.ts';
import type { ShellState } from '../view.ts';
import type { Reader } from './reader.ts';
import { blank, type Line, widthOf } from './text.ts';
import { wrapText } from './wrap.ts';

/** What stands where the shell will be, until there is one. */
export function paneNote(
  tutor: TutorState,
  shell: ShellState,
  reader: Reader,
  width: number,
  height: number,
): readonly Line[] {
  if (shell.kind !== 'connecting') return [];
  const isConnected = tutor.connection.kind === 'connected';
  const sentence = isConnected
    ? text.shellOpening
    : tutor.connection.kind === 'closed'
      ? text.closed
      : text.connecting;
  const words = sentence[reader.language];
  const left = Math.max(0, Math.floor((width - widthOf(words)) / 2));
  const above = Array.from({ length: Math.max(0, Math.floor(height / 2) - 1) }, () => blank);
  return [
    ...above,
    ...wrapText(words, width - left, { dim: true }).map((row): Line => [{ text: ' '.repeat(left) }, ...row]),
  ];
}
