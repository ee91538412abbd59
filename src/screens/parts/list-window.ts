/**
 * The first of `height` rows to show of a list so that the chosen row is in sight, near the middle where it can be.
 */
export function windowStart(total: number, chosen: number, height: number): number {
  return Math.max(0, Math.min(total - height, chosen - Math.floor(height / 2)));
}

/** Moves a choice in a list of `total` by so many rows, staying inside. */
export const moveChoice = (chosen: number, by: number, total: number): number =>
  Math.max(0, Math.min(total - 1, chosen + by));
