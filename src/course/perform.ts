import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../server/server.ts';
import type { Action } from './course.ts';
import { keystrokeBytes } from './keystrokes.ts';
import { typeKeys } from './type-keys.ts';

/** What carrying out actions needs. */
export type Stage = {
  readonly server: Server;
  /** A file of the exercise, its placeholders filled. */
  readonly exerciseFile: (name: string) => Promise<Buffer>;
  /** Receives what an `answer` action answers, as if the student had typed it into the tutor. */
  readonly answer: (task: string, value: string) => Promise<void> | void;
  /** Stops before the next action, and a shell script in the middle. */
  readonly signal?: AbortSignal;
  /** Milliseconds until a shell script is given up. @default 30_000 */
  readonly timeout?: number;
};

/** What a script of a `shell` action ended with. It is told, not judged: only the effect on the server counts. */
export type Performed = {
  readonly action: Action;
  readonly exitCode: number | undefined;
  readonly output: string;
};

/**
 * Carries out actions on a server one after another: for setup, for `skip`, and for rehearsals. Each `shell` action
 * has a shell of its own, so that a `cd` in one never moves the next. Throws `ServerError` when the server is lost, and
 * an `Error` when a script does not come to its end.
 */
export async function perform(actions: readonly Action[], stage: Stage): Promise<readonly Performed[]> {
  const performed: Performed[] = [];
  for (const action of actions) {
    stage.signal?.throwIfAborted();
    performed.push({ action, exitCode: undefined, output: '', ...(await performOne(action, stage)) });
  }
  return performed;
}

async function performOne(
  action: Action,
  stage: Stage,
): Promise<Pick<Performed, 'exitCode' | 'output'> | undefined> {
  const { files } = stage.server;
  switch (action.kind) {
    case 'shell':
      return await runScript(action.script, stage);
    case 'keys':
      await typeKeys(stage.server, action.keys.map(keystrokeBytes), stage.signal);
      return;
    case 'makeFolder':
      return void (await files.makeFolder(action.path));
    case 'write':
      return void (await files.write(
        action.path,
        action.text,
        action.mode === undefined ? {} : { mode: action.mode },
      ));
    case 'upload':
      return void (await files.write(action.to, await stage.exerciseFile(action.file)));
    case 'remove':
      return void (await files.remove(action.path));
    case 'answer':
      return void (await stage.answer(action.task, await answerText(action.value, stage.server)));
  }
}

async function runScript(script: string, stage: Stage): Promise<{ exitCode: number; output: string }> {
  const timeout = stage.timeout ?? 30_000;
  await using shell = await stage.server.openPipedShell();
  const patience = new AbortController();
  const signal = stage.signal ? AbortSignal.any([stage.signal, patience.signal]) : patience.signal;
  const givenUp = sleep(timeout, undefined, { signal }).then(
    () => Promise.reject(new Error(`no end after ${timeout} ms: ${script}`)),
    () => (stage.signal?.aborted ? Promise.reject(stage.signal.reason) : new Promise<never>(() => {})),
  );
  try {
    return await Promise.race([shell.run(script), givenUp]);
  } finally {
    patience.abort();
  }
}

async function answerText(
  value: Extract<Action, { kind: 'answer' }>['value'],
  server: Server,
): Promise<string> {
  return typeof value === 'string' ? value : (await server.run(value.run)).stdout.trimEnd();
}
