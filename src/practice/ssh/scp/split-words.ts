/** A word of a command line; `isPattern` when an unquoted `*`, `?` or `[` stands in it. */
export type Word = { readonly text: string; readonly pattern: string; readonly isPattern: boolean };

/**
 * Splits the command line that an old scp client sends, as a shell would: quotes, backslashes, blanks. Undefined when
 * it holds what only a shell can carry out (`;`, `|`, `$`, a quote without its end).
 */
export function splitWords(line: string): Word[] | undefined {
  const words: Word[] = [];
  let word: { text: string; pattern: string; isPattern: boolean } | undefined;
  let quote: string | undefined;
  for (let index = 0; index < line.length; index += 1) {
    const letter = line.charAt(index);
    if (quote === undefined && /[ \t]/.test(letter)) {
      if (word) words.push(word);
      word = undefined;
      continue;
    }
    word ??= { text: '', pattern: '', isPattern: false };
    if (quote === undefined && /[;|&<>()$`\n]/.test(letter)) return undefined;
    if (quote === '"' && /[$`]/.test(letter)) return undefined;
    if (letter === quote) {
      quote = undefined;
    } else if (quote === undefined && /['"]/.test(letter)) {
      quote = letter;
    } else if (letter === '\\' && quote !== "'") {
      index += 1;
      if (index >= line.length) return undefined;
      take(word, line.charAt(index), true);
    } else {
      take(word, letter, quote !== undefined);
    }
  }
  if (quote !== undefined) return undefined;
  if (word) words.push(word);
  return words;
}

function take(
  word: { text: string; pattern: string; isPattern: boolean },
  letter: string,
  isQuoted: boolean,
): void {
  word.text += letter;
  if (!isQuoted && /[*?[]/.test(letter)) word.isPattern = true;
  // In the pattern a quoted special letter stands for itself.
  word.pattern += isQuoted && /[*?[\]\\]/.test(letter) ? `\\${letter}` : letter;
}
