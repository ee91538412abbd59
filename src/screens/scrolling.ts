import type { Action } from './keys.ts';

/** Where an action takes a text that stands at `scroll`, can go to `most`, and shows `height` lines; undefined for other actions. */
export function scrolled(
  action: Action | undefined,
  scroll: number,
  most: number,
  height: number,
): number | undefined {
  const at = Math.min(scroll, most);
  const target = targets(at, most, Math.max(1, height - 2))[action ?? 'close'];
  return target === undefined ? undefined : Math.max(0, Math.min(most, target));
}

const targets = (at: number, most: number, page: number): Readonly<Partial<Record<Action, number>>> => ({
  up: at - 1,
  down: at + 1,
  'page-up': at - page,
  'page-down': at + page,
  top: 0,
  bottom: most,
});
