/** A key as the line editor knows it: text to insert, something pasted, or a named key. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'key'; readonly name: string };

/**
 * Reads the first key of what has arrived and how many bytes it takes; undefined when its end has not arrived yet.
 * Names are readline's: `C-a`, `M-b`, `left`, `C-right`, `delete`.
 */
export function readKey(bytes: Buffer): { readonly key: Key; readonly length: number } | undefined {
  const [first] = bytes;
  if (first === undefined) return undefined;
  if (first === escapeByte) return readSequence(bytes);
  if (first < 0x20 || first === 0x7f) return { key: named(controlName(first)), length: 1 };
  return readText(bytes);
}

const escapeByte = 0x1b;
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

const named = (name: string): Key => ({ kind: 'key', name });

function controlName(code: number): string {
  const name = controls[code];
  return name ?? `C-${String.fromCharCode(code + 0x60)}`;
}

const controls: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  10: 'enter',
  13: 'enter',
  31: 'C-_',
  127: 'backspace',
};

function readSequence(bytes: Buffer) {
  const text = bytes.toString('latin1');
  if (text.startsWith(pasteStart)) return readPaste(bytes, text);
  const sequence = /^\x1b(?:\[([\d;]*)([A-Za-z~])|O([A-Za-z])|\[\[([A-E])|([^[O]))/.exec(text);
  if (sequence) {
    const [whole, parameters = '', final, plain, , meta] = sequence;
    if (meta !== undefined) return { key: named(metaName(meta)), length: whole.length };
    return { key: named(sequenceName(parameters, final ?? plain ?? '')), length: whole.length };
  }
  // A sequence that is none: it is swallowed, so that its letters do not land in the line.
  return /^\x1b(?:\[[\d;?]*|O)?$/.test(text) ? undefined : { key: named('unknown'), length: 2 };
}

function readPaste(bytes: Buffer, text: string) {
  const end = text.indexOf(pasteEnd);
  if (end < 0) return undefined;
  const pasted = bytes.subarray(pasteStart.length, end).toString().replace(/\r\n?/g, '\n');
  return { key: { kind: 'paste' as const, text: pasted }, length: end + pasteEnd.length };
}

function metaName(letter: string): string {
  if (letter === '\x7f' || letter === '\b') return 'M-backspace';
  return letter === '\x1b' ? 'escape' : `M-${letter}`;
}

function sequenceName(parameters: string, final: string): string {
  const [number = '', modifier = ''] = parameters.split(';');
  const name = final === '~' ? numbered[number] : lettered[final];
  if (name === undefined) return 'unknown';
  // Shift 2, Alt 3, Ctrl 5: each word-wise move answers to Ctrl and to Alt.
  return modifier === '5' || modifier === '3' ? `C-${name}` : name;
}

const lettered: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
};

const numbered: Readonly<Record<string, string>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '7': 'home',
  '8': 'end',
};

function readText(bytes: Buffer) {
  let end = 0;
  for (let length = 0; end < bytes.length; end += length) {
    const first = bytes[end] ?? 0;
    if (first < 0x20 || first === 0x7f) break;
    length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    if (end + length > bytes.length) break;
  }
  if (end === 0) return undefined;
  return { key: { kind: 'text' as const, text: bytes.subarray(0, end).toString() }, length: end };
}
