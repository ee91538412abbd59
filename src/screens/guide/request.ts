import { lexer, type Token } from 'marked';

/** A step's text around what it asks of the student; each part is Markdown. */
export type StepParts = { readonly before: string; readonly request: string; readonly after: string };

/**
 * Finds what a step asks: its last paragraph that holds bold text, as authors are told to write it. Undefined for a
 * text without bold, which is shown from its beginning.
 */
export function findRequest(body: string): StepParts | undefined {
  const tokens = lexer(body);
  const at = tokens.findLastIndex((token) => token.type === 'paragraph' && hasBold(token));
  const request = tokens[at];
  if (!request) return undefined;
  return { before: rawOf(tokens.slice(0, at)), request: request.raw, after: rawOf(tokens.slice(at + 1)) };
}

const hasBold = (token: Token): boolean =>
  token.type === 'strong' || ('tokens' in token && (token.tokens?.some(hasBold) ?? false));

const rawOf = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join('');
