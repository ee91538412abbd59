import type { Language, Sentence } from '../language/language.ts';
import { keySentences as text } from '../language/screens/keys.ts';
import type { Reader } from './parts/reader.ts';

/** Where the keys go at a moment; each area has keys of its own. */
export type Area =
  | 'shell'
  | 'menu'
  | 'guide'
  | 'reading'
  | 'introduction'
  | 'cheat-sheet'
  | 'list'
  | 'filter'
  | 'answer'
  | 'files'
  | 'target'
  | 'overwrite'
  | 'sending'
  | 'done'
  | 'dialog'
  | 'scroll-back';

/** What a key can bring about. */
export type Action =
  | 'menu'
  | 'help'
  | 'pass-leader'
  | 'to-shell'
  | 'read'
  | 'previous-step'
  | 'next-step'
  | 'hint'
  | 'answer'
  | 'check'
  | 'map'
  | 'next-exercise'
  | 'cheat-sheet'
  | 'upload'
  | 'skip'
  | 'reset'
  | 'free-play'
  | 'zoom'
  | 'language'
  | 'scroll-back'
  | 'quit'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'top'
  | 'bottom'
  | 'open'
  | 'filter'
  | 'close'
  | 'send'
  | 'save'
  | 'mark'
  | 'parent'
  | 'enter-folder'
  | 'choose'
  | 'complete'
  | 'back'
  | 'cancel'
  | 'replace'
  | 'replace-all'
  | 'leave'
  | 'yes'
  | 'no';

/** One line of the key table: the keys, what they bring about, and how footer, menu, help and documents call it. */
export type KeyBinding = {
  readonly area: Area;
  /** Each action with its keys; the first key of each is the one that is shown. Letters are their own names. */
  readonly does: Readonly<Partial<Record<Action, readonly string[]>>>;
  /** A word or two, for footer and menu. */
  readonly label: Sentence;
  /** One sentence, for the help. */
  readonly help: Sentence;
  /** What is shown in place of the keys, where each language has a letter of its own; both letters work in both. */
  readonly shown?: Sentence;
  /** Shown in the footer of its area; the highest first, as far as there is room. */
  readonly footer?: number;
};

const scrolling = { up: ['up', 'k'], down: ['down', 'j'] } as const;
const paging = { 'page-up': ['pageUp'], 'page-down': ['pageDown', ' '] } as const;
const yesKey: Sentence = { es: 's', en: 'y' };
const ends = { top: ['g', 'home'], bottom: ['G', 'end'] } as const;

