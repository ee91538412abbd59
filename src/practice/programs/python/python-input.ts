import { cookedReader } from '../../shell/line/cooked-line.ts';
import { LineEditor } from '../../shell/line/line-editor.ts';
import type { ProgramContext, ProgramTerminal } from '../program.ts';
import type { Reply } from './messages.ts';

/** Standard input of a Python program: lines typed at the terminal, or what a pipe or a file holds. */
export type PythonInput = {
  /** Undefined when Ctrl-C came instead. */
  read(isSecret: boolean): Promise<Reply | undefined>;
  prompt(prompt: string, history: readonly string[]): Promise<Reply | undefined>;
  close(): void;
};

export type InputSide = { interrupt(): void; quit(): void };

export function pythonInput(context: ProgramContext, side: InputSide): PythonInput {
  const { terminal, input } = context;
  if (terminal?.attach) return typedInput(terminal, side);
  const chunks = input[Symbol.asyncIterator]();
  const read = async (): Promise<Reply> => ({ kind: 'bytes', bytes: (await chunks.next()).value });
  return { read, prompt: read, close: () => {} };
}

function typedInput(terminal: ProgramTerminal, side: InputSide): PythonInput {
  const attach = terminal.attach?.bind(terminal) ?? (() => () => {});
  const interrupt = () => side.interrupt();
  let cancel = () => {};
  const watcher = (bytes: Buffer): number => {
    const at = bytes.findIndex((byte) => byte === ctrlC || byte === ctrlBackslash);
    if (at < 0) return 0;
    // What was typed ahead goes with it, as on every terminal.
    if (bytes[at] === ctrlC) {
      terminal.write('^C');
      interrupt();
    } else {
      terminal.write('^\\');
      side.quit();
    }
    return at + 1;
  };
  const leave = attach(watcher);

  const readOnce = (start: (finish: (reply: Reply | undefined) => void) => (bytes: Buffer) => number) =>
    new Promise<Reply | undefined>((resolve) => {
      let isDone = false;
      let detach = () => {};
      const finish = (reply: Reply | undefined) => {
        isDone = true;
        cancel = () => {};
        detach();
        resolve(reply);
      };
      cancel = () => finish(undefined);
      const reader = start(finish);
      // The whole line may have been typed ahead, and then the reader is done before it could be let go.
      const leaveReader = attach((bytes) => (isDone ? 0 : reader(bytes)));
      detach = leaveReader;
      if (isDone) leaveReader();
    });

  return {
    read: (isSecret) =>
      readOnce((finish) =>
        cookedReader({
          write: (text) => terminal.write(text),
          hasEcho: !isSecret,
          onLine: (bytes) => finish({ kind: 'bytes', bytes }),
          onInterrupt: () => {
            finish(undefined);
            interrupt();
          },
        }),
      ),
    prompt: (prompt, history) => {
      let stopListening = () => {};
      const reading = readOnce((finish) => {
        const editor = new LineEditor({
          write: (text) => terminal.write(text),
          columns: () => terminal.columns,
          complete: async (before) =>
            before.trim() === ''
              ? { wordLength: 0, candidates: [{ text: '    ', shown: '', isWhole: false }] }
              : { wordLength: 0, candidates: [] },
          goOn: () => {},
        });
        stopListening = terminal.onResize(() => editor.resized());
        void editor.read(prompt, history).then((result) => {
          if (result.kind === 'line') finish({ kind: 'bytes', bytes: Buffer.from(`${result.text}\n`) });
          else if (result.kind === 'end') finish({ kind: 'bytes', bytes: undefined });
          else {
            finish(undefined);
            interrupt();
          }
        });
        return (bytes) => editor.take(bytes);
      });
      return reading.finally(() => stopListening());
    },
    close: () => {
      cancel();
      leave();
    },
  };
}

const ctrlC = 3;
const ctrlBackslash = 0x1c;
