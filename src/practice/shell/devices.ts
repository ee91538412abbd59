/** Files of the shell's own, which lead to its terminal or to the client's streams. No listing shows them. */
export const devices = {
  output: '/dev/shell/output',
  errors: '/dev/shell/errors',
  /** Reads as the next line of the shell's input; asks for it only then. */
  line: '/dev/shell/line',
} as const;
