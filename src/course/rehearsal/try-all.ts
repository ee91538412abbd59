import type { Finding } from './report.ts';

/** A proof to try: what to report it as, and what trying it finds. */
export type Trial = {
  readonly step: string;
  readonly proof: string;
  readonly run: () => Promise<readonly Finding[]>;
};

export type TryOptions = {
  /** Proofs that are tried side by side. @default 4, because much of it is waiting for a screen to come to rest */
  readonly atOnce?: number;
  /** Told before each proof, and at the end. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
};

/**
 * Tries proofs, several at once, and collects what they find in the order of the proofs. One that cannot be carried
 * out is a finding; only `signal` ends it early, and then it throws its reason when all have come to rest.
 */
export async function tryAll(trials: readonly Trial[], options: TryOptions): Promise<Finding[]> {
  const found: (readonly Finding[])[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let index = next++; index < trials.length; index = next++) {
      options.signal?.throwIfAborted();
      options.onProgress?.({ done, total: trials.length });
      const trial = trials[index];
      if (trial) found[index] = await trySafely(trial, options.signal);
      done += 1;
    }
  };
  // All of them give their servers back before anything is told of an end half-way.
  await Promise.allSettled(Array.from({ length: options.atOnce ?? 4 }, worker));
  options.signal?.throwIfAborted();
  options.onProgress?.({ done, total: trials.length });
  return found.flat();
}

async function trySafely(
  { step, proof, run }: Trial,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    signal?.throwIfAborted();
    return [
      { kind: 'could-not-run', step, proof, detail: error instanceof Error ? error.message : String(error) },
    ];
  }
}
