import { loadProgram } from '../programs/registry.ts';
import type { JobSide } from './background-jobs.ts';
import { type ProgramSide, runProgram } from './run-program.ts';
import type { Answer } from './worker-messages.ts';

/** What a command in the background gets of its session: the output, and an input that has ended. */
export function jobSide({
  account,
  files,
  write,
}: Pick<ProgramSide, 'account' | 'files' | 'write'>): JobSide & Disposable {
  const running = new AbortController();
  return {
    write,
    answer: async (asked) => {
      if (asked.kind === 'line' || asked.kind === 'rest') return { kind: 'input', bytes: undefined };
      if (asked.kind !== 'program') return done(1);
      const program = await loadProgram(asked.name);
      if (!program) return done(127);
      return runProgram(program, asked, {
        account,
        files,
        terminal: undefined,
        signal: running.signal,
        readSome: async () => undefined,
        write,
      });
    },
    [Symbol.dispose]: () => running.abort(),
  };
}

const done = (exitCode: number): Answer => ({
  kind: 'done',
  exitCode,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
});
