import type { CommandNode, SimpleCommandNode } from 'just-bash';
import { command, group, literalText, statement } from './syntax.ts';

/** The command that turns what `read` left in its variables back into text. */
export const readDecoder = '__shell_decode';

/**
 * Puts right, in everything that is run, what just-bash gets wrong or leaves to us: its `read` leaves the bytes of a
 * line in its variables, so that `ñ` comes out as two letters; `builtin history` and `logout` it does not know.
 */
export function adapt<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(adapt) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    name === 'commands' && Array.isArray(value) ? value.map(adaptCommand) : adapt(value),
  ]);
  return Object.fromEntries(entries);
}

function adaptCommand(node: CommandNode): CommandNode {
  if (node.type !== 'SimpleCommand' || !node.name) return adapt(node);
  const inner = adapt({ ...node });
  const name = inner.name && literalText(inner.name);
  if (name === 'read') return withDecoder(inner);
  if (name === 'builtin') return withoutBuiltin(inner);
  return inner;
}

function withDecoder(read: SimpleCommandNode): CommandNode {
  return group([statement(read), statement({ ...command(readDecoder), args: read.args })]);
}

/** Our own builtins are commands to just-bash, and found by their name alone. */
function withoutBuiltin(node: SimpleCommandNode): CommandNode {
  const [target, ...args] = node.args;
  const name = target && literalText(target);
  if (!target || name === undefined || !ours.has(name)) return node;
  return { ...node, name: target, args };
}

const ours = new Set(['alias', 'echo', 'fc', 'history', 'kill', 'printf', 'pwd', 'unalias']);
