import type { Tutor, TutorState } from '../../src/tutor/tutor.ts';
import { fail, pass } from '../../src/verdict/verdict.ts';
import { course, studentExercise } from './lesson-fixture.ts';

/** A tutor that only remembers what it was asked and shows the state it is given. */
export type FakeTutor = Tutor & {
  /** What was asked of it, in order: `openStep notas`. */
  readonly asked: string[];
  change(part: Partial<TutorState>): void;
};

export function fakeTutor(part: Partial<TutorState> = {}): FakeTutor {
  let state: TutorState = { ...startedState(), ...part };
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  const change = (changed: Partial<TutorState>): void => {
    state = { ...state, ...changed };
    for (const listener of [...listeners]) listener();
  };
  return {
    get state() {
      return state;
    },
    asked,
    change,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async openExercise(exercise) {
      asked.push(`openExercise ${exercise}`);
    },
    openStep(step) {
      asked.push(`openStep ${step}`);
      if (state.open) change({ open: { ...state.open, openStep: step } });
    },
    async look() {
      asked.push('look');
    },
    shellActive() {},
    async answer(task, value) {
      asked.push(`answer ${task} ${value}`);
    },
    openHint() {
      asked.push('openHint');
      const { open } = state;
      if (!open) return;
      const steps = open.steps.map((step) =>
        step.id === open.openStep ? { ...step, hintsOpened: step.hintsOpened + 1 } : step,
      );
      change({ open: { ...open, steps } });
    },
    async skip() {
      asked.push('skip');
    },
    async reset() {
      asked.push('reset');
      return { local: undefined, server: '/home/ana/antes-1' };
    },
    pause() {
      asked.push('pause');
      change({ paused: true });
    },
    resume() {
      asked.push('resume');
      change({ paused: false });
    },
    ranCommand() {},
    async writeCheatSheet() {
      asked.push('writeCheatSheet');
      return '/home/ana/baqueano/carpetas/chuleta.md';
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** In the middle of the second exercise: one step passed, one skipped, the third one open and not yet right. */
export function startedState(): TutorState {
  const exercise = studentExercise('carpetas');
  return {
    courseTitle: course.title,
    student: 'ana',
    connection: { kind: 'connected', fingerprint: 'SHA256:abc' },
    exercises: (course.units[0]?.exercises ?? []).map((one, index) => ({
      id: one.id,
      unit: course.units[0]?.title ?? { es: '', en: '' },
      title: { es: one.texts.es.title, en: one.texts.en.title },
      minutes: one.minutes,
      passed: [5, 1, 0][index] ?? 0,
      skipped: [0, 1, 0][index] ?? 0,
      total: 5,
      status: (['complete', 'started', 'new'] as const)[index] ?? 'new',
    })),
    open: {
      exercise,
      openStep: 'copia',
      complete: false,
      preparation: 'ready',
      trouble: undefined,
      localFolder: '/home/ana/baqueano/carpetas',
      commands: ['ls', 'mkdir ana', 'mkdir -p ana/datos'],
      steps: exercise.steps.map(({ id }, index) => ({
        id,
        status: (['passed', 'skipped'] as const)[index] ?? 'open',
        verdicts: [
          {
            task: 'carpeta',
            kind: 'folder',
            verdict: index === 0 ? pass({ path: '/home/ana/ana' }) : pass(),
          },
          {
            task: 'texto',
            kind: 'text',
            verdict:
              index < 2
                ? pass()
                : fail('missing', {
                    path: '/home/ana/ana/notas.txt',
                    name: 'notas.txt',
                    folder: '/home/ana/ana',
                    siblings: ['Notas.txt', 'datos'],
                  }),
          },
        ],
        hintsOpened: index === 2 ? 1 : 0,
        question: undefined,
      })),
    },
    paused: false,
    looking: false,
    progressTrouble: undefined,
  };
}
