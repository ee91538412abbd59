/** Keys that have a name in `keys` actions, and the bytes that a terminal sends for them. */
const named: Readonly<Record<string, string>> = {
  Enter: '\r',
  Esc: '\u001b',
  Tab: '\t',
  Space: ' ',
  Backspace: '\u007f',
  Delete: '\u001b[3~',
  Up: '\u001b[A',
  Down: '\u001b[B',
  Right: '\u001b[C',
  Left: '\u001b[D',
  Home: '\u001b[H',
  End: '\u001b[F',
  PageUp: '\u001b[5~',
  PageDown: '\u001b[6~',
};

const keystroke = /<(C-[a-z]|[A-Z][A-Za-z]*)>/g;

/** The bytes of a text in which `<Enter>`, `<Esc>`, `<C-c>` and their like name keys. */
export function keystrokeBytes(keys: string): string {
  return keys.replace(keystroke, (written, name: string) => {
    if (name.startsWith('C-')) return String.fromCharCode(name.charCodeAt(2) - 96);
    return named[name] ?? written;
  });
}

/** Names between `<` and `>` that look like keys and are none: `<Return>` is an author's slip, `<stdio.h>` is text. */
export function unknownKeystrokes(keys: string): readonly string[] {
  const names = [...keys.matchAll(keystroke)].map((match) => match[1] ?? '');
  return names.filter((name) => !name.startsWith('C-') && !(name in named));
}
