import type { Terminal } from '@xterm/headless';

/** A command that the student ran. The line is the server's word: untrusted, and it may hold line breaks. */
export type RanCommand = {
  /** Undefined where the shell marks the end of a command but not its text. */
  readonly line: string | undefined;
  readonly exitCode: number | undefined;
};

/** Longer lines are cut: a cheat sheet has no use for a pasted file. */
const longestLine = 4096;

/**
 * Reads the marks that a shell puts around its prompt and commands: OSC 133 A (prompt), C (output begins),
 * D;CODE (command ended), and OSC 633;E;LINE (the command line, escaped as VS Code does). A prompt without a command,
 * as after an empty Enter, tells nothing.
 */
export function readCommandMarks(emulator: Terminal, onCommand: (command: RanCommand) => void): void {
  let line: string | undefined;
  let running = false;
  const mark = (data: string): boolean => {
    const [kind, ...rest] = data.split(';');
    if (kind === 'E') line = unescapeLine(rest[0] ?? '').slice(0, longestLine);
    if (kind === 'C') running = true;
    if (kind === 'D' && (running || line !== undefined)) onCommand({ line, exitCode: exitCode(rest[0]) });
    if (kind === 'D' || kind === 'A') {
      line = undefined;
      running = false;
    }
    return true;
  };
  emulator.parser.registerOscHandler(133, mark);
  emulator.parser.registerOscHandler(633, mark);
}

function unescapeLine(escaped: string): string {
  return escaped.replace(/\\(?:\\|x([0-9a-f]{2}))/gi, (_, code: string | undefined) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function exitCode(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
