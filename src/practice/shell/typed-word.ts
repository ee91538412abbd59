/** The word before the cursor. */
export type TypedWord = {
  /** As typed, with its quotes and backslashes. */
  readonly raw: string;
  /** What it means. */
  readonly text: string;
  /** The quote that is open at the cursor, or none. */
  readonly quote: '' | "'" | '"';
  /** It stands where a command's name is expected. */
  readonly isCommand: boolean;
  /** It is an argument of a command that takes folders only. */
  readonly wantsFolder: boolean;
};

export function wordBefore(line: string): TypedWord {
  let start = 0;
  let text = '';
  let quote: TypedWord['quote'] = '';
  let words: string[] = [];
  const finish = (at: number) => {
    if (at > start) words.push(text);
    start = at + 1;
    text = '';
  };
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (quote === "'") {
      if (letter === "'") quote = '';
      else text += letter;
    } else if (letter === '\\') text += line[++at] ?? '';
    else if (quote === '"') {
      if (letter === '"') quote = '';
      else text += letter;
    } else if (letter === "'" || letter === '"') quote = letter;
    else if (/\s/.test(letter)) finish(at);
    else if (/[;|&()<>]/.test(letter)) {
      finish(at);
      // After `>` and `<` comes a file, which is no command.
      words = letter === '<' || letter === '>' ? [...words, letter] : [];
    } else text += letter;
  }
  const before = words.filter((word) => !introducers.has(word) && !/^\w+=/.test(word));
  return {
    raw: line.slice(start),
    text,
    quote,
    isCommand: before.length === 0,
    wantsFolder: before[0] === 'cd' || before[0] === 'rmdir' || before[0] === 'pushd',
  };
}

// Words after which a command follows.
const introducers = new Set([
  'do',
  'then',
  'else',
  'elif',
  'if',
  'while',
  'until',
  '!',
  '{',
  'time',
  'exec',
  'command',
]);
