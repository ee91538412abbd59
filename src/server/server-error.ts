import type { Layer } from '../verdict/verdict.ts';

/**
 * Why a server could not be reached, entered or looked at. `layer` says what broke, `code` which of its known
 * troubles it was (a sentence in both languages exists for each), `detail` holds the technical words of the library
 * or the server, without secrets.
 */
export class ServerError extends Error {
  readonly layer: Layer;
  readonly code: string;
  readonly detail: string;

  constructor(layer: Layer, code: string, detail: string, options?: { readonly cause?: unknown }) {
    super(`${layer}: ${code}: ${detail}`, options);
    this.name = 'ServerError';
    this.layer = layer;
    this.code = code;
    this.detail = detail;
  }
}
