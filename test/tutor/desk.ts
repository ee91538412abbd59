import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course } from '../../src/course/course.ts';
import { openServer } from '../../src/server/open-server.ts';
import type { Server } from '../../src/server/server.ts';
import { openTutor } from '../../src/tutor/open-tutor.ts';
import { openProgress, type Progress } from '../../src/tutor/progress/open-progress.ts';
import type { Tutor, TutorState } from '../../src/tutor/tutor.ts';
import { type RealServer, startRealServer } from '../real/sshd.ts';
import { smallCourse } from './small-course.ts';

/** A student at a computer: folders of their own, and a tutor that can be opened and closed again and again. */
export type Desk = {
  readonly real: RealServer;
  readonly server: Server;
  readonly folder: string;
  readonly workFolder: string;
  open(change?: Partial<DeskOptions>): Promise<Tutor & { readonly progress: Progress }>;
  clear(): Promise<void>;
  leave(): Promise<void>;
};

type DeskOptions = { readonly course: Course; readonly exercise: string; readonly student: string };

export async function sitDown(): Promise<Desk> {
  const real = await startRealServer();
  const server = openServer(real.target());
  const root = mkdtempSync(join(tmpdir(), 'baqueano-desk-'));
  let visit = 0;
  const folder = () => join(root, String(visit));
  const opened = new Set<Tutor>();
  return {
    real,
    server,
    get folder() {
      return folder();
    },
    get workFolder() {
      return join(folder(), 'baqueano');
    },
    async open(change = {}) {
      const { course = smallCourse(folder()), student = 'ana', exercise } = change;
      const progress = openProgress({
        folder: join(folder(), 'progress'),
        course: 'prueba',
        student,
        server: 's',
      });
      const workFolder = join(folder(), 'baqueano');
      const options = { course, courseKey: 'k', server, student, progress, workFolder };
      const tutor = openTutor(exercise ? { ...options, exercise } : options);
      opened.add(tutor);
      await until(tutor, ({ open }) => open !== undefined && open.preparation !== 'preparing');
      await tutor.look();
      return Object.assign(tutor, { progress });
    },
    /** A new day: another student's computer and an empty home. */
    async clear() {
      for (const tutor of opened) await tutor[Symbol.asyncDispose]();
      opened.clear();
      visit += 1;
      for (const name of (await server.files.list(real.home)) ?? []) {
        if (!name.startsWith('.')) await server.files.remove(`${real.home}/${name}`);
      }
    },
    async leave() {
      for (const tutor of opened) await tutor[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await real.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Waits for a state of the tutor; a person would wait ten seconds at most. */
export async function until(
  tutor: Tutor,
  holds: (state: TutorState) => boolean,
  patience = 45_000,
): Promise<TutorState> {
  if (holds(tutor.state)) return tutor.state;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`the tutor did not get there: ${JSON.stringify(tutor.state.open?.steps)}`));
    }, patience);
    const stop = tutor.subscribe(() => {
      if (!holds(tutor.state)) return;
      clearTimeout(timer);
      stop();
      resolve(tutor.state);
    });
  });
}

/** The steps as a student sees them: `propia passed`. */
export const steps = (tutor: Tutor) => tutor.state.open?.steps.map(({ id, status }) => `${id} ${status}`);
