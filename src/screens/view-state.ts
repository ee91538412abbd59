import type { Language, Sentence, Values } from '../language/language.ts';
import type { Area } from './keys.ts';
import { type Arrangement, arrange } from './layout.ts';
import { menuNeeds } from './menu.ts';
import type { Reader } from './parts/reader.ts';
import type { TextField } from './parts/text-field.ts';
import type { UploadState } from './upload/upload-state.ts';
import type { Focus, KeyCommand, View } from './view.ts';

/** What covers the shell. */
export type Page =
  | { readonly kind: 'help'; readonly about: Area; readonly scroll: number }
  | { readonly kind: 'guide'; readonly scroll: number }
  /** What an exercise is about, before its first step. */
  | { readonly kind: 'introduction'; readonly scroll: number }
  | { readonly kind: 'cheat-sheet'; readonly scroll: number }
  | {
      readonly kind: 'map';
      readonly selected: number;
      readonly filter: TextField;
      readonly isFiltering: boolean;
    }
  | { readonly kind: 'upload' }
  | { readonly kind: 'confirm'; readonly question: Question };

export type Question =
  | { readonly kind: 'skip'; readonly step: string }
  | { readonly kind: 'reset'; readonly exercise: string }
  | { readonly kind: 'quit' };

/** A short notice in the footer, for an effect that happens out of sight. */
export type Toast = { readonly sentence: Sentence; readonly values: Values; readonly tone: Tone };

type Tone = 'good' | 'plain' | 'trouble';

/** Everything about the chrome that is not the student's work: what is open, focused, scrolled, said. */
export type ViewState = {
  readonly reader: Reader;
  readonly focus: Focus;
  /** The leader's menu is open. */
  readonly isMenuOpen: boolean;
  readonly isZoomed: boolean;
  readonly page: Page | undefined;
  /** The student looks at what the shell showed before. */
  readonly isScrollingBack: boolean;
  /** Lines of the guide that went out at its top, beside the shell. */
  readonly guideScroll: number;
  /** The answer being written; undefined while none is. */
  readonly answer: TextField | undefined;
  /** The step that passed last while its exercise was open, so that what was right can be said. */
  readonly justPassed: { readonly exercise: string; readonly step: string } | undefined;
  readonly upload: UploadState | undefined;
  /** Folder on the server to which files went last in this exercise: the next ones often go there too. */
  readonly uploadFolder: string | undefined;
  readonly toast: Toast | undefined;
};

/** The chrome's store. Changes are seen at once; `update` is told to every listener before it returns. */
export interface ViewStore extends View, Disposable {
  readonly state: ViewState;
  update(change: Partial<ViewState>): void;
  /** Says something in the footer for a few seconds. */
  toast(sentence: Sentence, values?: Values, tone?: Tone): void;
  arrangement(columns: number, rows: number): Arrangement;
}

/** Milliseconds that a notice stays: time to read a line, twice. */
const toastTime = 6000;

export function createView(reader: Reader): ViewStore {
  const listeners = new Set<() => void>();
  let state = initialState(reader);
  let timer: NodeJS.Timeout | undefined;

  const update = (change: Partial<ViewState>): void => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const arrangement = (columns: number, rows: number): Arrangement =>
    arrange(columns, rows, {
      page: state.page !== undefined,
      zoom: state.isZoomed,
      menu: state.isMenuOpen ? menuNeeds(state.reader) : undefined,
    });

  return {
    get state() {
      return state;
    },
    get focus() {
      return state.focus;
    },
    update,
    arrangement,
    layout: arrangement,
    key: (command) => update(afterCommand(state, command)),
    toast(sentence, values = {}, tone = 'plain') {
      clearTimeout(timer);
      timer = setTimeout(() => update({ toast: undefined }), toastTime);
      timer.unref();
      update({ toast: { sentence, values, tone } });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

function initialState(reader: Reader): ViewState {
  return {
    reader,
    focus: 'shell',
    isMenuOpen: false,
    isZoomed: false,
    page: undefined,
    isScrollingBack: false,
    guideScroll: 0,
    answer: undefined,
    justPassed: undefined,
    upload: undefined,
    uploadFolder: undefined,
    toast: undefined,
  };
}

/** Back in the shell, everything else put away; a running upload goes on. */
export const inShell = {
  focus: 'shell',
  isMenuOpen: false,
  page: undefined,
  isScrollingBack: false,
  answer: undefined,
} as const satisfies Partial<ViewState>;

/** The chrome has the keys, everything else put away. */
export const inGuide = { ...inShell, focus: 'chrome' } as const satisfies Partial<ViewState>;

/** On a page that hides the shell. */
export const onPage = (page: Page): Partial<ViewState> => ({ ...inGuide, page, toast: undefined });

/** What the leader and F1 do to the chrome. */
function afterCommand(state: ViewState, command: KeyCommand): Partial<ViewState> {
  switch (command) {
    case 'leader':
      return state.focus === 'shell' ? { focus: 'chrome', isMenuOpen: true, toast: undefined } : inShell;
    case 'leader-again':
      return inShell;
    case 'help':
      if (state.page?.kind === 'help') return inShell;
      return { focus: 'chrome', isMenuOpen: false, page: { kind: 'help', about: areaOf(state), scroll: 0 } };
  }
}

/** Which area's keys hold at a moment. */
export function areaOf(state: ViewState): Area {
  if (state.focus === 'shell') return 'shell';
  if (state.isMenuOpen) return 'menu';
  if (state.page) return areaOfPage(state.page, state);
  if (state.answer) return 'answer';
  return state.isScrollingBack ? 'scroll-back' : 'guide';
}

function areaOfPage(page: Page, state: ViewState): Area {
  switch (page.kind) {
    case 'help':
    case 'guide':
      return 'reading';
    case 'introduction':
      return 'introduction';
    case 'cheat-sheet':
      return 'cheat-sheet';
    case 'map':
      return page.isFiltering ? 'filter' : 'list';
    case 'confirm':
      return 'dialog';
    case 'upload':
      return state.upload ? uploadAreas[state.upload.phase] : 'files';
  }
}

const uploadAreas = {
  files: 'files',
  target: 'target',
  overwrite: 'overwrite',
  sending: 'sending',
  done: 'done',
} as const satisfies Record<UploadState['phase'], Area>;

/** The same reader in another language. */
export const inLanguage = (reader: Reader, language: Language): Reader => ({ ...reader, language });
