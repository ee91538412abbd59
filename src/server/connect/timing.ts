/** How long the parts of a connection may take, in milliseconds. */
export type Timing = {
  /** Silence of the server while connecting and logging in; time in which a person is asked does not count. */
  readonly ready: number;
  /** Between two signs of life; after three without an answer the line counts as cut. */
  readonly keepalive: number;
  /** How long a call waits for a line that is being made again. */
  readonly patience: number;
  /** Waits before each attempt to connect again; the last one repeats. */
  readonly backoff: readonly number[];
};

export const usualTiming: Timing = {
  ready: 20_000,
  keepalive: 15_000,
  patience: 20_000,
  backoff: [1000, 2000, 4000, 8000, 15_000],
};
