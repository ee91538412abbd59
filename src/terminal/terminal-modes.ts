/** Modes of the student's own terminal that follow what the remote program asked of its own. */
export type TerminalModes = {
  readonly applicationCursorKeys: boolean;
  readonly applicationKeypad: boolean;
  readonly focusEvents: boolean;
  readonly mouse: 'none' | 'x10' | 'vt200' | 'drag' | 'any';
  readonly cursorShape: number;
};

/** As a terminal stands when nobody asked for anything; also how it stands while the chrome has the keys. */
export const defaultModes: TerminalModes = {
  applicationCursorKeys: false,
  applicationKeypad: false,
  focusEvents: false,
  mouse: 'none',
  cursorShape: 0,
};

const mouseCodes = { x10: 9, vt200: 1000, drag: 1002, any: 1003 };

/** What to write to bring a terminal from some modes to others. Mouse reports are always asked for in SGR form. */
export function modesChange(from: TerminalModes, to: TerminalModes): string {
  let change = '';
  if (from.applicationCursorKeys !== to.applicationCursorKeys) {
    change += to.applicationCursorKeys ? '\x1b[?1h' : '\x1b[?1l';
  }
  if (from.applicationKeypad !== to.applicationKeypad) change += to.applicationKeypad ? '\x1b=' : '\x1b>';
  if (from.focusEvents !== to.focusEvents) change += to.focusEvents ? '\x1b[?1004h' : '\x1b[?1004l';
  if (from.mouse !== to.mouse) {
    if (from.mouse !== 'none') change += `\x1b[?${mouseCodes[from.mouse]}l\x1b[?1006l`;
    if (to.mouse !== 'none') change += `\x1b[?${mouseCodes[to.mouse]}h\x1b[?1006h`;
  }
  if (from.cursorShape !== to.cursorShape) change += `\x1b[${to.cursorShape} q`;
  return change;
}