/** Every key of the chrome. Footer, menu, help and the students' document are all made from this table. */
export const keyTable: readonly KeyBinding[] = [
  { area: 'shell', does: { menu: ['ctrl+g'] }, ...text.menu, footer: 9 },
  { area: 'shell', does: { help: ['f1'] }, ...text.help, footer: 8 },
  {
    area: 'shell',
    does: { hint: ['ctrl+g p', 'ctrl+g h'] },
    ...text.hint,
    shown: { es: 'ctrl+g p', en: 'ctrl+g h' },
    footer: 7,
  },
  { area: 'shell', does: { 'pass-leader': ['ctrl+g ctrl+g'] }, ...text.passLeader },

  { area: 'menu', does: { read: ['g', 'enter'] }, ...text.read },
  { area: 'menu', does: { 'next-step': ['right', 'n'] }, ...text.nextStep },
  { area: 'menu', does: { 'previous-step': ['left'] }, ...text.previousStep },
  { area: 'menu', does: { hint: ['p', 'h'] }, ...text.hint, shown: { es: 'p', en: 'h' } },
  { area: 'menu', does: { answer: ['r', 'a'] }, ...text.answer, shown: { es: 'r', en: 'a' } },
  { area: 'menu', does: { check: ['v'] }, ...text.check },
  { area: 'menu', does: { upload: ['u'] }, ...text.upload },
  { area: 'menu', does: { map: ['m'] }, ...text.map },
  { area: 'menu', does: { 'next-exercise': ['e'] }, ...text.nextExercise },
  { area: 'menu', does: { 'cheat-sheet': ['c'] }, ...text.cheatSheet },
  { area: 'menu', does: { skip: ['s'] }, ...text.skip },
  { area: 'menu', does: { reset: ['x'] }, ...text.reset },
  { area: 'menu', does: { 'free-play': ['f'] }, ...text.freePlay },
  { area: 'menu', does: { zoom: ['z', '+'] }, ...text.zoom },
  { area: 'menu', does: { 'scroll-back': ['b', 'pageUp'] }, ...text.scrollBack },
  { area: 'menu', does: { language: ['i'] }, ...text.language },
  { area: 'menu', does: { help: ['?'] }, ...text.help },
  { area: 'menu', does: { quit: ['q'] }, ...text.quit },
  { area: 'menu', does: { 'to-shell': ['escape'] }, ...text.toShell, footer: 9 },

  { area: 'guide', does: scrolling, ...text.scroll, footer: 7 },
  { area: 'guide', does: paging, ...text.page, footer: 5 },
  { area: 'guide', does: ends, ...text.ends },
  { area: 'guide', does: { answer: ['enter'] }, ...text.answer, footer: 6 },
  { area: 'guide', does: { help: ['?'] }, ...text.help, footer: 4 },
  { area: 'guide', does: { 'to-shell': ['escape', 'q'] }, ...text.toShell, footer: 9 },

  { area: 'reading', does: scrolling, ...text.scroll, footer: 7 },
  { area: 'reading', does: paging, ...text.page, footer: 5 },
  { area: 'reading', does: ends, ...text.ends },
  { area: 'reading', does: { close: ['escape', 'q', 'enter'] }, ...text.close, footer: 9 },

  { area: 'introduction', does: { close: ['enter', 'escape', 'q'] }, ...text.start, footer: 9 },
  { area: 'introduction', does: scrolling, ...text.scroll, footer: 7 },
  { area: 'introduction', does: paging, ...text.page, footer: 5 },
  { area: 'introduction', does: ends, ...text.ends },

  { area: 'cheat-sheet', does: { save: ['s', 'enter'] }, ...text.save, footer: 8 },
  { area: 'cheat-sheet', does: scrolling, ...text.scroll, footer: 7 },
  { area: 'cheat-sheet', does: paging, ...text.page, footer: 5 },
  { area: 'cheat-sheet', does: ends, ...text.ends },
  { area: 'cheat-sheet', does: { close: ['escape', 'q'] }, ...text.close, footer: 9 },

  { area: 'list', does: scrolling, ...text.choose, footer: 7 },
  { area: 'list', does: { open: ['enter', 'right', 'l'] }, ...text.open, footer: 8 },
  { area: 'list', does: { filter: ['/'] }, ...text.filter, footer: 6 },
  { area: 'list', does: paging, ...text.page },
  { area: 'list', does: ends, ...text.ends },
  { area: 'list', does: { help: ['?'] }, ...text.help, footer: 4 },
  { area: 'list', does: { close: ['escape', 'q', 'left', 'h'] }, ...text.close, footer: 9 },

  { area: 'filter', does: { open: ['enter'], up: ['up'], down: ['down'] }, ...text.keepFilter, footer: 8 },
  { area: 'filter', does: { cancel: ['escape'] }, ...text.clearFilter, footer: 9 },

  { area: 'answer', does: { send: ['enter'] }, ...text.send, footer: 9 },
  { area: 'answer', does: { cancel: ['escape'] }, ...text.cancel, footer: 8 },

  { area: 'files', does: { choose: ['enter'] }, ...text.chooseFile, footer: 8 },
  { area: 'files', does: { mark: [' ', 'tab'] }, ...text.mark, footer: 7 },
  { area: 'files', does: { up: ['up'], down: ['down'] }, ...text.choose, footer: 6 },
  { area: 'files', does: { parent: ['left'], 'enter-folder': ['right'] }, ...text.folders, footer: 5 },
  { area: 'files', does: { 'page-up': ['pageUp'], 'page-down': ['pageDown'] }, ...text.page },
  { area: 'files', does: { close: ['escape'] }, ...text.close, footer: 9 },

  { area: 'target', does: { send: ['enter'] }, ...text.upload, footer: 8 },
  { area: 'target', does: { complete: ['tab'] }, ...text.complete, footer: 7 },
  { area: 'target', does: { back: ['escape'] }, ...text.back, footer: 9 },

  { area: 'overwrite', does: { replace: ['s', 'y'] }, ...text.replace, shown: yesKey, footer: 8 },
  {
    area: 'overwrite',
    does: { 'replace-all': ['t', 'a'] },
    ...text.replaceAll,
    shown: { es: 't', en: 'a' },
    footer: 6,
  },
  { area: 'overwrite', does: { leave: ['n'] }, ...text.leave, footer: 7 },
  { area: 'overwrite', does: { cancel: ['escape', 'q'] }, ...text.cancel, footer: 9 },

  { area: 'sending', does: { cancel: ['escape'] }, ...text.cancelUpload, footer: 8 },
  { area: 'sending', does: { close: ['enter', 'q'] }, ...text.close, footer: 7 },

  { area: 'done', does: { close: ['enter', 'escape', 'q'] }, ...text.close, footer: 9 },

  { area: 'dialog', does: { yes: ['s', 'y'] }, ...text.yes, shown: yesKey, footer: 8 },
  { area: 'dialog', does: { no: ['n', 'escape', 'q'] }, ...text.no, footer: 9 },

  {
    area: 'scroll-back',
    does: { 'page-up': ['pageUp', 'b'], 'page-down': ['pageDown', ' '] },
    ...text.page,
    footer: 7,
  },
  { area: 'scroll-back', does: scrolling, ...text.scroll, footer: 6 },
  { area: 'scroll-back', does: ends, ...text.ends },
  { area: 'scroll-back', does: { 'to-shell': ['escape', 'q', 'enter'] }, ...text.toEnd, footer: 9 },
];

