import type { CommandNode, StatementNode } from 'just-bash';
import { command, group, literalText, statement } from './syntax.ts';

/** The command that turns what `read` left in its variables back into text. */
export const readDecoder = '__shell_decode';

/**
 * just-bash's `read` leaves the bytes of a line in its variables, so that `ñ` comes out as two letters. Each `read`
 * gets a second command behind it that puts this right.
 */
export function decodeReads<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(decodeReads) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    name === 'commands' && Array.isArray(value) ? value.map(decodeCommand) : decodeReads(value),
  ]);
  return Object.fromEntries(entries);
}

function decodeCommand(node: CommandNode): CommandNode {
  if (node.type !== 'SimpleCommand') return decodeReads(node);
  const inner = decodeReads({ ...node });
  return inner.name && literalText(inner.name) === 'read' ? withDecoder(inner) : inner;
}

function withDecoder(read: Extract<CommandNode, { type: 'SimpleCommand' }>): CommandNode {
  const decode = { ...command(readDecoder), args: read.args };
  const body: StatementNode[] = [statement(read), statement(decode)];
  return group(body);
}

/** The variables that `read` with these arguments fills. */
export function readNames(args: readonly string[]): string[] {
  const names: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (names.length === 0 && /^-\w/.test(argument)) {
      // The last letter of a cluster may want a value, and then it is the next word.
      if (/[padntuNi]$/.test(argument)) index++;
    } else if (argument !== '--') names.push(argument);
  }
  return names.length > 0 ? names : ['REPLY'];
}

/** The text of bytes kept one to a character; what is no UTF-8 stays as it is. */
export function decodeBytes(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[^\0-\xff]/.test(value)) return value;
  const text = Buffer.from(value, 'latin1').toString();
  return text.includes('�') ? value : text;
}
