import { visible } from '../../language/untrusted-text.ts';

/**
 * What a command on the server prints, made fit for any reader as it streams: lines and tabs stay, a progress bar that
 * returns to the start of its line becomes lines, every other control character is written out.
 */
export function visibleOutput(write: (text: string) => void) {
  let isLineStart = true;
  let heldReturn = false;
  const put = (text: string) => {
    if (text === '') return;
    write(text);
    isLineStart = text.endsWith('\n');
  };
  return {
    write(text: string): void {
      const whole = (heldReturn ? '\r' : '') + text;
      heldReturn = whole.endsWith('\r');
      const lines = (heldReturn ? whole.slice(0, -1) : whole).replace(/\r+\n|\r/g, '\n');
      put(lines.replace(/[^\n\t]+/g, visible));
    },
    /** Ends the line that the command left open. */
    end(): void {
      heldReturn = false;
      if (!isLineStart) put('\n');
    },
  };
}
