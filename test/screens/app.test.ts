import { describe, expect, test } from 'vitest';
import { ServerError } from '../../src/server/server-error.ts';
import type { OpenExercise, StepState } from '../../src/tutor/tutor.ts';
import { fail, pass, unknown } from '../../src/verdict/verdict.ts';
import { fakeTutor, startedState } from './fake-tutor.ts';
import { show } from './show.ts';

const large = { columns: 120, rows: 40 } as const;
const opened = (): OpenExercise => {
  const { open } = startedState();
  if (!open) throw new Error('the fixture opens an exercise');
  return open;
};
const withStep = (change: (step: StepState) => Partial<StepState>): OpenExercise => {
  const open = opened();
  return {
    ...open,
    steps: open.steps.map((step) => (step.id === open.openStep ? { ...step, ...change(step) } : step)),
  };
};
const asking = () =>
  fakeTutor({ open: withStep(() => ({ question: { task: 'texto', answer: undefined } })) });

describe('the guide', () => {
  test.each([large, { columns: 80, rows: 24 }])(
    'shows each step with a mark of its own at $columns columns',
    async (size) => {
      await using shown = show(size);
      await shown.settle();
      const text = shown.text();
      if (size.columns === 80) expect(text).toContain('✓»●○○');
      else
        for (const row of [
          '✓ Tu carpeta',
          '» Un archivo de notas (saltado)',
          '● Una copia',
          '○ Mover la copia',
        ])
          expect(text).toContain(row);
    },
  );

  test('says in its own words what is still missing and what was found instead', async () => {
    await using shown = show(large);
    await shown.settle();
    expect(shown.text().replace(/│/g, '').replace(/\s+/g, ' ')).toContain(
      'Por ahora (1 de 2 listas) Todavía no hay nada llamado notas.txt en /home/ana/ana. Ahí hay: Notas.txt, datos.',
    );
  });

  test('says in another tone that it could not look', async () => {
    const open = withStep(() => ({
      verdicts: [{ task: 'texto', kind: 'text', verdict: unknown('time-out', '10 s') }],
    }));
    await using shown = show({ ...large, tutor: fakeTutor({ open }) });
    await shown.settle();
    expect(shown.text()).toContain('? No se pudo mirar');
    expect(shown.text()).not.toContain('Por ahora');
  });

  test('says what was right when a step passes, and keeps saying it while the next one is read', async () => {
    const open = opened();
    const first: OpenExercise = {
      ...open,
      openStep: 'tu-carpeta',
      steps: open.steps.map((step) => ({ ...step, status: 'open' })),
    };
    const tutor = fakeTutor({ open: first });
    for (const size of [large, { columns: 80, rows: 24 }]) {
      tutor.change({ open: first });
      await using shown = show({ ...size, tutor });
      await shown.settle();
      expect(shown.text()).not.toContain('¡Listo!');
      tutor.change({ open: { ...first, steps: passedUpTo(first, 1) } });
      tutor.change({ open: { ...first, steps: passedUpTo(first, 1), openStep: 'notas' } });
      await shown.settle();
      expect(shown.text()).toContain('✓ ¡Listo!');
      expect(shown.text()).toContain('/home/ana/ana existe y');
      expect(shown.text()).toContain('Paso 2 de 5');
      tutor.openStep('mover');
      await shown.settle();
      expect(shown.text()).not.toContain('✓ ¡Listo!');
    }
  });

  test('leads on to the cheat sheet and the next exercise when all is done, without opening either', async () => {
    const open = opened();
    const tutor = fakeTutor({ open });
    await using shown = show({ ...large, tutor });
    tutor.change({ open: { ...open, complete: true, steps: passedUpTo(open, 5) } });
    await shown.settle();
    expect(shown.text()).toContain('✓ ¡Ejercicio completo!');
    expect(shown.text()).toContain('empezar «Subir un script»');
    expect(shown.view.focus).toBe('shell');
    await shown.type('<leader>', 'e');
    expect(tutor.asked).toContain('openExercise subir-script');
  });

  test('opens hints one at a time and says how many there are', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'p');
    await shown.settle();
    expect(shown.tutor.asked).toEqual(['openHint']);
    expect(shown.text()).toContain('Pista 2 de 2');
    await shown.type('<leader>', 'p');
    expect(shown.text()).toContain('Ya abriste todas las pistas');
    expect(shown.tutor.asked).toEqual(['openHint']);
  });

  test('says that progress could not be saved', async () => {
    await using shown = show({
      ...large,
      tutor: fakeTutor({ progressTrouble: { code: 'read-only', path: '/ro/file' } }),
    });
    await shown.settle();
    expect(shown.text()).toContain('✗ No puedo guardar tu avance');
  });

  test('says how the line stands, and what to do when it is closed for good', async () => {
    const error = new ServerError('reach', 'refused', 'connect ECONNREFUSED');
    const tutor = fakeTutor({ connection: { kind: 'reconnecting', attempt: 2, error } });
    await using shown = show({ ...large, tutor });
    await shown.settle();
    expect(shown.text()).toContain('? reconectando (2)');
    tutor.change({ connection: { kind: 'closed', error } });
    await shown.settle();
    expect(shown.text()).toContain('✗ sin conexión');
    expect(shown.text()).toContain('Ctrl+G q');
  });

  test('says once that the line was cut, and why it does not come back', async () => {
    const cut = new ServerError('reach', 'cut', 'read ECONNRESET', { facts: { host: 'servidor' } });
    const tutor = fakeTutor({ connection: { kind: 'reconnecting', attempt: 1, error: cut } });
    await using shown = show({ ...large, tutor });
    await shown.settle();
    expect(shown.text().match(/Se cortó la línea/g)).toHaveLength(1);
    const refused = new ServerError('reach', 'refused', 'connect ECONNREFUSED', {
      facts: { host: 'servidor', port: 22 },
    });
    tutor.change({ connection: { kind: 'reconnecting', attempt: 2, error: refused } });
    await shown.settle();
    expect(
      shown
        .text()
        .replace(/\s*│\s*/g, ' ')
        .replace(/\s+/g, ' '),
    ).toContain('¿El puerto es ese?');
  });

  test('makes what a server wrote harmless before it reaches the screen', async () => {
    const facts = { path: '/x', name: '\x1b[2J\x07evil', folder: '/home', siblings: ['\u202egpj.exe'] };
    const open = withStep(() => ({
      verdicts: [{ task: 'carpeta', kind: 'folder', verdict: fail('missing', facts) }],
    }));
    await using shown = show({ ...large, tutor: fakeTutor({ open }) });
    await shown.settle();
    expect(shown.text()).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(shown.text()).toContain('evil');
  });
});

