/** What a prompt's escapes stand for at this moment. */
export type PromptFacts = {
  readonly user: string;
  readonly host: string;
  readonly directory: string;
  readonly home: string;
  readonly shellName: string;
  readonly historyNumber: number;
  readonly commandNumber: number;
  readonly now: Date;
};

/**
 * Replaces bash's backslash escapes in PS0, PS1 and PS2 (`\u`, `\w`, `\$`, `\e`…). What it puts in is safe to expand
 * afterwards: a folder called `$(date)` stays a name. The `\[ \]` around colours are dropped: widths are known anyway.
 */
export function decodePrompt(prompt: string, facts: PromptFacts): string {
  return prompt.replace(/\\(?:([0-7]{3})|D\{([^}]*)\}|([\s\S]))/g, (whole, octal, format, letter) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (format !== undefined) return guard(facts.now.toLocaleTimeString('en-GB'));
    const decode = letters[letter as string];
    return decode ? decode(facts) : whole;
  });
}

const letters: Readonly<Record<string, (facts: PromptFacts) => string>> = {
  a: () => '\x07',
  d: ({ now }) => now.toDateString().slice(0, 10),
  e: () => '\x1b',
  h: ({ host }) => guard(host.split('.')[0] ?? host),
  H: ({ host }) => guard(host),
  j: () => '0',
  l: () => 'pts/0',
  n: () => '\n',
  r: () => '\r',
  s: ({ shellName }) => guard(shellName.replace(/^-/, '')),
  t: ({ now }) => now.toLocaleTimeString('en-GB'),
  T: ({ now }) =>
    now
      .toLocaleTimeString('en-US', { hour12: true })
      .replace(/ [AP]M$/, '')
      .padStart(8, '0'),
  '@': ({ now }) => now.toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit' }),
  A: ({ now }) => now.toLocaleTimeString('en-GB').slice(0, 5),
  u: ({ user }) => guard(user),
  v: () => '5.2',
  V: () => '5.2.37',
  w: ({ directory, home }) => guard(shortDirectory(directory, home)),
  W: ({ directory, home }) =>
    guard(directory === home ? '~' : directory === '/' ? '/' : (directory.split('/').at(-1) ?? directory)),
  '!': ({ historyNumber }) => String(historyNumber),
  '#': ({ commandNumber }) => String(commandNumber),
  $: () => '$',
  '[': () => '',
  ']': () => '',
  '\\': () => '\\',
};

function shortDirectory(directory: string, home: string): string {
  if (directory === home) return '~';
  return directory.startsWith(`${home}/`) ? `~${directory.slice(home.length)}` : directory;
}

const guard = (text: string): string => text.replace(/[\\$`]/g, String.raw`\$&`);
