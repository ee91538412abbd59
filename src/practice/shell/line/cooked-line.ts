import stringWidth from 'string-width';
import { lettersOf } from './edit-buffer.ts';
import { shownLetter } from './line-layout.ts';

export type CookedSide = {
  write(text: string): void;
  readonly hasEcho: boolean;
  /** The line is done: with its end, or without at Ctrl-D. Undefined: the end of the input. */
  onLine(line: Buffer | undefined): void;
  onInterrupt(): void;
};

/**
 * What a terminal does for a program that reads lines: it shows what is typed, lets it be corrected, and hands it
 * over at Enter. Returns how many bytes were used; what follows the end of the line is left for the next reader.
 */
export function cookedReader(side: CookedSide): (bytes: Buffer) => number {
  let line: string = '';
  let rest = Buffer.alloc(0);
  const echo = (text: string) => {
    if (side.hasEcho) side.write(text);
  };
  const take = (code: number): boolean => {
    switch (code) {
      case 3:
        side.write('^C');
        side.onInterrupt();
        return true;
      case 4:
        side.onLine(line === '' ? undefined : Buffer.from(line));
        return true;
      case 8:
      case 0x7f: {
        const last = lettersOf(line).at(-1) ?? '';
        line = line.slice(0, line.length - last.length);
        echo('\b \b'.repeat(stringWidth(shownLetter(last))));
        return false;
      }
      case 10:
      case 13:
        side.write('\r\n');
        side.onLine(Buffer.from(`${line}\n`));
        return true;
      case 0x15:
        echo('\b \b'.repeat(stringWidth(lettersOf(line).map(shownLetter).join(''))));
        line = '';
        return false;
      default:
        line += String.fromCharCode(code);
        echo(shownLetter(String.fromCharCode(code)));
        return false;
    }
  };
  return (bytes) => {
    const used = bytes.length;
    const all = Buffer.concat([rest, bytes]);
    const earlier = rest.length;
    rest = Buffer.alloc(0);
    for (let at = 0; at < all.length; ) {
      const code = all[at] ?? 0;
      if (code < 0x80) {
        at++;
        if (take(code)) return at - earlier;
        continue;
      }
      const length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : 2;
      if (at + length > all.length) {
        rest = all.subarray(at);
        return used;
      }
      const letter = all.subarray(at, at + length).toString();
      line += letter;
      echo(letter);
      at += length;
    }
    return used;
  };
}
