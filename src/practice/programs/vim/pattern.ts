// Characters that are plain in vim's default pattern syntax and special in JavaScript's, or the other way round
// (`:help magic`).
const special: Readonly<Record<string, string>> = {
  '\\(': '(',
  '\\)': ')',
  '\\|': '|',
  '\\+': '+',
  '\\?': '?',
  '\\=': '?',
  '\\{': '{',
  '\\<': '\\b',
  '\\>': '\\b',
  '(': '\\(',
  ')': '\\)',
  '|': '\\|',
  '+': '\\+',
  '?': '\\?',
  '{': '\\{',
  '}': '}',
};

/** A vim pattern as a regular expression; `\c` in it ignores case. Undefined when it is no pattern. */
export function patternToRegExp(pattern: string, ignoresCase: boolean, flags = ''): RegExp | undefined {
  const source = pattern.replace(/\\[cC]/g, '').replace(/\\.|[(){}|+?]/g, (part) => special[part] ?? part);
  const ignore = /\\c/.test(pattern) || (ignoresCase && !/\\C/.test(pattern));
  try {
    return new RegExp(source, `${flags}${ignore ? 'i' : ''}u`);
  } catch {
    try {
      return new RegExp(source, `${flags}${ignore ? 'i' : ''}`);
    } catch {
      return undefined;
    }
  }
}

/** The replacement of `:s` as JavaScript's: `&` and `\0` are the match, `\1`… the groups, `\r` a new line. */
export function replacementToJavaScript(replacement: string): string {
  return replacement.replace(/\$/g, '$$$$').replace(/\\(.)|&/g, (part, escaped: string | undefined) => {
    if (part === '&' || escaped === '0') return '$&';
    if (escaped && /[1-9]/.test(escaped)) return `$${escaped}`;
    if (escaped === 'r' || escaped === 'n') return '\n';
    return escaped === 't' ? '\t' : (escaped ?? '');
  });
}
