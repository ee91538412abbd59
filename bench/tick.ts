import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownCourseFolder } from '../src/course/own-course-folder.ts';
import { readCourse } from '../src/course/read-course.ts';
import { startPracticeMachine } from '../src/practice/machine.ts';
import { openServer } from '../src/server/open-server.ts';
import { readCommandMarks } from '../src/terminal/command-marks.ts';
import { createEmulator } from '../src/terminal/emulator.ts';
import { openTutor } from '../src/tutor/open-tutor.ts';
import { openProgress } from '../src/tutor/progress/open-progress.ts';
import type { Tutor } from '../src/tutor/tutor.ts';
import { startDelayProxy } from '../test/real/delay-proxy.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';

const roundTrip = 40;
const runs = 7;

/** Round trips from an effect on a distant server to its tick, the line delayed by 40 ms there and back. */
export async function measureTick(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baqueano-bench-'));
  try {
    const times: number[] = [];
    await using machine = await startPracticeMachine({ folder: join(folder, 'practice') });
    for (let run = 0; run < runs; run += 1) times.push(await timeTick(machine, `ana${run}`, folder));
    const ours = median(times) / roundTrip;
    return [{ name: 'effect to tick, 40 ms away', unit: 'round trips', ours, reference: undefined, goal: 3 }];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function timeTick(
  machine: Awaited<ReturnType<typeof startPracticeMachine>>,
  student: string,
  folder: string,
): Promise<number> {
  const { host, port, username, password, hostKeyFingerprint } = machine.connection(student);
  await using proxy = await startDelayProxy({ host, port }, { delay: roundTrip / 2 });
  await using server = openServer({
    host: proxy.host,
    port: proxy.port,
    username,
    hostKey: { kind: 'pinned', fingerprint: hostKeyFingerprint },
    login: { password: async () => password },
  });
  const course = await readCourse(ownCourseFolder());
  await using progress = openProgress({
    folder: join(folder, 'progress'),
    course: course.id,
    student,
    server: 'bench',
  });
  const workFolder = join(folder, 'work');
  await using tutor = openTutor({
    course,
    courseKey: course.id,
    server,
    progress,
    workFolder,
    exercise: 'carpetas',
  });
  await until(tutor, () => tutor.state.open?.preparation === 'ready' && !tutor.state.looking);
  const shell = await server.openShell({ columns: 80, rows: 24 });
  const emulator = createEmulator(80, 24);
  readCommandMarks(emulator, () => void tutor.look());
  shell.onData((bytes) => {
    tutor.shellActive();
    emulator.write(bytes);
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  shell.write(`mkdir ${student}\r`);
  await appears(join(folder, 'practice', 'accounts', student, 'home', student));
  const start = performance.now();
  await until(tutor, () => tutor.state.open?.steps[0]?.status === 'passed');
  const time = performance.now() - start;
  shell.close();
  emulator.dispose();
  return time;
}

async function until(tutor: Tutor, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const leave = tutor.subscribe(() => {
      if (!isSo()) return;
      leave();
      resolve();
    });
  });
}

async function appears(path: string): Promise<void> {
  for (;;) {
    const facts = await stat(path).catch(() => undefined);
    if (facts) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
