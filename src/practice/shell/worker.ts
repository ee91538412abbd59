import { parentPort, workerData } from 'node:worker_threads';
import { complete } from './complete.ts';
import { LiveShell, type WorkerSide } from './live-shell.ts';
import type { Answer, FromWorker, ToWorker } from './worker-messages.ts';

if (!parentPort) throw new Error('the shell runs in a worker thread');
const port = parentPort;
const interruption = new Int32Array(workerData.interruption as SharedArrayBuffer);
const shells = new Map<number, LiveShell>();
const questions = new Map<number, (answer: Answer) => void>();
let lastQuestion = 0;
// The number of the command that runs; the shells of one worker run within each other, so there is one.
let turn = 1;
let onItsWay = 0;
let onLess: (() => void)[] = [];

const post = (message: FromWorker): void => port.postMessage(message);

const side: WorkerSide = {
  post,
  write(shell, fd, bytes) {
    onItsWay += bytes.length;
    post({ kind: 'output', shell, fd, bytes });
    if (onItsWay < mostOnItsWay) return;
    return new Promise((resolve) => onLess.push(resolve));
  },
  request(shell, request) {
    const id = ++lastQuestion;
    return new Promise((resolve) => {
      questions.set(id, resolve);
      post({ kind: 'request', shell, id, request });
    });
  },
  isInterrupted: () => interruption[0] === turn,
  forgetInterruption: () => {
    interruption[0] = 0;
  },
};

// A reader slower than the writer must not fill the memory with what it has yet to read.
const mostOnItsWay = 256 * 1024;

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'open': {
      const shell = new LiveShell(message.shell, message.options, side);
      shells.set(message.shell, shell);
      void shell.run().then((exitCode) => {
        shells.delete(message.shell);
        post({ kind: 'exited', shell: message.shell, exitCode, history: shell.memory.history });
      });
      return;
    }
    case 'evaluate':
      turn = message.turn;
      shells.get(message.shell)?.evaluate(message.text, message.status);
      return;
    case 'leave':
      shells.get(message.shell)?.leave();
      return;
    case 'resize': {
      const shell = shells.get(message.shell);
      if (shell?.terminal)
        shell.terminal = { ...shell.terminal, columns: message.columns, rows: message.rows };
      return;
    }
    case 'complete': {
      const shell = shells.get(message.shell);
      if (!shell) return;
      void complete(shell.completionSide(), message.before).then((completion) =>
        post({ kind: 'completions', id: message.id, completion }),
      );
      return;
    }
    case 'answer':
      questions.get(message.id)?.(message.answer);
      questions.delete(message.id);
      return;
    case 'written': {
      onItsWay -= message.bytes;
      if (onItsWay >= mostOnItsWay) return;
      const waiting = onLess;
      onLess = [];
      for (const resume of waiting) resume();
      return;
    }
  }
});

post({ kind: 'ready' });
