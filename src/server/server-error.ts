import type { Values } from '../language/language.ts';
import type { Layer } from '../verdict/verdict.ts';

/**
 * Why a server could not be reached, entered or looked at. `layer` says what broke, `code` which of its known
 * troubles it was (a sentence in both languages exists for each), `detail` holds the technical words of the library
 * or the server, without secrets, and `facts` fill the sentence's placeholders (fingerprints, what was tried…).
 */
export class ServerError extends Error {
  readonly layer: Layer;
  readonly code: string;
  readonly detail: string;
  readonly facts: Values;

  constructor(
    layer: Layer,
    code: string,
    detail: string,
    options: { readonly cause?: unknown; readonly facts?: Values } = {},
  ) {
    super(`${layer}: ${code}: ${detail}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ServerError';
    this.layer = layer;
    this.code = code;
    this.detail = detail;
    this.facts = options.facts ?? {};
  }
}