/** The keys of an area, in the order of the table. */
export const keysOf = (area: Area): readonly KeyBinding[] =>
  keyTable.filter((binding) => binding.area === area);

/** What a key does in an area; undefined when it does nothing there. */
export function actionFor(area: Area, key: string): Action | undefined {
  for (const binding of keysOf(area)) {
    for (const [action, keys] of Object.entries(binding.does)) {
      if (keys.includes(key)) return action as Action;
    }
  }
  return undefined;
}

/** The keys of a binding as a person reads them: one for each of its actions. */
export function keyNames(binding: KeyBinding, reader: Reader): string {
  if (binding.shown) return binding.shown[reader.language].replace('ctrl+g', reader.leader);
  return Object.values(binding.does)
    .flatMap((keys) => (keys[0] === undefined ? [] : [keyName(keys[0], reader)]))
    .join(' ');
}

/** How to bring an action about from the shell, for sentences: `Ctrl+G p`. */
export function leaderKey(action: Action, reader: Reader): string {
  const binding = keysOf('menu').find((candidate) => candidate.does[action] !== undefined);
  return binding ? `${reader.leader} ${keyNames(binding, reader)}` : reader.leader;
}

function keyName(key: string, { language, glyphs, leader }: Reader): string {
  if (isArrow(key)) return glyphs[key];
  if (key.startsWith('ctrl+g')) return key.replaceAll('ctrl+g', leader);
  return namedKeys[key]?.[language] ?? key;
}

const isArrow = (key: string): key is 'up' | 'down' | 'left' | 'right' =>
  ['up', 'down', 'left', 'right'].includes(key);

/** As they are printed on the keyboards of each language. */
const namedKeys: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  pageUp: { es: 'RePág', en: 'PgUp' },
  pageDown: { es: 'AvPág', en: 'PgDn' },
  home: { es: 'Inicio', en: 'Home' },
  end: { es: 'Fin', en: 'End' },
  ' ': { es: 'Espacio', en: 'Space' },
  enter: { es: 'Enter', en: 'Enter' },
  escape: { es: 'Esc', en: 'Esc' },
  tab: { es: 'Tab', en: 'Tab' },
  f1: { es: 'F1', en: 'F1' },
};
