import type { PagedText } from './document.ts';

/** What less shows for `h`. */
export const helpText: PagedText = {
  name: '',
  bytes: 0,
  lines: `
                   SUMMARY OF LESS COMMANDS

  q  :q  ZZ            Exit.
  e  j  Down  ENTER    Forward one line.
  y  k  Up             Backward one line.
  f  SPACE  PageDown   Forward one window.
  b  PageUp            Backward one window.
  d  u                 Forward, backward half a window.
  g  G                 Go to the first line, to the last line.
  /pattern             Search forward.
  ?pattern             Search backward.
  n  N                 Repeat the search, in the other direction.
  -N                   Show line numbers, or not.
  -S                   Chop long lines, or fold them.
  -i                   Ignore case in searches, or not.
  =                    Tell where we are.
  :n  :p               The next file, the previous one.`
    .split('\n')
    .slice(1),
};
