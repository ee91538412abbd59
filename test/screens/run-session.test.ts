import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { describe, expect, test } from 'vitest';
import { restoreScreen } from '../../src/screens/session/screen-text.ts';
import { localShellMissing } from '../terminal/local-shell.ts';

const fixture = fileURLToPath(new URL('fixtures/run-session.ts', import.meta.url));

type Run = {
  output: () => string;
  write: (keys: string) => void;
  kill: (signal: string) => void;
  exited: Promise<{ exitCode: number; signal?: number | undefined }>;
};

async function run(...words: readonly string[]): Promise<Run> {
  const pty = spawn(process.execPath, [fixture, ...words], {
    cols: 120,
    rows: 40,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  const { promise: greeted, resolve } = Promise.withResolvers<void>();
  pty.onData((data) => {
    output += data;
    if (output.includes('greeting')) resolve();
  });
  const exited = new Promise<{ exitCode: number; signal?: number | undefined }>((settle) =>
    pty.onExit(settle),
  );
  await Promise.race([greeted, exited]);
  return {
    output: () => output,
    write: (keys) => pty.write(keys),
    kill: (signal) => pty.kill(signal),
    exited,
  };
}

/** The output after the last time the terminal was given back; undefined when it never was. */
function afterRestoring(output: string): string | undefined {
  const at = output.lastIndexOf(restoreScreen);
  return at < 0 ? undefined : output.slice(at + restoreScreen.length);
}

describe.skipIf(localShellMissing)('the terminal comes back', () => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('after %s, and the caller gets to tidy up', async (signal) => {
    const program = await run();
    program.kill(signal);
    await program.exited;
    expect(afterRestoring(program.output())).toContain(`{"kind":"signal","signal":"${signal}"`);
  });

  test.each([
    ['throw', 'a defect of ours', 1],
    ['reject', 'a promise of ours', 1],
    ['exit', '', 3],
    ['chrome', '{"kind":"failed","error":"Error: the chrome broke"}', 0],
  ])('after %s, and what went wrong can be read below', async (ending, message, exitCode) => {
    const program = await run();
    program.write(ending);
    expect((await program.exited).exitCode).toBe(exitCode);
    expect(afterRestoring(program.output())).toContain(message);
  });

  test('keys reach the shell also after something was asked on the terminal', async () => {
    const program = await run('asked');
    program.write('exit');
    expect((await program.exited).exitCode).toBe(3);
  }, 60_000);

  test('when it is stopped, and is taken again when it goes on', async () => {
    const program = await run();
    program.kill('SIGTSTP');
    await until(() => afterRestoring(program.output()) === '');
    program.kill('SIGCONT');
    await until(() => afterRestoring(program.output())?.includes('greeting') === true);
    expect(afterRestoring(program.output())).toContain('\x1b[?1000h');
    program.kill('SIGTERM');
    await program.exited;
    expect(afterRestoring(program.output())).toContain('SIGTERM');
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2250 && !condition(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(condition()).toBe(true);
}
