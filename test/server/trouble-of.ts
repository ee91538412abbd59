import { ServerError } from '../../src/server/server-error.ts';

/** `layer: code` of the error with which a promise fails; anything else of it is a mistake of ours. */
export async function troubleOf(promise: Promise<unknown>): Promise<string> {
  try {
    const value = await promise;
    return `no trouble: ${JSON.stringify(value)}`;
  } catch (error) {
    if (error instanceof ServerError) return `${error.layer}: ${error.code}`;
    throw error;
  }
}
