import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/course/course.ts';
import { perform } from '../../src/course/perform.ts';
import { openFreshReal, realStageMissing } from './real-stage.ts';

describe.skipIf(realStageMissing !== undefined && !process.env.CI)(
  `on a real OpenSSH server${realStageMissing ? ` (${realStageMissing})` : ''}`,
  () => {
    let stage: Awaited<ReturnType<typeof openFreshReal>>;
    const answers: [string, string][] = [];

    beforeAll(async () => {
      stage = await openFreshReal();
    });
    afterAll(() => stage[Symbol.asyncDispose]());

    const act = (actions: readonly Action[], more: { signal?: AbortSignal; timeout?: number } = {}) =>
      perform(actions, {
        server: stage.server,
        exerciseFile: async (name) => Buffer.from(`file ${name}`),
        answer: (task, value) => void answers.push([task, value]),
        ...more,
      });
    const read = async (name: string) =>
      (await stage.server.files.read(`${stage.real.home}/${name}`))?.toString();

    test('a script runs in the student’s own shell, and what it printed and ended with is told', async () => {
      const [performed] = await act([{ kind: 'shell', script: 'cd /tmp; echo "hola desde $PWD"; false' }]);
      expect(performed).toMatchObject({ exitCode: 1, output: 'hola desde /tmp\n' });
    });

    test('each script starts in the home, wherever the one before it went', async () => {
      await act([
        { kind: 'shell', script: 'cd /tmp' },
        { kind: 'shell', script: 'pwd > donde.txt' },
      ]);
      expect(await read('donde.txt')).toBe(`${stage.real.home}\n`);
    });

    test('files and folders come and go over SFTP, with their permissions', async () => {
      const { home } = stage.real;
      await act([
        { kind: 'makeFolder', path: `${home}/a/b` },
        { kind: 'write', path: `${home}/a/b/c.sh`, text: 'echo ñ\n', mode: 0o750 },
        { kind: 'upload', file: 'datos.csv', to: `${home}/a/datos.csv` },
      ]);
      expect(await read('a/b/c.sh')).toBe('echo ñ\n');
      expect((await stage.server.files.stat(`${home}/a/b/c.sh`))?.mode).toBe(0o750);
      expect(await read('a/datos.csv')).toBe('file datos.csv');
      await act([{ kind: 'remove', path: `${home}/a` }]);
      expect(await stage.server.files.stat(`${home}/a`)).toBeUndefined();
    });

    test('keys reach a program on a terminal', async () => {
      await act([{ kind: 'keys', keys: ['cat > escrito.txt<Enter>', 'uno<Enter>', 'dos<Enter>', '<C-d>'] }]);
      expect(await read('escrito.txt')).toBe('uno\ndos\n');
    });

    test('keys stop a command that runs, and the shell goes on', async () => {
      await act([{ kind: 'keys', keys: ['sleep 100<Enter>', '<C-c>', 'echo sigue > sigue.txt<Enter>'] }]);
      expect(await read('sigue.txt')).toBe('sigue\n');
    });

    test('an answer is what the author wrote, or what only the server knows', async () => {
      await act([
        { kind: 'answer', task: 'uno', value: '42' },
        { kind: 'answer', task: 'dos', value: { run: 'echo "de $HOME"' } },
      ]);
      expect(answers).toEqual([
        ['uno', '42'],
        ['dos', `de ${stage.real.home}`],
      ]);
    });

    test('a script without an end is given up, and does not go on behind our back', async () => {
      const script = 'while :; do date +%N > late.txt; sleep 0.05; done';
      await expect(act([{ kind: 'shell', script }], { timeout: 300 })).rejects.toThrow('no end after 300 ms');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const late = await read('late.txt');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await read('late.txt')).toBe(late);
    });

    test('it can be stopped in the middle of a script', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('stopped')), 200);
      const acting = act([{ kind: 'shell', script: 'sleep 60' }], { signal: stop.signal });
      await expect(acting).rejects.toThrow('stopped');
    });
  },
);
