/**
 * The signal that just-bash looks at before each statement. It never answers that it is aborted, which would spoil
 * the run for good: what it throws only unwinds to whoever catches it.
 */
export function throwingSignal(isInterrupted: () => boolean): AbortSignal {
  const { signal } = new AbortController();
  return Object.defineProperty(signal, 'aborted', {
    get: () => {
      if (isInterrupted()) throw new Error('interrupted');
      return false;
    },
  });
}
