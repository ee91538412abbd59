import { readFileSync, writeFileSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { HostLine } from './host-line.ts';
import { lockDown, lockDownThreads } from './lock-down.ts';
import type { FromWorker, ToWorker, WorkerFacts } from './messages.ts';
import { openInterpreter } from './open-interpreter.ts';

/** The thread in which Python runs: it starts, says that it is ready, runs one program and is done. */
type Given = {
  readonly facts: WorkerFacts;
  readonly state: Int32Array;
  readonly interruption: Uint8Array;
  readonly port: MessagePort;
};

const { facts, state, interruption, port } = workerData as Given;
const parent = parentPort;
if (parent === null) throw new Error('this is a worker');
const post = (message: FromWorker) => parent.postMessage(message);

lockDown();
const line = new HostLine({ post, port, state, interruption });
const interpreter = await openInterpreter(facts, line, {
  snapshot: facts.snapshotFile === undefined ? undefined : readFileSync(facts.snapshotFile),
  interruption,
});
lockDownThreads();
if (facts.makes !== undefined) {
  writeFileSync(facts.makes, interpreter.makeSnapshot());
  post({ kind: 'made' });
} else {
  parent.once('message', (message: ToWorker) => {
    post({ kind: 'done', exitCode: interpreter.run(message.job) });
  });
  post({ kind: 'ready' });
}
