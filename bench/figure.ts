/** One measured figure: ours and what people would use in its place, from the same run, in the same unit. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 's' | '%' | 'MB' | 'round trips';
  readonly ours: number;
  /** What `ours` is held against; undefined where the goal is a number of its own. */
  readonly reference: { readonly name: string; readonly value: number } | undefined;
  /** The most that `ours / reference` may be, or `ours` itself where there is no reference; undefined: no goal. */
  readonly goal: number | undefined;
};

/** What is compared with the goal. */
export function score({ ours, reference }: Figure): number {
  return reference ? ours / reference.value : ours;
}

/** A line for people: figure, ours, reference, ratio, goal. */
export function describe(figure: Figure): string {
  const { name, unit, ours, reference, goal } = figure;
  const value = (number: number) => `${number.toFixed(number < 10 ? 2 : 0)} ${unit}`;
  const against = reference ? `${reference.name} ${value(reference.value)}` : '';
  const ratio = reference ? `${score(figure).toFixed(2)}×` : '';
  const wanted = goal === undefined ? '' : `≤ ${goal}${reference ? '×' : ''}`;
  const mark = goal === undefined ? ' ' : score(figure) <= goal ? '✓' : '✗';
  return `${mark} ${name.padEnd(34)} ${value(ours).padStart(16)}  ${against.padEnd(34)} ${ratio.padStart(8)}  ${wanted}`;
}
