import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { glyphSets } from '../../src/screens/parts/glyphs.ts';
import { ServerError } from '../../src/server/server-error.ts';
import { type FakeTutor, fakeTutor, startedState } from './fake-tutor.ts';
import { type ShowOptions, show } from './show.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 100, rows: 30 },
  { columns: 60, rows: 15 },
  { columns: 40, rows: 8 },
] as const;

type Scene = {
  readonly keys: readonly string[];
  readonly tutor?: () => FakeTutor;
  readonly shell?: ShowOptions['shell'];
};

const cut = new ServerError('reach', 'refused', 'connect ECONNREFUSED');
const withQuestion = (): FakeTutor => {
  const state = startedState();
  if (!state.open) throw new Error('the fixture opens an exercise');
  const steps = state.open.steps.map((step) => ({ ...step, question: { task: 'texto', answer: undefined } }));
  return fakeTutor({ open: { ...state.open, steps } });
};

const scenes: Readonly<Record<string, Scene>> = {
  lesson: { keys: [] },
  'leader menu': { keys: ['<leader>'] },
  map: { keys: ['<leader>', 'm'] },
  'map with a search': { keys: ['<leader>', 'm', '/', 'car'] },
  help: { keys: ['<F1>'] },
  'cheat sheet': { keys: ['<leader>', 'c'] },
  'whole guide': { keys: ['<leader>', 'g'] },
  'question before skipping': { keys: ['<leader>', 's'] },
  'question before restarting': { keys: ['<leader>', 'x'] },
  'files to upload': { keys: ['<leader>', 'u'] },
  'target of an upload': { keys: ['<leader>', 'u', '<down>', ' ', '<enter>'] },
  'end of an upload': { keys: ['<leader>', 'u', '<down>', ' ', '<enter>', '<enter>'] },
  zoom: { keys: ['<leader>', 'z'] },
  answer: { keys: ['<leader>', 'r', 'una respuesta 日本語 muy larga '.repeat(6)], tutor: withQuestion },
  'no server yet': {
    keys: [],
    tutor: () => fakeTutor({ open: undefined, connection: { kind: 'connecting' } }),
    shell: { kind: 'connecting' },
  },
  'line cut': {
    keys: [],
    tutor: () => fakeTutor({ connection: { kind: 'reconnecting', attempt: 3, error: cut } }),
  },
  'line closed': { keys: [], tutor: () => fakeTutor({ connection: { kind: 'closed', error: cut } }) },
  'free play without a disk': {
    keys: [],
    tutor: () =>
      fakeTutor({ paused: true, progressTrouble: { code: 'disk-full', path: '/home/ana/.local/share' } }),
  },
};

const shapes: readonly string[] = ['lesson', 'leader menu', 'map', 'files to upload', 'answer'];
const isUsual = (columns: number): boolean => columns === 80 || columns === 120;

describe.each(sizes)('at $columns columns and $rows rows', ({ columns, rows }) => {
  // The two usual sizes with everything, the others with what differs most in shape.
  const names = Object.keys(scenes).filter((name) => isUsual(columns) || shapes.includes(name));

  test.each(names)('every row of the screen fits, in both languages: %s', async (name) => {
    const scene = scenes[name];
    for (const language of languages) {
      const tutor = scene?.tutor?.() ?? fakeTutor();
      await using shown = show({
        columns,
        rows,
        language,
        tutor,
        ...(scene?.shell && { shell: scene.shell }),
      });
      await shown.type(...(scene?.keys ?? []));
      await shown.settle();
      const screen = shown.screen();
      expect(screen).toHaveLength(rows);
      expect(screen.filter((row) => stringWidth(row) > columns)).toEqual([]);
      expect(shown.text()).not.toMatch(/\{\{|undefined|\[object|NaN/);
    }
  });
});

test('the chrome leaves the pane of the shell blank, so that nothing shows through', async () => {
  for (const size of [sizes[0], sizes[1]]) {
    await using shown = show(size);
    await shown.settle();
    const pane = shown.view.layout(size.columns, size.rows).pane;
    const inPane = shown
      .screen()
      .slice(pane?.row, (pane?.row ?? 0) + (pane?.rows ?? 0))
      .map((row) => row.slice(pane?.column));
    expect(inPane.join('').trim()).toBe('');
  }
});

test('a terminal without UTF-8 is drawn with ASCII alone, apart from the letters of the language', async () => {
  for (const keys of [[], ['<leader>'], ['<leader>', 'm'], ['<F1>'], ['<leader>', 'u']]) {
    await using shown = show({ columns: 100, rows: 30, language: 'en', glyphs: glyphSets.ascii });
    await shown.type(...keys);
    await shown.settle();
    expect(shown.text().replace(/[áéíóúñ¿¡«»“”’]|日本語/g, '')).not.toMatch(/[^\x00-\x7f]/);
  }
});
