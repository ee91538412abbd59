// Before the addon: see there.
import './unpooled-buffers.ts';
import graphemes from '@xterm/addon-unicode-graphemes';
import type { Terminal } from '@xterm/headless';
import { poolBuffersAgain } from './unpooled-buffers.ts';

poolBuffersAgain();

/** Gives an emulator the widths of grapheme clusters, as today's terminals draw them. */
export function loadGraphemeWidths(emulator: Terminal): void {
  emulator.loadAddon(new graphemes.UnicodeGraphemesAddon());
}
