import type { Terminal } from '@xterm/headless';

/** How the remote program wants mouse reports written. */
export type MouseEncoding = 'bytes' | 'sgr';

/** What a remote program asked of its terminal and @xterm/headless does not tell. */
export type ScreenModes = {
  readonly cursorVisible: boolean;
  /** Ps of DECSCUSR: 0 the student's own, 1 and 2 block, 3 and 4 underline, 5 and 6 bar; odd ones blink. */
  readonly cursorShape: number;
  readonly mouseEncoding: MouseEncoding;
};

const atStart: ScreenModes = { cursorVisible: true, cursorShape: 0, mouseEncoding: 'bytes' };

/** Follows those modes in what the emulator parses; call the result for how they stand now. */
export function followScreenModes(emulator: Terminal): () => ScreenModes {
  let modes = atStart;
  const privateMode = (set: boolean) => (parameters: (number | number[])[]) => {
    if (parameters.includes(25)) modes = { ...modes, cursorVisible: set };
    if (parameters.includes(1006)) modes = { ...modes, mouseEncoding: set ? 'sgr' : 'bytes' };
    return false;
  };
  const reset = () => {
    modes = atStart;
    return false;
  };
  emulator.parser.registerCsiHandler({ prefix: '?', final: 'h' }, privateMode(true));
  emulator.parser.registerCsiHandler({ prefix: '?', final: 'l' }, privateMode(false));
  emulator.parser.registerCsiHandler({ intermediates: '!', final: 'p' }, reset);
  emulator.parser.registerEscHandler({ final: 'c' }, reset);
  emulator.parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, ([shape]) => {
    if (typeof shape === 'number' && shape <= 6) modes = { ...modes, cursorShape: shape };
    return false;
  });
  return () => modes;
}
