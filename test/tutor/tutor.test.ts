import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Tutor } from '../../src/tutor/tutor.ts';
import { realServerHasOwnHome, realServerMissing } from '../real/sshd.ts';
import { type Desk, sitDown, steps, until } from './desk.ts';
import { smallCourse, step, task } from './small-course.ts';

const isMissing = !process.env.CI && (realServerMissing !== undefined || !realServerHasOwnHome);

describe.skipIf(isMissing)(
  `a student's work (skipped without a real sshd of our own: ${realServerMissing})`,
  () => {
    let desk: Desk;
    const home = () => desk.real.home;
    const sh = (script: string) => desk.server.run(script);
    const exists = async (path: string) => (await desk.server.files.lstat(`${home()}/${path}`)) !== undefined;
    const openStep = (tutor: Tutor) => tutor.state.open?.openStep;
    const code = (tutor: Tutor) => tutor.state.open?.exercise.values.codigo ?? '';

    beforeAll(async () => {
      desk = await sitDown();
    });
    afterEach(() => desk.clear());
    afterAll(() => desk.leave());

    describe('opening an exercise', () => {
      test('its setup is on the server, its files on the computer, and no step has passed', async () => {
        const tutor = await desk.open();
        expect(steps(tutor)).toEqual(['propia open', 'datos open', 'nombre open', 'borrar open']);
        expect(openStep(tutor)).toBe('propia');
        expect(await exists('practica/sobra.txt')).toBe(true);
        expect(readFileSync(join(desk.workFolder, 'carpetas', 'saludo.py'), 'utf8')).toBe('# saludo.py 1\n');
        expect(tutor.state.open).toMatchObject({ preparation: 'ready', complete: false });
        expect(tutor.state.exercises).toMatchObject([
          { id: 'carpetas', status: 'started', passed: 0, total: 4 },
          { id: 'segunda', status: 'new' },
        ]);
      });

      test('the setup is not repeated when the tutor is opened again: what was removed stays removed', async () => {
        const first = await desk.open();
        await sh('rm practica/sobra.txt');
        await first[Symbol.asyncDispose]();
        await desk.open();
        expect(await exists('practica/sobra.txt')).toBe(false);
      });

      test('the setup is repeated when it was cut half way, and on a server that was rebuilt', async () => {
        const first = await desk.open();
        await first[Symbol.asyncDispose]();
        const path = first.progress.path;
        const lines = readFileSync(path, 'utf8');
        await sh('rm practica/sobra.txt');
        writeFileSync(path, lines.replaceAll('"exercise-prepared"', '"cut"'));
        const second = await desk.open();
        expect(await exists('practica/sobra.txt')).toBe(true);
        await second[Symbol.asyncDispose]();
        await sh('rm practica/sobra.txt');
        writeFileSync(path, lines.replaceAll('SHA256:', 'SHA256:x'));
        const third = await desk.open();
        expect(await exists('practica/sobra.txt')).toBe(true);
        await third[Symbol.asyncDispose]();
        await sh('rm -r practica');
        await desk.open();
        expect(await exists('practica/sobra.txt')).toBe(true);
      });

      test('a file that the student changed stays theirs, and one that they deleted comes back', async () => {
        const path = join(desk.workFolder, 'carpetas', 'saludo.py');
        const first = await desk.open();
        writeFileSync(path, 'print("mío")\n');
        await first[Symbol.asyncDispose]();
        const second = await desk.open();
        expect(readFileSync(path, 'utf8')).toBe('print("mío")\n');
        await second[Symbol.asyncDispose]();
        rmSync(path);
        await desk.open();
        expect(readFileSync(path, 'utf8')).toBe('# saludo.py 1\n');
      });

      test('a newer version of the exercise keeps the steps done, brings only what is new, and says the old version', async () => {
        const first = await desk.open();
        await sh('mkdir ana; rm practica/sobra.txt');
        await first.look();
        await first[Symbol.asyncDispose]();
        const course = smallCourse(desk.folder, (old) => ({
          ...old,
          version: 2,
          setup: [...old.setup, { kind: 'write', path: '{{home}}/practica/nuevo.txt', text: 'nuevo' }],
          steps: [
            ...old.steps.filter(({ id }) => id !== 'datos'),
            step('nueva', [task('archivo', 'folder', { path: '{{home}}/nueva' })]),
          ],
        }));
        const second = await desk.open({ course });
        expect(steps(second)).toEqual(['propia passed', 'nombre open', 'borrar passed', 'nueva open']);
        expect(await exists('practica/nuevo.txt')).toBe(true);
        expect(await exists('practica/sobra.txt')).toBe(false);
        expect(readFileSync(join(desk.workFolder, 'carpetas', 'saludo.py'), 'utf8')).toBe('# saludo.py 2\n');
        expect(second.progress.record.exercises.get('carpetas')?.version).toBe(1);
      });

      test('a computer that does not take the files is said, nothing ticks, and it can be tried again', async () => {
        mkdirSync(desk.folder, { recursive: true });
        writeFileSync(desk.workFolder, 'a file where the folder should be');
        const tutor = await desk.open();
        expect(tutor.state.open).toMatchObject({
          preparation: 'failed',
          trouble: { during: 'preparation', cause: { kind: 'local-files' } },
        });
        await sh('mkdir ana');
        await tutor.look();
        expect(steps(tutor)?.[0]).toBe('propia open');
        rmSync(desk.workFolder);
        await tutor.openExercise('carpetas');
        await until(tutor, ({ open }) => open?.steps[0]?.status === 'passed');
        expect(tutor.state.open?.trouble).toBeUndefined();
      });

      test('an exercise or a student that cannot be is refused at once', async () => {
        await expect(desk.open({ exercise: 'nada' })).rejects.toThrow(RangeError);
        await expect(desk.open({ student: '../ana' })).rejects.toThrow(RangeError);
      });
    });

    describe('ticking', () => {
      test('a step ticks by itself, says what was right, and the next one opens', async () => {
        const tutor = await desk.open();
        await sh('mkdir ana');
        const state = await until(tutor, ({ open }) => open?.steps[0]?.status === 'passed', 4_000);
        expect(state.open?.steps[0]?.verdicts[0]?.verdict).toMatchObject({ kind: 'pass' });
        await until(tutor, ({ open }) => open?.openStep === 'datos');
      });

      test('a step that was passed stays passed when it becomes untrue, and its newest verdict says so', async () => {
        const tutor = await desk.open();
        await sh('mkdir ana');
        await tutor.look();
        await sh('rmdir ana');
        await tutor[Symbol.asyncDispose]();
        const again = await desk.open();
        expect(again.state.open?.steps[0]).toMatchObject({
          status: 'passed',
          verdicts: [{ verdict: { kind: 'fail' } }],
        });
        expect(again.state.open?.openStep).toBe('datos');
      });

      test('a step waits for what it needs, and both tick in one look when both are there', async () => {
        const tutor = await desk.open();
        await tutor.look();
        expect(tutor.state.open?.steps[1]?.verdicts[0]?.verdict).toEqual({ kind: 'blocked', by: 'propia' });
        await sh('mkdir -p ana/datos');
        await tutor.look();
        expect(steps(tutor)?.slice(0, 2)).toEqual(['propia passed', 'datos passed']);
        expect(openStep(tutor)).toBe('nombre');
      });

      test('nobody is forced forward: who reads an earlier step stays there', async () => {
        const tutor = await desk.open();
        await sh('mkdir ana');
        await tutor.look();
        tutor.openStep('propia');
        await sh('mkdir ana/datos');
        await tutor.look();
        expect(steps(tutor)?.[1]).toBe('datos passed');
        expect(openStep(tutor)).toBe('propia');
      });

      test('an event counts once seen, even when it is gone when the rest of its step is done', async () => {
        const course = smallCourse(desk.folder, (old) => ({
          ...old,
          steps: [
            step('propia', [
              task('fugaz', 'folder', { path: '{{home}}/fugaz' }, true),
              task('queda', 'folder', { path: '{{home}}/queda' }),
            ]),
          ],
        }));
        const tutor = await desk.open({ course });
        await sh('mkdir fugaz');
        await tutor.look();
        await sh('rmdir fugaz; mkdir queda');
        await tutor.look();
        expect(steps(tutor)).toEqual(['propia passed']);
        expect(tutor.state.open?.complete).toBe(true);
      });

      test('while the tutor is paused nothing ticks; afterwards it does', async () => {
        const tutor = await desk.open();
        tutor.pause();
        await sh('mkdir ana');
        await tutor.look();
        expect(steps(tutor)?.[0]).toBe('propia open');
        tutor.resume();
        await until(tutor, ({ open }) => open?.steps[0]?.status === 'passed');
      });

      test('a right answer ticks, a wrong one is remembered and said', async () => {
        const tutor = await desk.open();
        await tutor.answer('pregunta', 'nada que ver');
        const question = () => tutor.state.open?.steps[2];
        expect(question()).toMatchObject({
          status: 'open',
          question: { answer: 'nada que ver' },
          verdicts: [{ verdict: { kind: 'fail', code: 'wrong' } }],
        });
        await tutor.answer('pregunta', code(tutor));
        expect(question()?.status).toBe('passed');
      });
    });

    describe('coming back', () => {
      test('the exercise, the step, the hints and the answers are where they were left', async () => {
        const first = await desk.open({ exercise: 'segunda' });
        first.openStep('nombre');
        first.openHint();
        await first.answer('pregunta', 'casi');
        await first[Symbol.asyncDispose]();
        const second = await desk.open();
        expect(second.state.open?.exercise.id).toBe('segunda');
        expect(openStep(second)).toBe('nombre');
        expect(second.state.open?.steps[2]).toMatchObject({ hintsOpened: 1, question: { answer: 'casi' } });
      });

      test('hints open one at a time and no further than there are', async () => {
        const tutor = await desk.open();
        const opened = () => tutor.state.open?.steps[0]?.hintsOpened;
        for (const expected of [1, 2, 2]) {
          tutor.openHint();
          expect(opened()).toBe(expected);
        }
      });

      test('a second tutor sees what the first one did', async () => {
        const one = await desk.open();
        const other = await desk.open();
        await one.answer('pregunta', code(one));
        await other.look();
        expect(steps(other)?.[2]).toBe('nombre passed');
        await one.reset();
        await other.look();
        expect(steps(other)?.[2]).toBe('nombre open');
      });

      test('an exercise that the course no longer has does not keep the tutor from opening', async () => {
        const first = await desk.open({ exercise: 'segunda' });
        await first[Symbol.asyncDispose]();
        const course = smallCourse(desk.folder);
        const [unit] = course.units;
        const shorter = unit && { ...course, units: [{ ...unit, exercises: unit.exercises.slice(0, 1) }] };
        const second = await desk.open({ course: shorter ?? course });
        expect(second.state.open?.exercise.id).toBe('carpetas');
      });
    });

    describe('skipping', () => {
      test('does the step and those that it needs on the server, marks them skipped, and goes on', async () => {
        const tutor = await desk.open();
        tutor.openStep('datos');
        await tutor.skip();
        expect(await exists('ana/datos')).toBe(true);
        expect(steps(tutor)).toEqual(['propia skipped', 'datos skipped', 'nombre open', 'borrar open']);
        expect(tutor.state.open?.steps[1]?.verdicts[0]?.verdict.kind).toBe('pass');
        expect(openStep(tutor)).toBe('nombre');
      });

      test('does every step to the end, answers included, and the exercise is complete', async () => {
        const tutor = await desk.open();
        for (let count = 0; count < 4; count += 1) await tutor.skip();
        expect(steps(tutor)).toEqual(['propia skipped', 'datos skipped', 'nombre skipped', 'borrar skipped']);
        expect(tutor.state.open?.complete).toBe(true);
        expect(tutor.state.exercises[0]).toMatchObject({ status: 'complete', skipped: 4, passed: 0 });
      });

      test('puts aside what of the student stands in the way, and loses nothing of it', async () => {
        const tutor = await desk.open();
        await sh('echo mío > ana');
        await tutor.skip();
        expect(steps(tutor)?.[0]).toBe('propia skipped');
        expect(tutor.state.open?.steps[0]?.verdicts[0]?.verdict.kind).toBe('pass');
        expect((await sh('cat antes/*/ana')).stdout).toBe('mío\n');
      });
    });

    describe('starting an exercise again', () => {
      test('nothing has passed, setup and files are as new, and what the student had is kept', async () => {
        const tutor = await desk.open();
        const local = join(desk.workFolder, 'carpetas');
        writeFileSync(join(local, 'saludo.py'), 'print("mío")\n');
        await sh(
          'mkdir -p ana/datos; echo hola > ana/notas.txt; rm practica/sobra.txt; echo más >> practica/queda.txt',
        );
        await tutor.answer('pregunta', code(tutor));
        expect(tutor.state.open?.complete).toBe(true);

        const kept = await tutor.reset();
        expect(steps(tutor)).toEqual(['propia open', 'datos open', 'nombre open', 'borrar open']);
        expect(tutor.state.open).toMatchObject({
          openStep: 'propia',
          preparation: 'ready',
          trouble: undefined,
        });
        expect((await sh('cat practica/queda.txt practica/sobra.txt')).stdout).toBe(
          `queda\nsobra ${code(tutor)}\n`,
        );
        expect((await sh(`cat ${kept.server}/ana/notas.txt ${kept.server}/practica/queda.txt`)).stdout).toBe(
          'hola\nqueda\nmás\n',
        );
        expect(readFileSync(join(local, 'saludo.py'), 'utf8')).toBe('# saludo.py 1\n');
        expect(readFileSync(join(kept.local ?? '', 'saludo.py'), 'utf8')).toBe('print("mío")\n');
      });

      test('leaves no folder of old things when nothing of the student was there', async () => {
        const tutor = await desk.open();
        expect(await tutor.reset()).toEqual({ local: undefined, server: undefined });
        expect(readdirSync(join(desk.workFolder, 'carpetas'))).toEqual(['saludo.py']);
        expect(await exists('antes')).toBe(false);
      });

      test('the other exercises keep their progress', async () => {
        const tutor = await desk.open({ exercise: 'segunda' });
        await tutor.answer('pregunta', code(tutor));
        await tutor.openExercise('carpetas');
        await tutor.reset();
        expect(tutor.state.exercises.map(({ passed }) => passed)).toEqual([0, 1]);
      });
    });

    describe('the cheat sheet', () => {
      test('holds the commands that were really used, each once, in the language asked for', async () => {
        const tutor = await desk.open();
        for (const line of ['mkdir ana', 'ls', 'mkdir ana', ' secreto', 'PGPASSWORD=x psql'])
          tutor.ranCommand(line, 0);
        tutor.ranCommand('mkdri ana', 127);
        tutor.ranCommand('cd an', 1);
        expect(tutor.state.open?.commands).toEqual(['mkdir ana', 'ls']);
        const path = await tutor.writeCheatSheet('es');
        expect(path).toBe(join(desk.workFolder, 'carpetas', 'chuleta.md'));
        expect(readFileSync(path, 'utf8')).toBe(
          '# Chuleta de «Carpetas»\n\n## `mkdir`: crea una carpeta\n\n    mkdir ana\n\n## `ls`\n\n    ls\n',
        );
        await tutor.writeCheatSheet('en');
        expect(readFileSync(path, 'utf8')).toContain('makes a folder');
        expect(readdirSync(join(desk.workFolder, 'carpetas'))).toHaveLength(3);
      });
    });
  },
);
