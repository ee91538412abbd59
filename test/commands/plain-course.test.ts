import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { type OpenedTutor, openTutorFor } from '../../src/commands/tutor/open-tutor-for.ts';
import type { Action, StepRehearsal } from '../../src/course/course.ts';
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
    const { exitCode, said } = await visit(work, language, (input) => typeSolutions(work, input));
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
      const { exitCode } = await visit(work, language, async (input) => {
        for (let step = 0; step < count; step += 1) input.write(':skip\n');
      });
      expect(exitCode).toBe(0);
      expect(work.tutor.state.open?.steps.map(({ status }) => status)).toEqual(Array(count).fill('skipped'));
    },
  );
});

async function visit(
  { tutor, server }: OpenedTutor,
  language: Language,
  type: (input: PassThrough) => Promise<void>,
) {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = runPlain({ tutor, server, input, output, language, interactive: false });
  try {
    await type(input);
  } catch (error) {
    throw new Error(`after this had been said:\n${said}`, { cause: error });
  } finally {
    input.end();
  }
  return { exitCode: await ended, said };
}

/** Types each step's solution as a student would, one step after another. */
async function typeSolutions({ tutor, server }: OpenedTutor, input: PassThrough): Promise<void> {
  const { exercise } = tutor.state.open ?? {};
  for (const [index, { id }] of exercise?.steps.entries() ?? []) {
    input.write(`:paso ${index + 1}\n`);
    for (const action of linesFor(exercise?.rehearsal.steps[id])) input.write(`${await asLine(action)}\n`);
    await until(tutor, ({ open }) => open?.steps[index]?.status === 'passed');
  }

  /** The solution, or another right way where the solution needs an editor's screen. */
  function linesFor(rehearsal: StepRehearsal | undefined): readonly Action[] {
    const ways = [rehearsal?.solution ?? [], ...(rehearsal?.alternates ?? []).map(({ actions }) => actions)];
    const canBeLines = (way: readonly Action[]) =>
      way.every(({ kind }) => kind === 'shell' || kind === 'upload' || kind === 'answer');
    return ways.find(canBeLines) ?? [];
  }

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
