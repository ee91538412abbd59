import { LineEditor } from './line/line-editor.ts';
import type { TerminalInput } from './line/terminal-input.ts';
import type { HostedShell, ShellState } from './shell-host.ts';

export type InteractiveSide = {
  readonly input: TerminalInput;
  writeRaw(text: string): void;
  /** Writes what moves nothing on the screen. */
  writeControl(text: string): void;
  isAtLineStart(): boolean;
  columns(): number;
  /** The terminal knows bracketed paste: a pasted text is then put into the line as a whole. */
  readonly hasPaste: boolean;
  onResize(listener: () => void): () => void;
  /** What is to be told of commands in the background that have ended. */
  jobNotices(): string;
  /** The commands that were given so far, for the history of a shell that is cut off. */
  keepHistory(entries: readonly string[]): void;
};

/** A shell with a prompt: reads a line, lets the shell run it, until `exit` or Ctrl-D. Gives the exit code. */
export async function runInteractiveShell(shell: HostedShell, side: InteractiveSide): Promise<number> {
  const { isLogin } = shell.options;
  const editor = new LineEditor({
    write: (text) => side.writeRaw(text),
    columns: () => side.columns(),
    complete: (before) => shell.complete(before),
    goOn: () => side.input.goOn(),
  });
  const stopListening = side.onResize(() => editor.resized());
  let state: ShellState = await shell.start;
  let history: readonly string[] = [];
  let typed: string | undefined;
  while (state.kind !== 'exited') {
    if (state.kind === 'waiting') {
      history = state.history;
      side.keepHistory(history);
    }
    if (!side.isAtLineStart() && state.kind === 'waiting' && state.status === 130) side.writeRaw('\r\n');
    if (state.kind === 'waiting') side.writeRaw(side.jobNotices().replaceAll('\n', '\r\n'));
    const result = await readLine(editor, state.prompt, history, side);
    if (result.kind === 'interrupted') {
      typed = undefined;
      state = await shell.evaluate('', 130);
    } else if (result.kind === 'line') {
      const text: string = typed === undefined ? result.text : `${typed}\n${result.text}`;
      const evaluating = shell.evaluate(text);
      // A Ctrl-C that was typed right behind the line is meant for it.
      side.input.goOn();
      state = await evaluating;
      typed = state.kind === 'incomplete' ? text : undefined;
    } else if (typed !== undefined) {
      side.writeRaw(`\r\n${shell.options.name}: syntax error: unexpected end of file\r\n`);
      typed = undefined;
      state = await shell.evaluate('', 2);
    } else {
      state = await shell.leave();
    }
  }
  if (state.history) side.keepHistory(state.history);
  side.writeRaw(isLogin ? 'logout\r\n' : 'exit\r\n');
  stopListening();
  return state.exitCode;
}

async function readLine(
  editor: LineEditor,
  prompt: string,
  history: readonly string[],
  side: InteractiveSide,
) {
  if (side.hasPaste) side.writeControl('\x1b[?2004h');
  const reading = editor.read(prompt, history);
  let isDone = false;
  const detach = side.input.attach((bytes) => (isDone ? 0 : editor.take(bytes)));
  void reading.then(() => {
    isDone = true;
  });
  const result = await reading;
  detach();
  if (side.hasPaste) side.writeControl('\x1b[?2004l\r');
  return result;
}
