import type { CommandNode, SimpleCommandNode, WordNode } from 'just-bash';
import { lastJobVariable } from './job-variable.ts';
import { command, group, literalText, pipeline, statement, word } from './syntax.ts';

/** The command that turns what `read` left in its variables back into text. */
const readDecoder = '__shell_decode';

/**
 * Puts right, in everything that is run, what just-bash gets wrong or leaves to us: its `read` leaves the bytes of a
 * line in its variables, so that `ñ` comes out as two letters; `builtin history` and `logout` it does not know.
 */
export function adapt<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(adapt) as Node;
  if (typeof node !== 'object' || node === null) return node;
  // just-bash knows no jobs, so its `$!` is always 0.
  if ('type' in node && node.type === 'ParameterExpansion' && 'parameter' in node && node.parameter === '!')
    return { ...adaptEntries(node), parameter: lastJobVariable };
  return adaptEntries(node);
}

function adaptEntries<Node extends object>(node: Node): Node {
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    name === 'commands' && Array.isArray(value) ? value.map(adaptCommand) : adapt(value),
  ]);
  return Object.fromEntries(entries) as Node;
}

function adaptCommand(node: CommandNode): CommandNode {
  const inner = adapt({ ...node });
  const asked = redirectedFiles(node);
  const changed = inner.type === 'SimpleCommand' && inner.name ? adaptSimple(inner) : inner;
  return asked.length > 0 ? behindCheck(changed, asked) : changed;
}

function adaptSimple(node: SimpleCommandNode): CommandNode {
  const name = node.name && literalText(node.name);
  if (name === 'read') return withDecoder(node);
  if (name === 'builtin') return withoutBuiltin(node);
  // just-bash goes to the first and says nothing, which hides the commonest mistake: a name with a space in it.
  const folders = name === 'cd' ? node.args.filter((word) => !literalText(word)?.startsWith('-')) : [];
  if (folders.length > 1)
    return { ...command(shellComplaint, 'cd: too many arguments'), redirections: node.redirections };
  return node;
}

/** The command that fails with a message of the shell's own. */
const shellComplaint = '__shell_complain';

/** The command that opens the files of a redirection, or says why it cannot. */
const redirectionCheck = '__shell_open';

function redirectedFiles(node: CommandNode): WordNode[] {
  if (!('redirections' in node) || node.type === 'FunctionDef') return [];
  if (node.type === 'SimpleCommand' && (!node.name || literalText(node.name) === 'exec')) return [];
  return node.redirections.flatMap(({ operator, target }) =>
    target.type === 'Word' && opensFile.test(operator) ? [word(operator === '<' ? '<' : '>'), target] : [],
  );
}

const opensFile = /^(?:<|>|>>|>\||&>|&>>)$/;

/**
 * A redirection that cannot be opened ends the whole line in just-bash, in words of its own. So the file is opened
 * before, and the command only run when that worked.
 */
function behindCheck(node: CommandNode, asked: readonly WordNode[]): CommandNode {
  const check = { ...command(redirectionCheck), args: [...asked] };
  const both = statement(check);
  return group([{ ...both, pipelines: [...both.pipelines, pipeline(node)], operators: ['&&'] }]);
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
