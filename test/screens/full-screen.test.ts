import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/language/language.ts';
import { restoreScreen, takeScreen } from '../../src/screens/session/screen-text.ts';
import { TutorInTerminal, terminalMissing } from './tutor-in-terminal.ts';

const words = {
  es: {
    connecting: 'Conectando con el servidor…',
    connected: '✓ conectado',
    reconnecting: '? reconectando',
    title: 'Carpetas y archivos',
    start: 'Cuando quieras empezar, presiona Enter.',
    firstStep: 'Crea una carpeta con tu nombre',
    secondStep: 'Una carpeta dentro de otra',
    thirdStep: 'Escribe tus notas en un archivo',
    done: '✓ ¡Paso hecho!',
    quit: 'q salir',
    help: 'Muestra lo que puedes hacer aquí.',
  },
  en: {
    connecting: 'Connecting to the server…',
    connected: '✓ connected',
    reconnecting: '? reconnecting',
    title: 'Folders and files',
    start: 'When you are ready to start, press Enter.',
    firstStep: 'Make a folder with your name',
    secondStep: 'A folder inside another',
    thirdStep: 'Write your notes in a file',
    done: '✓ Step done!',
    quit: 'q quit',
    help: 'Shows what you can do here.',
  },
} as const;

const prompt = /ana@[\w-]+:~\$ *$/m;
const [leader, escapeKey, f1] = ['\x07', '\x1b', '\x1bOP'];

describe.skipIf(terminalMissing)(`the tutor on a whole terminal ${terminalMissing ?? ''}`, () => {
  test.each([
    [120, 40, 'es'],
    [120, 40, 'en'],
    [80, 24, 'es'],
    [80, 24, 'en'],
  ] as const)(
    '%d×%d, %s: a step is done, the menu and the help open, and leaving gives the terminal back',
    async (columns, rows, language) => {
      await using tutor = new TutorInTerminal({ columns, rows, language, exercise: 'carpetas' });
      const said = words[language];
      await tutor.shows(said.connecting);
      expect(tutor.screen.buffer.active.type).toBe('alternate');
      await begin(tutor, language);

      tutor.type('mkdir "$USER"\r');
      await tutor.shows(said.done);
      const seen = await tutor.shows(said.secondStep);
      // Side by side every step has a line; in a strip all of them share one
      expect(seen).toMatch(columns >= 100 ? `✓ ${said.firstStep}` : '✓●○○○○○');

      tutor.type(leader);
      await tutor.shows(said.quit);
      tutor.type('?');
      await tutor.shows(said.help);
      tutor.type(escapeKey);
      await tutor.shows(prompt);
      tutor.type(f1);
      await tutor.shows(said.help);
      tutor.type(escapeKey);
      await tutor.shows(prompt);
      expect(await tutor.shows(said.secondStep)).not.toContain(said.help);

      tutor.type(`${leader}q`);
      expect((await tutor.exited).exitCode).toBe(0);
      expect(tutor.screen.buffer.active.type).toBe('normal');
      expect(tutor.text().trim()).toBe('');
      expect(tutor.output.split(takeScreen)).toHaveLength(2);
      expect(tutor.output.endsWith(restoreScreen)).toBe(true);
    },
  );

  test('a practice machine that is killed comes back by itself, with all that was done and a new prompt', async () => {
    await using tutor = new TutorInTerminal({ columns: 80, rows: 24, language: 'es', exercise: 'carpetas' });
    await begin(tutor, 'es');
    tutor.type('mkdir "$USER" && echo trabajo > ana/apuntes; sleep 5000\r');
    await tutor.shows('✓●○○○○○');
    const killed = tutor.machine();
    process.kill(killed, 'SIGKILL');
    await tutor.shows(words.es.reconnecting);

    await tutor.shows(words.es.connected);
    await tutor.shows(prompt);
    expect(tutor.machine()).not.toBe(killed);
    // The tick, the screen from before and the file are there, and the work goes on
    expect(tutor.text()).toContain('✓●○○○○○');
    expect(tutor.text()).toContain('sleep 5000');
    tutor.type('cat ana/apuntes && mkdir ana/datos\r');
    await tutor.shows(/^trabajo$/m);
    await tutor.shows('✓✓●○○○○');
    expect(tutor.text()).toContain(words.es.thirdStep);

    tutor.type(`${leader}q`);
    expect((await tutor.exited).exitCode).toBe(0);
  });
});

/** Waits for the exercise, goes past its introduction and waits for the shell. */
async function begin(tutor: TutorInTerminal, language: Language): Promise<void> {
  const said = words[language];
  await tutor.shows(said.start);
  expect(tutor.text()).toContain(said.title);
  tutor.type('\r');
  await tutor.shows(said.firstStep);
  await tutor.shows(said.connected);
  await tutor.shows(prompt);
}
