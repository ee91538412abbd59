/** The variables that `read` with these arguments fills. */
export function readNames(args: readonly string[]): string[] {
  const names: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (names.length === 0 && /^-\w/.test(argument)) {
      // The last letter of a cluster may want a value, and then it is the next word.
      if (/[padntuNi]$/.test(argument)) index++;
    } else if (argument !== '--') names.push(argument);
  }
  return names.length > 0 ? names : ['REPLY'];
}

/** The text of bytes kept one to a character; what is no UTF-8 stays as it is. */
export function decodeBytes(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[^\0-\xff]/.test(value)) return value;
  const text = Buffer.from(value, 'latin1').toString();
  return text.includes('\ufffd') ? value : text;
}
