import { ServerError } from '../server/server-error.ts';
import { LocalFilesError } from './give-files.ts';
import type { ExerciseTrouble } from './tutor.ts';

/** What an error thrown while getting ready, skipping or resetting says to the student. */
export function causeOf(error: unknown): ExerciseTrouble['cause'] {
  if (error instanceof ServerError) {
    return { kind: 'server', layer: error.layer, code: error.code, detail: error.detail };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return error instanceof LocalFilesError
    ? { kind: 'local-files', path: error.path, detail }
    : { kind: 'action', detail };
}