describe('the introduction of an exercise', () => {
  const untouched = (): OpenExercise => {
    const open = opened();
    return {
      ...open,
      openStep: 'tu-carpeta',
      steps: open.steps.map((step) => ({ ...step, status: 'open', hintsOpened: 0, verdicts: [] })),
    };
  };

  test.each([large, { columns: 80, rows: 24 }])(
    'has a page of its own at $columns columns, from which Enter goes to the first step and the arrow back',
    async (size) => {
      const tutor = fakeTutor({ open: undefined });
      await using shown = show({ ...size, tutor });
      await shown.settle();
      tutor.change({ open: untouched() });
      await shown.settle();
      expect(shown.text()).toContain('En un servidor todo vive en carpetas.');
      expect(shown.text()).toContain('5 pasos, unos 10 minutos.');
      expect(shown.screen().at(-1)).toContain('Enter empezar');
      await shown.type('<enter>');
      expect(shown.view.state.focus).toBe('shell');
      expect(shown.text()).toContain('Paso 1 de 5');
      expect(shown.text()).not.toContain('En un servidor todo vive en carpetas.');
      await shown.type('<leader>', '<left>');
      expect(shown.text()).toContain('En un servidor todo vive en carpetas.');
    },
  );

  test('comes first also where the exercise was there before the screen', async () => {
    await using shown = show({ ...large, tutor: fakeTutor({ open: untouched() }) });
    await shown.settle();
    expect(shown.text()).toContain('En un servidor todo vive en carpetas.');
  });

  test('does not come between a student and an exercise already begun, nor over what they are reading', async () => {
    const begun = { ...untouched(), steps: passedUpTo(untouched(), 1), openStep: 'notas' };
    const tutor = fakeTutor({ open: undefined });
    await using shown = show({ ...large, tutor });
    await shown.settle();
    tutor.change({ open: begun });
    await shown.settle();
    expect(shown.view.state.page).toBeUndefined();
    tutor.change({ open: undefined });
    await shown.type('<F1>');
    tutor.change({ open: untouched() });
    await shown.settle();
    expect(shown.view.state.page?.kind).toBe('help');
  });
});

