import type {
  CommandNode,
  PipelineNode,
  ScriptNode,
  SimpleCommandNode,
  StatementNode,
  WordNode,
} from 'just-bash';

export type Redirection = SimpleCommandNode['redirections'][number];
export type GroupNode = Extract<CommandNode, { type: 'Group' }>;

/** A word that stands for exactly this text: nothing in it is expanded. */
export function word(text: string): WordNode {
  return { type: 'Word', parts: [{ type: 'SingleQuoted', value: text }] };
}

/** The text of a word that needs no expansion, as a name typed without variables; undefined for any other. */
export function literalText(node: WordNode): string | undefined {
  let text = '';
  for (const part of node.parts) {
    if (part.type !== 'Literal' && part.type !== 'SingleQuoted' && part.type !== 'Escaped') return undefined;
    text += part.value;
  }
  return text;
}

export function command(name: string, ...args: readonly string[]): SimpleCommandNode {
  return {
    type: 'SimpleCommand',
    assignments: [],
    name: { type: 'Word', parts: [{ type: 'Literal', value: name }] },
    args: args.map(word),
    redirections: [],
  };
}

export function statement(node: CommandNode): StatementNode {
  return { type: 'Statement', pipelines: [pipeline(node)], operators: [], background: false };
}

export function pipeline(node: CommandNode): PipelineNode {
  return { type: 'Pipeline', commands: [node], negated: false };
}

export function group(body: StatementNode[], redirections: Redirection[] = []): GroupNode {
  return { type: 'Group', body, redirections };
}

export function redirection(fd: number, operator: '<' | '>>', path: string): Redirection {
  return { type: 'Redirection', fd, operator, target: word(path) };
}

export function script(statements: StatementNode[]): ScriptNode {
  return { type: 'Script', statements };
}

/** One word of shell text that expands to exactly `text`. */
export function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
