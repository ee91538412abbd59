import type { Server } from '../server/server.ts';
import type { Action } from './course.ts';
import { keystrokeBytes } from './keystrokes.ts';
import { ScriptRunner } from './script-runner.ts';
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
  /** Runs the scripts; whoever carries out actions many times keeps one. @default one for these actions */
  readonly scripts?: ScriptRunner;
};

/** What a script of a `shell` action ended with. It is told, not judged: only the effect on the server counts. */
export type Performed = {
  readonly action: Action;
  readonly exitCode: number | undefined;
  readonly output: string;
};

/**
 * Carries out actions on a server one after another: for setup, for `skip`, and for rehearsals. Each script
 * starts in the home, so that a `cd` in one never moves the next. Throws `ServerError` when the server is lost, and
 * an `Error` when a script does not come to its end.
 */
export async function perform(actions: readonly Action[], stage: Stage): Promise<readonly Performed[]> {
  await using ownScripts = new ScriptRunner(stage.server);
  const scripts = stage.scripts ?? ownScripts;
  const performed: Performed[] = [];
  for (const action of actions) {
    stage.signal?.throwIfAborted();
    performed.push({
      action,
      exitCode: undefined,
      output: '',
      ...(await performOne(action, stage, scripts)),
    });
  }
  return performed;
}

async function performOne(
  action: Action,
  stage: Stage,
  scripts: ScriptRunner,
): Promise<Pick<Performed, 'exitCode' | 'output'> | undefined> {
  const { files } = stage.server;
  switch (action.kind) {
    case 'shell':
      return await scripts.run(action.script, { signal: stage.signal, timeout: stage.timeout });
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

async function answerText(
  value: Extract<Action, { kind: 'answer' }>['value'],
  server: Server,
): Promise<string> {
  return typeof value === 'string' ? value : (await server.run(value.run)).stdout.trimEnd();
}
