/**
 * Whether a command goes on in the next line, as far as can be told without running it: an open quote, a backslash at
 * the end, a here-document without its last line, or a `for`, `while`, `if` or `case` without its end.
 */
export function isUnfinished(command: string): boolean {
  const { words, isOpen, hereDocuments } = scan(command);
  if (isOpen || hereDocuments > 0) return true;
  const opened = count(words, ['for', 'while', 'until', 'select']) - count(words, ['done']);
  const ifs = count(words, ['if']) - count(words, ['fi']);
  const cases = count(words, ['case']) - count(words, ['esac']);
  return opened > 0 || ifs > 0 || cases > 0;
}

const count = (words: readonly string[], wanted: readonly string[]) =>
  words.filter((word) => wanted.includes(word)).length;

/** The words that stand where a command begins, and what is still open at the end. */
function scan(text: string) {
  const words: string[] = [];
  const waiting: { readonly end: string; readonly isIndented: boolean }[] = [];
  let word = '';
  let isCommand = true;
  let at = 0;
  const endWord = (startsCommand: boolean) => {
    if (word !== '' && isCommand) words.push(word);
    // After these words a command begins as well.
    if (word !== '')
      isCommand = isCommand && ['do', 'then', 'else', 'if', 'while', 'until', '!', '{'].includes(word);
    if (startsCommand) isCommand = true;
    word = '';
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '\\') {
      if (at + 1 >= text.length) return { words, isOpen: true, hereDocuments: 0 };
      word += 'x';
      at += 2;
    } else if (character === "'" || character === '"') {
      const end = endOfQuote(text, at);
      if (end === undefined) return { words, isOpen: true, hereDocuments: 0 };
      word += 'x';
      at = end + 1;
    } else if (character === '#' && word === '') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('((', at) && text.includes('))', at)) {
      at = text.indexOf('))', at) + 2;
    } else if (text.startsWith('<<', at) && !text.startsWith('<<<', at)) {
      const match = /^<<(-?)\s*(?:'([^']*)'|"([^"]*)"|([\w.-]+))/.exec(text.slice(at));
      if (match) waiting.push({ end: match[2] ?? match[3] ?? match[4] ?? '', isIndented: match[1] === '-' });
      at += match?.[0].length ?? 2;
    } else if (text.startsWith('<<<', at)) {
      at += 3;
    } else if (character === '\n') {
      endWord(true);
      at = skipHereDocuments(text, at + 1, waiting);
    } else if (/[;&|()]/.test(character)) {
      endWord(true);
      at += 1;
    } else if (/\s/.test(character)) {
      endWord(false);
      at += 1;
    } else {
      word += character;
      at += 1;
    }
  }
  endWord(true);
  return { words, isOpen: false, hereDocuments: waiting.length };
}

function endOfQuote(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === quote) return at;
    if (quote === '"' && text[at] === '\\') at += 1;
  }
  return undefined;
}

function skipHereDocuments(
  text: string,
  start: number,
  waiting: { readonly end: string; readonly isIndented: boolean }[],
): number {
  let at = start;
  while (waiting[0] && at < text.length) {
    const newline = text.indexOf('\n', at);
    const line = text.slice(at, newline < 0 ? undefined : newline);
    if ((waiting[0].isIndented ? line.replace(/^\t+/, '') : line) === waiting[0].end) waiting.shift();
    at = newline < 0 ? text.length : newline + 1;
  }
  return at;
}
