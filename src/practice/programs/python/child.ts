import { MessageChannel, Worker } from 'node:worker_threads';
import { lockDown } from './lock-down.ts';
import { type FromChild, type FromWorker, shared, type ToChild, type WorkerFacts } from './messages.ts';

/**
 * The process in which Python runs, and nothing else. Node's permission model keeps it to its own folders. Its main
 * thread stays free: it passes messages on, hears Ctrl-C while Python computes, and watches the memory.
 */
const state = new Int32Array(new SharedArrayBuffer(shared.length * 4));
const interruption = new Uint8Array(new SharedArrayBuffer(1));
const { port1: answers, port2: workerPort } = new MessageChannel();
let worker: Worker | undefined;

lockDown();
process.umask(0o022);
process.on('message', (message: ToChild) => hear(message));
// Whoever started us is gone: nobody needs what we do.
process.on('disconnect', () => process.exit(0));

function hear(message: ToChild): void {
  switch (message.kind) {
    case 'open':
      return open(message.facts, message.mostMemory);
    case 'run':
      setSize(message.job.terminal.columns, message.job.terminal.rows);
      worker?.postMessage(message);
      return;
    case 'interrupt':
      return interrupt();
    case 'resize':
      return setSize(message.columns, message.rows);
    case 'answer':
      answers.postMessage({ id: message.id, reply: message.reply });
      return wake();
    case 'taken':
      Atomics.sub(state, shared.untaken, message.bytes);
      return wake();
  }
}

function open(facts: WorkerFacts, mostMemory: number): void {
  const entry = import.meta.url.endsWith('.ts') ? './worker.ts' : './python-worker.js';
  worker = new Worker(new URL(entry, import.meta.url), {
    workerData: { facts, state, interruption, port: workerPort },
    transferList: [workerPort],
    env: {},
    stdout: true,
    stderr: false,
    // Python's own recursion limit must be met before the stack's end.
    resourceLimits: { stackSizeMb: 8, maxOldGenerationSizeMb: 512 },
  });
  worker.on('message', (message: FromWorker) => tell(message));
  worker.on('error', (error) => {
    console.error(error);
    process.exit(1);
  });
  worker.on('exit', () => process.exit(0));
  setInterval(() => {
    if (process.memoryUsage.rss() < mostMemory) return;
    tell({ kind: 'tooBig' });
    process.abort();
  }, 50).unref();
}

function interrupt(): void {
  interruption[0] = interruptSignal;
  wake();
  setTimeout(() => tell({ kind: 'heard', isHeard: interruption[0] !== interruptSignal }), patience).unref();
}

const interruptSignal = 2;
/** Milliseconds that Python may take to hear Ctrl-C: some work in C, such as a huge power, never does. */
const patience = 2000;

function setSize(columns: number, rows: number): void {
  state[shared.columns] = columns;
  state[shared.rows] = rows;
}

function wake(): void {
  Atomics.add(state, shared.wake, 1);
  Atomics.notify(state, shared.wake);
}

function tell(message: FromChild): void {
  process.send?.(message);
}
