import { parse, type StatementNode } from 'just-bash';
import type { PossibleEnd } from './worker-messages.ts';

/** What a typed text is: whole, the beginning of something longer, or wrong. */
export type Reading =
  | { readonly kind: 'whole'; readonly statements: readonly StatementNode[] }
  | { readonly kind: 'incomplete'; readonly ends: PossibleEnd }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads one or more lines as bash would: `for i in 1 2` waits for more, `fi` alone is an error. */
export function readCommand(text: string): Reading {
  if (goesOn(text)) return { kind: 'incomplete', ends: undefined };
  try {
    const { statements } = parse(text);
    const error = statements.find(({ deferredError }) => deferredError)?.deferredError;
    if (error) return { kind: 'wrong', message: error.message };
    if (statements.some(hasEmptyPart))
      return { kind: 'wrong', message: "syntax error near unexpected token `|'" };
    const open = openHereDocument(statements);
    if (open !== undefined) return { kind: 'incomplete', ends: { kind: 'line', text: open } };
    return { kind: 'whole', statements };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!wantsMore(error)) return { kind: 'wrong', message: messageOf(error) };
    const quote = /looking for matching [`'](['"`)}])'$/.exec(error.message)?.[1];
    return { kind: 'incomplete', ends: quote === undefined ? undefined : { kind: 'part', text: quote } };
  }
}

/** just-bash takes a text as whole that ends in a pipe, in `&&`, or in a backslash. */
function goesOn(text: string): boolean {
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(lastLine)) return true;
  if (/^\s*#/.test(lastLine) || !/(?:\||&&)\s*$/.test(lastLine)) return false;
  // Inside quotes it would be text: then the rest is not a command either, and just-bash says that more is wanted.
  try {
    parse(text.replace(/(?:\|\|?|&&)\s*$/, ''));
    return true;
  } catch {
    return false;
  }
}

/** `ls || | wc`: just-bash takes nothing at all for a command of a pipe. */
function hasEmptyPart({ pipelines }: StatementNode): boolean {
  return pipelines.some(
    ({ commands }) =>
      commands.length > 1 &&
      commands.some(
        (node) =>
          node.type === 'SimpleCommand' &&
          !node.name &&
          node.assignments.length === 0 &&
          node.redirections.length === 0,
      ),
  );
}

function openHereDocument(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('type' in node && node.type === 'HereDoc' && 'terminated' in node && 'delimiter' in node) {
    return node.terminated === false ? String(node.delimiter) : undefined;
  }
  for (const value of Object.values(node)) {
    const open = openHereDocument(value);
    if (open !== undefined) return open;
  }
  return undefined;
}

/** The word at which just-bash stopped reading; its message has only the kind of the word. */
function tokenOf(error: Error): string | undefined {
  const token = 'token' in error ? error.token : undefined;
  const value = typeof token === 'object' && token !== null && 'value' in token ? token.value : undefined;
  return typeof value === 'string' && value !== '' ? value.replace('\n', 'newline') : undefined;
}

function wantsMore(error: Error): boolean {
  if (/unexpected EOF/.test(error.message)) return true;
  const token = 'token' in error ? error.token : undefined;
  const isAtEnd = typeof token === 'object' && token !== null && 'type' in token && token.type === 'EOF';
  if (!isAtEnd) return false;
  return !/redirection target|variable name|here-document delimiter/.test(error.message);
}

function messageOf(error: Error): string {
  if (/redirection target|variable name|here-document delimiter/.test(error.message)) {
    return "syntax error near unexpected token `newline'";
  }
  const said = error.message.replace(/^(?:Parse error at [\d:]+|line \d+): /, '');
  const got = /^Expected .*, got (.*)$/.exec(said);
  return got ? `syntax error near unexpected token \`${tokenOf(error) ?? got[1]}'` : said;
}
