/** The signs of the chrome. Each state has a sign of its own, so that nothing depends on colour. */
export type Glyphs = {
  readonly todo: string;
  readonly current: string;
  readonly passed: string;
  readonly skipped: string;
  readonly failed: string;
  readonly unknown: string;
  readonly selected: string;
  readonly bullet: string;
  readonly ellipsis: string;
  readonly vertical: string;
  readonly horizontal: string;
  readonly barFull: string;
  readonly barEmpty: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
};

const unicode: Glyphs = {
  todo: '○',
  current: '●',
  passed: '✓',
  skipped: '»',
  failed: '✗',
  unknown: '?',
  selected: '▸',
  bullet: '•',
  ellipsis: '…',
  vertical: '│',
  horizontal: '─',
  barFull: '█',
  barEmpty: '░',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const ascii: Glyphs = {
  todo: '[ ]',
  current: '[*]',
  passed: '[x]',
  skipped: '[>]',
  failed: '[!]',
  unknown: '[?]',
  selected: '>',
  bullet: '-',
  ellipsis: '...',
  vertical: '|',
  horizontal: '-',
  barFull: '#',
  barEmpty: '.',
  up: '^',
  down: 'v',
  left: '<',
  right: '>',
};

/** A Linux console's font has lines and blocks, and letters with accents, but neither circles nor ticks. */
const linuxConsole: Glyphs = {
  ...ascii,
  bullet: '·',
  vertical: '│',
  horizontal: '─',
  barFull: '█',
  barEmpty: '░',
};

export const glyphSets = { unicode, ascii, linuxConsole } as const;

/** The signs that a terminal can be trusted to draw, by its TERM and locale. */
export function chooseGlyphs(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): Glyphs {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  if (environment.TERM === 'dumb') return ascii;
  // Neither Windows nor macOS tells its encoding by these variables; their terminals draw UTF-8.
  const isUtf8 = /utf-?8/i.test(locale) || ((platform === 'win32' || platform === 'darwin') && locale === '');
  if (!isUtf8) return ascii;
  return environment.TERM === 'linux' ? linuxConsole : unicode;
}
