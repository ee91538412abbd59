import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { type OpenedTutor, openTutorFor } from '../../src/commands/tutor/open-tutor-for.ts';
import type { Action } from '../../src/course/course.ts';
import type { Language } from '../../src/language/language.ts';
import { runPlain } from '../../src/screens/plain/run-plain.ts';
import { until } from '../tutor/desk.ts';
import { ownComputer } from './context.ts';

const exercises: readonly [string, Language][] = [
  ['conexion', 'es'],
  ['carpetas', 'en'],
  ['subir-script', 'es'],
];

describe('the shipped exercises in plain mode, on the practice machine', () => {
  let computer: ReturnType<typeof ownComputer>;
  afterEach(() => computer.remove());

  test.each(exercises)('the solutions of %s, typed as lines, complete it', async (exercise, language) => {
    computer = ownComputer(language);
    const opened = await openTutorFor({ exercise, student: 'ana' }, computer.context);
    if (!opened) throw new Error(computer.errors());
    await using work = opened;
    await until(work.tutor, ({ open }) => open?.preparation === 'ready', 30_000);
    const { exitCode, said } = await pipe(work, await solutionLines(work), language);
    expect(said).toContain(language === 'es' ? '✓ Ejercicio completo' : '✓ Exercise complete');
    expect(exitCode).toBe(0);
    expect(work.tutor.state.open?.steps.map(({ status }) => status)).not.toContain('skipped');
  });

  test.each(exercises)(
    '%s can be skipped to its end, and each step then stands',
    async (exercise, language) => {
      computer = ownComputer(language);
      const opened = await openTutorFor({ exercise, student: 'ana' }, computer.context);
      if (!opened) throw new Error(computer.errors());
      await using work = opened;
      await until(work.tutor, ({ open }) => open?.preparation === 'ready', 30_000);
      const count = work.tutor.state.open?.steps.length ?? 0;
      const { exitCode } = await pipe(work, Array<string>(count).fill(':skip'), language);
      expect(exitCode).toBe(0);
      expect(work.tutor.state.open?.steps.map(({ status }) => status)).toEqual(Array(count).fill('skipped'));
    },
  );
});

async function pipe({ tutor, server }: OpenedTutor, lines: readonly string[], language: Language) {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  input.end(lines.map((line) => `${line}\n`).join(''));
  const exitCode = await runPlain({ tutor, server, input, output, language, interactive: false });
  return { exitCode, said };
}

/** Each step's solution as a student would type it. */
async function solutionLines({ tutor, server }: OpenedTutor): Promise<readonly string[]> {
  const { open } = tutor.state;
  if (!open) return [];
  const lines: string[] = [];
  for (const [index, { id }] of open.exercise.steps.entries()) {
    lines.push(`:paso ${index + 1}`);
    for (const action of open.exercise.rehearsal.steps[id]?.solution ?? []) lines.push(await asLine(action));
  }
  return lines;

  async function asLine(action: Action): Promise<string> {
    switch (action.kind) {
      case 'shell':
        return `cd\n${action.script}`;
      case 'upload':
        return `:subir ${action.file} ${action.to}`;
      case 'answer': {
        const { value } = action;
        return `:respuesta ${typeof value === 'string' ? value : (await server.run(value.run)).stdout.trim()}`;
      }
      default:
        throw new Error(`a solution by ${action.kind} has no line`);
    }
  }
}
