import { StringDecoder } from 'node:string_decoder';

/** A key as an editor knows it: a character, or a name in angle brackets such as `<Esc>`, `<Up>`, `<C-x>`, `<M-u>`. */
export type Key = string;

/** Turns a terminal's bytes into keys, however they are cut into chunks. */
export type KeyDecoder = {
  feed(bytes: Buffer): void;
  /** Forgets what was begun; no key comes after this. */
  close(): void;
};

// A lone ESC is the Escape key unless the rest of a sequence follows at once; over a slow line the parts of one
// sequence still arrive together.
const escapeWait = 30;

const named: Readonly<Record<string, Key>> = {
  '[A': '<Up>',
  '[B': '<Down>',
  '[C': '<Right>',
  '[D': '<Left>',
  '[H': '<Home>',
  '[F': '<End>',
  OA: '<Up>',
  OB: '<Down>',
  OC: '<Right>',
  OD: '<Left>',
  OH: '<Home>',
  OF: '<End>',
  '[1~': '<Home>',
  '[7~': '<Home>',
  '[4~': '<End>',
  '[8~': '<End>',
  '[2~': '<Insert>',
  '[3~': '<Del>',
  '[5~': '<PageUp>',
  '[6~': '<PageDown>',
  '[1;5C': '<C-Right>',
  '[1;5D': '<C-Left>',
  '[1;5H': '<C-Home>',
  '[1;5F': '<C-End>',
};

const control: Readonly<Record<string, Key>> = {
  '\r': '<Enter>',
  '\n': '<Enter>',
  '\t': '<Tab>',
  '\x7f': '<Backspace>',
  '\b': '<Backspace>',
  '\0': '<C-Space>',
};

// A whole escape sequence at the start of the text: CSI or SS3 (ECMA-48).
const sequence = /^\x1b(\[[0-?]*[ -/]*[@-~]|O[A-Z])/;
const withAlt = /^\x1b([^[O\x1b])/u;
const begunSequence = /^\x1b(\[[0-?]*[ -/]*|O)?$/;

/**
 * `hasAlt`: Escape and a character that follows at once are Alt with that character, as nano reads them; vim reads
 * them as two keys.
 */
export function decodeKeys(onKey: (key: Key) => void, options: { readonly hasAlt: boolean }): KeyDecoder {
  const decoder = new StringDecoder('utf8');
  let text = '';
  let timer: NodeJS.Timeout | undefined;

  const takeAll = (waited: boolean) => {
    while (text !== '') {
      if (!waited && begunSequence.test(text)) {
        timer = setTimeout(() => takeAll(true), escapeWait);
        return;
      }
      const [key, length] = firstKey(text, options.hasAlt);
      text = text.slice(length);
      if (key !== undefined) onKey(key);
    }
  };

  return {
    feed(bytes) {
      clearTimeout(timer);
      text += decoder.write(bytes);
      takeAll(false);
    },
    close() {
      clearTimeout(timer);
      text = '';
    },
  };
}

// The first key of the text and how much of it that takes; undefined for a sequence that means nothing to an editor.
function firstKey(text: string, hasAlt: boolean): [Key | undefined, number] {
  const match = sequence.exec(text);
  if (match) return [named[match[1] ?? ''], match[0].length];
  const alt = hasAlt ? withAlt.exec(text) : undefined;
  if (alt) return [`<M-${alt[1]}>`, alt[0].length];
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (character === '\x1b') return ['<Esc>', 1];
  const code = character.charCodeAt(0);
  if (control[character]) return [control[character], 1];
  if (code < 32) return [`<C-${String.fromCharCode(code + 64).toLowerCase()}>`, 1];
  return [character, character.length];
}
