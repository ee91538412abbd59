import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProgressFact } from '../../../src/tutor/progress/event.ts';
import { openProgress } from '../../../src/tutor/progress/open-progress.ts';

const isRoot = process.getuid?.() === 0;
const owner = { course: 'mlops', student: 'ana', server: 'practice' };
const at = () => new Date('2026-03-04T05:06:07.000Z');

let folder: string;
const open = () => openProgress({ folder, ...owner, now: at });
const hint = (count: number): ProgressFact => ({
  kind: 'hint-opened',
  exercise: 'carpetas',
  exerciseVersion: 1,
  step: 'propia',
  count,
});
const passed = (step: string): ProgressFact => ({
  kind: 'step-passed',
  exercise: 'carpetas',
  exerciseVersion: 1,
  step,
  facts: { carpeta: { path: '/home/ana/ana' } },
});
const reset: ProgressFact = { kind: 'exercise-reset', exercise: 'carpetas', exerciseVersion: 1 };
const step = (progress: { record: ReturnType<typeof open>['record'] }, id: string) =>
  progress.record.exercises.get('carpetas')?.steps.get(id);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baqueano-progress-'));
});
afterEach(() => {
  vi.useRealTimers();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe('what a student did is still there the next day', () => {
  test('hints, answers and passed steps come back when the tutor is opened again', async () => {
    await using first = open();
    first.append(passed('propia'), hint(2), {
      kind: 'answer-given',
      exercise: 'carpetas',
      exerciseVersion: 1,
      step: 'nombre',
      task: 'pregunta',
      value: 'faro-12',
    });
    await using second = open();
    expect(step(second, 'propia')).toMatchObject({ done: 'passed', hintsOpened: 2 });
    expect(step(second, 'nombre')?.answers).toEqual({ pregunta: 'faro-12' });
    expect(second.record.owner).toEqual(owner);
  });

  test('opening the tutor and doing nothing writes nothing', async () => {
    await using progress = open();
    progress.refresh();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('each student, course and server has a file of its own, whatever their names are', async () => {
    const names = ['Ana', 'ana', 'a/na', 'a-na', '../ana', 'CON', 'ñ'.repeat(300), '']; // some equal on some disks
    const paths = names.map((student) => openProgress({ folder, ...owner, student }).path.toLowerCase());
    expect(new Set(paths).size).toBe(names.length);
    for (const path of paths) {
      expect(dirname(path)).toBe(folder.toLowerCase());
      expect(path.length - folder.length).toBeLessThan(160);
    }
  });
});

describe('the file bears being cut anywhere', () => {
  test('cut at every byte, the whole lines before it stay, and what comes after is kept whole', async () => {
    const whole = open();
    for (const id of ['uno', 'dos', 'tres']) whole.append(passed(id));
    await whole[Symbol.asyncDispose]();
    const original = join(folder, 'original');
    copyFileSync(whole.path, original);
    const bytes = readFileSync(original);
    const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 10 ? [index] : []));
    for (let length = 0; length <= bytes.length; length += 1) {
      copyFileSync(original, whole.path);
      truncateSync(whole.path, length);
      const progress = open();
      const wholeLines = ends.filter((_, index) => (ends[index + 1] ?? bytes.length) <= length).length;
      const expected = ['uno', 'dos', 'tres'].slice(0, Math.max(0, wholeLines - 1));
      expect([...(progress.record.exercises.get('carpetas')?.steps.keys() ?? [])], `${length}`).toEqual(
        expected,
      );
      progress.append(passed('cuatro'));
      expect(progress.trouble).toBeUndefined();
      await progress[Symbol.asyncDispose]();
      const again = open();
      expect([...(again.record.exercises.get('carpetas')?.steps.keys() ?? [])]).toEqual([
        ...expected,
        'cuatro',
      ]);
      await again[Symbol.asyncDispose]();
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.aside'))).toEqual([]);
  });

  test('a tutor killed with -9 again and again loses nothing that it had said was kept', async () => {
    const said = new Map<string, number>();
    for (let round = 0; round < 12; round += 1) {
      const writer = startWriter(`ronda-${round}`, 100_000);
      const bytes = 40 + ((round * 977) % 3_000);
      said.set(`ronda-${round}`, await killAfter(writer, bytes));
    }
    await using progress = open();
    for (const [name, count] of said) {
      expect(count).toBeGreaterThan(0);
      expect(Object.keys(step(progress, name)?.answers ?? {}).length).toBeGreaterThanOrEqual(count);
    }
  });

  test('two tutors that write at the same time lose no line of each other', async () => {
    const writers = [startWriter('uno', 400), startWriter('dos', 400)];
    expect(await Promise.all(writers.map(ended))).toEqual([0, 0]);
    await using progress = open();
    for (const name of ['uno', 'dos'])
      expect(Object.keys(step(progress, name)?.answers ?? {})).toHaveLength(400);
  });

  test('one tutor sees what another did as soon as it looks', async () => {
    await using one = open();
    await using other = open();
    const told = vi.fn();
    other.subscribe(told);
    one.append(passed('propia'));
    other.refresh();
    expect(step(other, 'propia')?.done).toBe('passed');
    expect(told).toHaveBeenCalledOnce();
  });

  test('a file that somebody deletes while the tutor runs is written again', async () => {
    const progress = open();
    progress.append(passed('uno'));
    rmSync(progress.path);
    progress.append(passed('dos'));
    await progress[Symbol.asyncDispose]();
    await using again = open();
    expect([step(again, 'uno')?.done, step(again, 'dos')?.done]).toEqual(['passed', 'passed']);
  });
});

describe('a disk that does not take it', () => {
  test.skipIf(!existsSync('/dev/full') && !process.env.CI)(
    'a full disk (skipped: no /dev/full here) is said, nothing is lost, and it is written when there is room',
    async () => {
      vi.useFakeTimers();
      const progress = open();
      symlinkSync('/dev/full', progress.path);
      progress.append(passed('propia'));
      expect(progress.trouble).toEqual({ code: 'disk-full', path: progress.path });
      expect(step(progress, 'propia')?.done).toBe('passed');
      rmSync(progress.path);
      await vi.advanceTimersByTimeAsync(6_000);
      expect(progress.trouble).toBeUndefined();
      vi.useRealTimers();
      await progress[Symbol.asyncDispose]();
      await using again = open();
      expect(step(again, 'propia')?.done).toBe('passed');
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a folder that may not be written to (skipped on Windows) is said, and the work goes on',
    async () => {
      chmodSync(folder, 0o555);
      const writer = startWriter('propia', 3, isRoot ? 65_534 : undefined);
      const output = collect(writer);
      expect(await ended(writer)).toBe(0);
      expect(await output).toContain('trouble read-only');
      chmodSync(folder, 0o700);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('a path where no folder can be is said, and the work goes on', async () => {
    writeFileSync(join(folder, 'file'), '');
    await using progress = openProgress({ folder: join(folder, 'file', 'below'), ...owner });
    progress.append(hint(1));
    expect(progress.trouble?.code).toBe('other');
    expect(step(progress, 'propia')?.hintsOpened).toBe(1);
  });

  test('what could not be written is tried once more when the tutor closes', async () => {
    const blocked = join(folder, 'later');
    writeFileSync(blocked, '');
    const progress = openProgress({ folder: blocked, ...owner });
    progress.append(hint(1));
    rmSync(blocked);
    await progress[Symbol.asyncDispose]();
    await using again = openProgress({ folder: blocked, ...owner });
    expect(step(again, 'propia')?.hintsOpened).toBe(1);
  });
});

describe('files of other times and of other makers', () => {
  test('lines of a newer version stay in the file and harm nothing', async () => {
    const first = open();
    first.append(passed('propia'));
    await first[Symbol.asyncDispose]();
    const newer =
      '{"v":7,"id":"x","at":"2030-01-01T00:00:00Z","kind":"badge-won","exercise":"carpetas","gold":true}';
    appendFileSync(first.path, `\n${newer}`);
    await using second = open();
    second.append(hint(1));
    expect(step(second, 'propia')).toMatchObject({ done: 'passed', hintsOpened: 1 });
    expect(second.trouble).toBeUndefined();
    expect(readFileSync(first.path, 'utf8')).toContain(newer);
  });

  test('a file that holds only lines of a newer version is ours, and is added to', async () => {
    const newer = '{"v":7,"id":"x","kind":"badge-won"}';
    writeFileSync(open().path, newer);
    await using progress = open();
    progress.append(hint(1));
    expect(progress.trouble).toBeUndefined();
    expect(readFileSync(progress.path, 'utf8')).toMatch(/^\{"v":7.*\n\{"v":1/);
  });

  test('lines that an older version wrote, with fewer fields, are read', async () => {
    writeFileSync(open().path, '{"v":0,"kind":"step-passed","exercise":"carpetas","step":"propia"}\r\n');
    await using progress = open();
    expect(step(progress, 'propia')?.done).toBe('passed');
    expect(progress.record.exercises.get('carpetas')?.version).toBe(1);
  });

  test.each([
    ['random bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))],
    ['zeros that a power cut left', Buffer.alloc(512)],
    ['a shopping list', Buffer.from('{"milk": 2}\nbread\n')],
  ])('a file of %s is put aside whole, never deleted, and said', async (_, bytes) => {
    writeFileSync(open().path, bytes);
    const progress = open();
    const aside = `${progress.path}.2026-03-04T05-06-07-000Z.aside`;
    expect(progress.trouble).toEqual({ code: 'put-aside', path: aside });
    progress.append(hint(1));
    await progress[Symbol.asyncDispose]();
    expect(readFileSync(aside)).toEqual(bytes);
    await using again = open();
    expect(step(again, 'propia')?.hintsOpened).toBe(1);
  });

  test('garbage between good lines is passed over', async () => {
    const first = open();
    first.append(passed('uno'));
    appendFileSync(
      first.path,
      Buffer.concat([Buffer.from('\n'), Buffer.alloc(50, 0xff), Buffer.from('\n\n{"v":')]),
    );
    first.append(passed('dos'));
    await first[Symbol.asyncDispose]();
    await using again = open();
    expect([step(again, 'uno')?.done, step(again, 'dos')?.done]).toEqual(['passed', 'passed']);
  });

  test('a folder where the file should be is put aside or said, never a crash', async () => {
    mkdirSync(open().path);
    await using progress = open();
    progress.append(hint(1));
    expect(progress.trouble).toBeDefined();
    expect(step(progress, 'propia')?.hintsOpened).toBe(1);
  });
});

describe('starting an exercise again', () => {
  test('voids what came before and keeps what comes after', async () => {
    await using progress = open();
    progress.append(passed('uno'), hint(2));
    progress.append(reset, passed('dos'));
    expect(step(progress, 'uno')).toBeUndefined();
    expect(step(progress, 'dos')?.done).toBe('passed');
  });

  test('a second tutor that had not yet seen it cannot carry the old progress over', async () => {
    await using progress = open();
    progress.append(passed('uno'));
    const late = readFileSync(progress.path, 'utf8')
      .trim()
      .split('\n')
      .at(-1)
      ?.replace('"step":"uno"', '"step":"tarde"')
      .replace(/"id":"[^"]+"/, '"id":"late"');
    progress.append(reset);
    appendFileSync(progress.path, `\n${late}`);
    progress.refresh();
    expect(step(progress, 'tarde')).toBeUndefined();
  });
});

function startWriter(name: string, count: number, userId?: number): ChildProcess {
  const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const argv = [script, folder, name, String(count), ...(userId === undefined ? [] : [String(userId)])];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills a writer once it has said so many bytes; returns the last number that it said was kept. */
async function killAfter(writer: ChildProcess, bytes: number): Promise<number> {
  let said = '';
  writer.stdout?.on('data', (chunk: Buffer) => {
    said += chunk;
    if (said.length >= bytes) writer.kill('SIGKILL');
  });
  await new Promise((resolve) => writer.once('close', resolve));
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

function ended(writer: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => writer.once('exit', resolve));
}

async function collect(writer: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of writer.stdout ?? []) text += chunk;
  return text;
}
