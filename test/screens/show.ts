import { stripVTControlCharacters } from 'node:util';
import type { Language } from '../../src/language/language.ts';
import { drawApp } from '../../src/screens/app.tsx';
import { type Glyphs, glyphSets } from '../../src/screens/parts/glyphs.ts';
import type { LocalFolder, Services, UploadFiles } from '../../src/screens/services.ts';
import { drawChrome } from '../../src/screens/session/chrome-frames.ts';
import type { ShellHandle, ShellState } from '../../src/screens/view.ts';
import { createView, type ViewStore } from '../../src/screens/view-state.ts';
import { type FakeTutor, fakeTutor } from './fake-tutor.ts';
import { course } from './lesson-fixture.ts';

export type Shown = AsyncDisposable & {
  readonly tutor: FakeTutor;
  readonly view: ViewStore;
  readonly quits: { count: number };
  readonly shellCalls: string[];
  /** The screen as a person sees it, row by row, without styles. */
  screen(): readonly string[];
  text(): string;
  /** How many frames were drawn so far. */
  frames(): number;
  /** Types keys one after another, as a terminal would send them. */
  type(...keys: readonly string[]): Promise<void>;
  settle(): Promise<void>;
};

export type ShowOptions = {
  readonly language?: Language;
  readonly columns?: number;
  readonly rows?: number;
  readonly tutor?: FakeTutor;
  readonly glyphs?: Glyphs;
  readonly shell?: ShellState;
  readonly files?: Partial<UploadFiles>;
  readonly isBusy?: boolean;
};

/** Draws the whole chrome as a session does, with a tutor, a shell and files that are only pretended. */
export function show(options: ShowOptions = {}): Shown {
  const {
    language = 'es',
    columns = 80,
    rows = 24,
    tutor = fakeTutor(),
    glyphs = glyphSets.unicode,
  } = options;
  const view = createView({ language, glyphs, leader: 'Ctrl+G' });
  const quits = { count: 0 };
  const shellCalls: string[] = [];
  const shell = fakeShell(options.shell ?? { kind: 'open', fullScreen: false, scrolledBack: 0 }, shellCalls);
  const services: Services = {
    files: { ...fakeFiles, ...options.files },
    isBusy: () => options.isBusy ?? false,
    keepLanguage: () => {},
    quit: () => {
      quits.count++;
    },
  };
  let frame: readonly string[] = [];
  let drawn = 0;
  let broken: unknown;
  const chrome = drawChrome(drawApp({ tutor, course, view, shell, services }), {
    columns,
    rows,
    onFrame: (lines) => {
      frame = lines;
      drawn++;
    },
    onExit: (error) => {
      broken = error;
    },
  });
  const screen = (): readonly string[] => {
    if (broken !== undefined) throw broken;
    return frame.map(stripVTControlCharacters);
  };
  const settle = (milliseconds = 5): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  return {
    tutor,
    view,
    quits,
    shellCalls,
    screen,
    text: () => screen().join('\n'),
    frames: () => drawn,
    settle,
    async type(...keys) {
      for (const key of keys) {
        if (key === '<leader>') view.key('leader');
        else if (key === '<F1>') view.key('help');
        else chrome.type(Buffer.from(named[key] ?? key));
        // Ink waits 20 ms to tell a lone Esc from the beginning of a longer sequence.
        await settle(key === '<esc>' ? 40 : undefined);
      }
    },
    async [Symbol.asyncDispose]() {
      chrome.close();
      view[Symbol.dispose]();
    },
  };
}

const named: Readonly<Record<string, string>> = {
  '<up>': '\x1b[A',
  '<down>': '\x1b[B',
  '<right>': '\x1b[C',
  '<left>': '\x1b[D',
  '<pgdn>': '\x1b[6~',
  '<pgup>': '\x1b[5~',
  '<enter>': '\r',
  '<esc>': '\x1b',
  '<tab>': '\t',
  '<backspace>': '\x7f',
};

function fakeShell(state: ShellState, calls: string[]): ShellHandle {
  return {
    state,
    pane: { column: 0, row: 5, columns: 80, rows: 18 },
    subscribe: () => () => undefined,
    scroll: (rows) => calls.push(`scroll ${rows}`),
    scrollToEnd: () => calls.push('scrollToEnd'),
    paste: (text) => calls.push(`paste ${text}`),
    reopen: () => calls.push('reopen'),
  };
}

const folders: Readonly<Record<string, LocalFolder>> = {
  '/home/ana/baqueano/carpetas': {
    path: '/home/ana/baqueano/carpetas',
    parent: '/home/ana/baqueano',
    entries: [
      { name: 'datos', path: '/home/ana/baqueano/carpetas/datos', kind: 'folder', size: 0 },
      { name: '.oculto', path: '/home/ana/baqueano/carpetas/.oculto', kind: 'file', size: 3 },
      { name: 'medidas.csv', path: '/home/ana/baqueano/carpetas/medidas.csv', kind: 'file', size: 20_480 },
      { name: 'medidas.py', path: '/home/ana/baqueano/carpetas/medidas.py', kind: 'file', size: 812 },
      { name: 'saludo.py', path: '/home/ana/baqueano/carpetas/saludo.py', kind: 'file', size: 64 },
    ],
  },
  '/home/ana/baqueano': { path: '/home/ana/baqueano', parent: undefined, entries: [] },
};

const fakeFiles: UploadFiles = {
  listLocal: async (folder = '/home/ana/baqueano/carpetas') => {
    const found = folders[folder];
    if (!found) throw new Error('ENOENT');
    return found;
  },
  listRemote: async (path) => (path === '/home/ana' ? ['ana', 'antes', 'notas.txt'] : []),
  stat: async (path) => {
    if (['/home/ana', '/home/ana/ana', '/home/ana/antes'].includes(path)) return { kind: 'folder', size: 0 };
    return path === '/home/ana/notas.txt' ? { kind: 'file', size: 12 } : undefined;
  },
  upload: async (_local, _path, onProgress) => onProgress({ sent: 64, total: 64 }),
};
