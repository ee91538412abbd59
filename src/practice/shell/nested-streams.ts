import type { StatementNode } from 'just-bash';
import { literalText, quote } from './syntax.ts';
import { markOf, streamsOf } from './terminal-routes.ts';
import type { Streams } from './worker-messages.ts';

const marker = '__shell_streams__';

/** Shell text that is run within another command, with the note of which streams are the shell's own. */
export function withStreams(text: string, streams: Streams): string {
  return `: ${marker} ${quote(markOf(streams, marker))};\n${text}`;
}

/** Reads the note again and takes it out; undefined for a text without one. */
export function nestedStreams(
  statements: readonly StatementNode[],
): { readonly statements: readonly StatementNode[]; readonly streams: Streams } | undefined {
  const first = statements[0]?.pipelines[0]?.commands[0];
  if (first?.type !== 'SimpleCommand') return undefined;
  const [name, mark] = first.args.map(literalText);
  if (name !== marker) return undefined;
  return { statements: statements.slice(1), streams: streamsOf(mark, marker) };
}
