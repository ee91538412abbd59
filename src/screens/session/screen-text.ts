/** Takes a terminal over: alternate screen, no wheel-as-arrows, no wrapping, pastes marked, cursor hidden. */
export const takeScreen = '\x1b[?1049h\x1b[?1007l\x1b[?7l\x1b[?2004h\x1b[?25l\x1b[0m\x1b[2J';

/**
 * Gives a terminal back as it was, whatever a session had set on it: also after a crash, and twice does no harm.
 * In this order: end of held-back output, mouse, focus events, keys, pastes, wrapping, wheel, cursor, the screen.
 */
export const restoreScreen =
  '\x1b[?2026l\x1b[?9l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?1l\x1b>' +
  '\x1b[?2004l\x1b[?7h\x1b[?1007h\x1b[0m\x1b[0 q\x1b[?25h\x1b[?1049l';