describe('the footer of a text', () => {
  test.each([
    { rows: 60, offers: false },
    { rows: 20, offers: true },
  ])('offers the keys that scroll only where there is more ($rows rows)', async ({ rows, offers }) => {
    await using shown = show({ columns: 80, rows });
    await shown.type('<leader>', 'g');
    const footer = shown.screen().at(-1) ?? '';
    expect(footer).toContain('Esc');
    expect(footer.includes('↓')).toBe(offers);
  });
});

describe('the answer', () => {
  test.each([large, { columns: 80, rows: 24 }])(
    'is typed, corrected and sent at $columns columns',
    async (size) => {
      const tutor = asking();
      await using shown = show({ ...size, tutor });
      await shown.type('<leader>', 'r', 'qñar', '<backspace>');
      expect(shown.text()).toContain('▸ qña_');
      await shown.type('<enter>');
      expect(tutor.asked).toContain('answer texto qña');
      expect(shown.view.focus).toBe('shell');
    },
  );

  test('is being looked at until the verdict is there, and the footer says what came of it', async () => {
    const tutor = asking();
    const { promise: looked, resolve: endLook } = Promise.withResolvers<void>();
    await using shown = show({ ...large, tutor: { ...tutor, state: tutor.state, answer: () => looked } });
    await shown.type('<leader>', 'r', 'mal', '<enter>');
    expect(shown.text()).toContain('Miro tu servidor…');
    endLook();
    await shown.settle();
    expect(shown.text()).not.toContain('Miro tu servidor…');
    expect(shown.text()).toContain('Ya miré. Todavía falta');
  });

  test('is given up with Esc, and an empty one is not sent', async () => {
    const tutor = asking();
    await using shown = show({ ...large, tutor });
    await shown.type('<leader>', 'r', 'algo', '<esc>', '<leader>', 'r', '<enter>');
    expect(tutor.asked).toEqual([]);
    expect(shown.view.focus).toBe('shell');
  });

  test('may be pasted', async () => {
    const tutor = asking();
    await using shown = show({ ...large, tutor });
    await shown.type('<leader>', 'r', '\x1b[200~pegado\r\n\x1b[201~', '<enter>');
    expect(tutor.asked).toContain('answer texto pegado');
  });

  test('cannot be written where the step asks for none, and the key says why', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'r');
    expect(shown.text()).toContain('Este paso no pide una respuesta');
    expect(shown.view.state.answer).toBeUndefined();
  });
});

describe('what asks before it is done', () => {
  test('skipping happens only after a yes', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 's');
    expect(shown.text()).toContain('¿Saltar «Una copia»?');
    await shown.type('n');
    expect(shown.tutor.asked).toEqual([]);
    await shown.type('<leader>', 's', 's');
    expect(shown.tutor.asked).toEqual(['skip']);
  });

  test('starting again says where the earlier work was kept', async () => {
    await using shown = show({ ...large, language: 'en' });
    await shown.type('<leader>', 'x', 'y');
    await shown.settle();
    expect(shown.tutor.asked).toEqual(['reset']);
    expect(shown.text()).toContain('/home/ana/antes-1');
  });

  test('leaving asks only while something runs', async () => {
    await using idle = show(large);
    await idle.type('<leader>', 'q');
    expect(idle.quits.count).toBe(1);
    await using busy = show({ ...large, isBusy: true });
    await busy.type('<leader>', 'q');
    expect(busy.quits.count).toBe(0);
    await busy.type('<esc>', '<leader>', 'q', 's');
    expect(busy.quits.count).toBe(1);
  });
});

