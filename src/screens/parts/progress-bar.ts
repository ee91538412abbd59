import type { Glyphs } from './glyphs.ts';
import { type Line, span } from './text.ts';

/** A bar of `width` cells, filled as far as `done` is of `total`; never looks full before all is done. */
export function progressBar(done: number, total: number, width: number, glyphs: Glyphs): Line {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = share === 1 ? width : Math.min(width - 1, Math.round(share * width));
  return [
    span(glyphs.barFull.repeat(Math.max(0, full)), { colour: 'green' }),
    span(glyphs.barEmpty.repeat(Math.max(0, width - full)), { dim: true }),
  ];
}