describe('around the lesson', () => {
  test('switching the language changes every word and nothing of the progress', async () => {
    await using shown = show(large);
    const before = shown.tutor.state;
    await shown.type('<leader>', 'i');
    expect(shown.text()).toContain('Step 3 of 5');
    expect(shown.text()).not.toContain('Paso 3');
    expect(shown.tutor.state).toBe(before);
    expect(shown.tutor.asked).toEqual([]);
    await shown.type('<leader>', 'i');
    expect(shown.text()).toContain('Paso 3 de 5');
  });

  test('that a look begins or ends redraws nothing, since it happens all the time', async () => {
    await using shown = show(large);
    await shown.settle();
    const before = shown.frames();
    shown.tutor.change({ looking: true });
    shown.tutor.change({ looking: false });
    await shown.settle();
    expect(shown.frames()).toBe(before);
    shown.tutor.change({ paused: true });
    await shown.settle();
    expect(shown.frames()).toBeGreaterThan(before);
  });

  test('free play is said and ended with the same key', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'f');
    expect(shown.text()).toContain('Juego libre');
    await shown.type('<leader>', 'f');
    expect(shown.tutor.asked).toEqual(['pause', 'resume']);
  });

  test('the arrows go from step to step, and the ends say that they are the ends', async () => {
    await using shown = show(large);
    await shown.type('<leader>', '<right>', '<right>', '<right>');
    expect(shown.tutor.asked).toEqual(['openStep mover', 'openStep borrar']);
    expect(shown.text()).toContain('Este es el último paso.');
  });

  test('the guide is scrolled with the keys of its own, and never beyond its end', async () => {
    await using shown = show({ columns: 100, rows: 24 });
    await shown.type('<leader>', 'g');
    const before = shown.text();
    await shown.type('<pgdn>');
    expect(shown.text()).not.toBe(before);
    await shown.type('G', '<pgdn>', 'j', 'j', 'g');
    expect(shown.view.state.guideScroll).toBe(0);
    expect(shown.text()).toBe(before);
  });

  test('checking now looks once and says what came of it', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'v');
    await shown.settle();
    expect(shown.tutor.asked).toEqual(['look']);
    expect(shown.text()).toContain('Ya miré. Todavía falta');
  });

  test('checking again tries once more where the exercise could not be prepared', async () => {
    const open: OpenExercise = { ...opened(), preparation: 'failed' };
    await using shown = show({ ...large, tutor: fakeTutor({ open }) });
    await shown.type('<leader>', 'v');
    expect(shown.tutor.asked).toEqual(['openExercise carpetas']);
  });

  test('looking back scrolls the shell and Esc returns to its end', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'b', 'k', '<pgdn>', '<esc>');
    expect(shown.shellCalls).toEqual(['scroll -16', 'scroll -1', 'scroll 16', 'scrollToEnd']);
    expect(shown.view.focus).toBe('shell');
  });

  test('without a server the menu puts what needs one in parentheses and says why', async () => {
    await using shown = show({ ...large, tutor: fakeTutor({ connection: { kind: 'closed' } }) });
    await shown.type('<leader>');
    expect(shown.text()).toContain('(s saltar el paso)');
    await shown.type('s');
    expect(shown.text()).toContain('Ahora no hay conexión con el servidor.');
    expect(shown.view.state.page).toBeUndefined();
  });

  test('a key that does nothing says so and names the help', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'W');
    expect(shown.text()).toContain('La tecla W no hace nada aquí');
  });

  test('the cheat sheet shows what was used and is saved on request', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'c');
    expect(shown.text()).toContain('mkdir: crea una carpeta');
    expect(shown.text()).toContain('mkdir -p ana/datos');
    await shown.type('s');
    await shown.settle();
    expect(shown.text()).toContain('chuleta.md');
    expect(shown.tutor.asked).toEqual(['writeCheatSheet']);
  });

  test('the map shows progress, advises rather than locks, and opens what is chosen', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'm');
    expect(shown.text()).toMatch(/✓ Conectarte a un servidor .*completo {2}5\/5 {2}10 min/);
    expect(shown.text()).toContain('mejor después de: Carpetas y archivos');
    await shown.type('<down>', '<enter>');
    expect(shown.tutor.asked).toEqual(['openExercise subir-script']);
  });

  test('the map is searched without minding accents or capitals', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'm', '/', 'SUBÍR');
    expect(shown.text()).not.toContain('Conectarte');
    await shown.type('<enter>', '<enter>');
    expect(shown.tutor.asked).toEqual(['openExercise subir-script']);
  });

  test('a map search that finds nothing says how to get out of it', async () => {
    await using shown = show(large);
    await shown.type('<leader>', 'm', '/', 'zzz');
    expect(shown.text()).toContain('Nada se llama así');
    await shown.type('<esc>');
    expect(shown.text()).toContain('Conectarte');
  });
});

const passedUpTo = (open: OpenExercise, count: number): readonly StepState[] =>
  open.steps.map((step, index) =>
    index < count
      ? { ...step, status: 'passed', verdicts: [{ task: 'carpeta', kind: 'folder', verdict: pass() }] }
      : step,
  );
