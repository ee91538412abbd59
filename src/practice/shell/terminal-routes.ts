import {
  type CommandNode,
  type PipelineNode,
  parse,
  type SimpleCommandNode,
  type StatementNode,
  type WordNode,
} from 'just-bash';
import { adapt } from './adapt.ts';
import { devices } from './devices.ts';
import { command, group, literalText, type Redirection, redirection, statement, word } from './syntax.ts';
import type { Streams } from './worker-messages.ts';

/** The variable that tells a command which of its streams are the shell's own. It is taken out of what students see. */
export const streamsVariable = '__SHELL_STREAMS';

/**
 * Rewrites commands so that what goes to the shell's own output goes there while they run (a bare `exec` of just-bash
 * hands its output over only at the end), and so that each command knows which of its streams are the terminal.
 * Function bodies are left alone: where their output goes is known only when they are called.
 */
export function routeToTerminal(
  statements: readonly StatementNode[],
  aliases: ReadonlyMap<string, string>,
  routes: Routes = ownRoutes,
): StatementNode[] {
  return routeBody(statements, { aliases, ...routes });
}

/** Which streams are the shell's own, and where its errors go: with `exec 2>&1` they go where its output goes. */
export type Routes = { readonly streams: Streams; readonly errorsTo: 'output' | 'errors' };

export const ownRoutes: Routes = {
  streams: { input: true, output: true, errors: true },
  errorsTo: 'errors',
};

export const routesOf = (streams: Streams): Routes => ({ streams, errorsTo: 'errors' });

/** The routes once a statement has been carried out: `exec` without a program moves the shell's own streams. */
export function routesAfter(routes: Routes, { pipelines }: StatementNode): Routes {
  const [pipe, ...others] = pipelines;
  const node = others.length === 0 && pipe?.commands.length === 1 ? pipe.commands[0] : undefined;
  if (node?.type !== 'SimpleCommand' || node.args.length > 0 || !node.name) return routes;
  if (literalText(node.name) !== 'exec') return routes;
  const moved = node.redirections.filter((one) => !joinsErrors(one));
  const joins = moved.length < node.redirections.length;
  return { streams: afterRedirections(routes.streams, moved), errorsTo: joins ? 'output' : routes.errorsTo };
}

function joinsErrors({ fd, operator, target }: Redirection): boolean {
  return fd === 2 && operator === '>&' && target.type === 'Word' && literalText(target) === '1';
}

/** Reads the mark again, for a command that was called as `name`. */
export function streamsOf(mark: string | undefined, name: string): Streams {
  const [letters = '', owner] = (mark ?? '').split(':');
  // A function passes its mark on to what it calls: only the command that was marked may believe it.
  const isOwn = owner === name || owner === '*';
  return {
    input: isOwn && letters.includes('i'),
    output: isOwn && letters.includes('o'),
    errors: isOwn && letters.includes('e'),
  };
}

/** The mark of a set of streams for the command `name`, as `streamsOf` reads it. */
export function markOf(streams: Streams, name: string): string {
  return `${streams.input ? 'i' : ''}${streams.output ? 'o' : ''}${streams.errors ? 'e' : ''}:${name}`;
}

type Route = Routes & { readonly aliases: ReadonlyMap<string, string> };

const routeBody = (body: readonly StatementNode[], route: Route): StatementNode[] =>
  body.map((node) => ({ ...node, pipelines: node.pipelines.map((pipe) => routePipeline(pipe, route)) }));

function routePipeline(pipe: PipelineNode, route: Route): PipelineNode {
  const { streams } = route;
  const last = pipe.commands.length - 1;
  const commands = pipe.commands.map((node, index) =>
    routeCommand(node, {
      ...route,
      streams: {
        input: streams.input && index === 0,
        output: streams.output && index === last,
        errors: streams.errors && pipe.pipeStderr?.[index] !== true,
      },
    }),
  );
  return { ...pipe, commands };
}

function routeCommand(node: CommandNode, outer: Route): CommandNode {
  if (node.type === 'FunctionDef') return node;
  const route = { ...outer, streams: afterRedirections(outer.streams, node.redirections) };
  switch (node.type) {
    case 'SimpleCommand':
      return routeSimple(node, route);
    case 'If':
      return {
        ...node,
        clauses: node.clauses.map((clause) => ({
          condition: routeBody(clause.condition, route),
          body: routeBody(clause.body, route),
        })),
        elseBody: node.elseBody && routeBody(node.elseBody, route),
      };
    case 'While':
    case 'Until':
      return { ...node, condition: routeBody(node.condition, route), body: routeBody(node.body, route) };
    case 'For':
    case 'CStyleFor':
    case 'Group':
    case 'Subshell':
      return { ...node, body: routeBody(node.body, route) };
    case 'Case':
      return { ...node, items: node.items.map((item) => ({ ...item, body: routeBody(item.body, route) })) };
    default:
      return node;
  }
}

function afterRedirections(streams: Streams, redirections: readonly Redirection[]): Streams {
  const left = { ...streams };
  for (const { fd, operator } of redirections) {
    const isInput = operator.startsWith('<');
    if (operator.startsWith('&>')) left.output = left.errors = false;
    else if (fd === 0 || (fd === null && isInput)) left.input = false;
    else if (fd === 1 || fd === null) left.output = false;
    else if (fd === 2) left.errors = false;
  }
  return left;
}

function routeSimple(node: SimpleCommandNode, route: Route): CommandNode {
  const { streams } = route;
  if (node.name === null) return node;
  const name = literalText(node.name);
  if (name === 'logout') return { ...node, name: word('exit') };
  if (name === 'exec' && node.args.length > 0) return routeExec(node, route);
  if (name !== undefined && controlsFlow.has(name)) return node;
  const called = name === undefined ? '*' : calledName(name, node, route.aliases);
  if (called === 'read' && streams.input) return routeRead(node, route);
  if (called === 'eval') return routeEval(node, route);
  const routed = { ...node, redirections: [...outputs(route), ...node.redirections] };
  if (builtins.has(called) || !(streams.input || streams.output || streams.errors)) return routed;
  // A path is looked at by us: which program a script asks for, and whether it may be run at all.
  const isPath = name?.includes('/') === true;
  const marked = {
    type: 'Assignment' as const,
    name: streamsVariable,
    value: word(markOf(streams, isPath ? pathRunner : called)),
    append: false,
    array: null,
  };
  const assignments = [...node.assignments, marked];
  if (!isPath) return { ...routed, assignments };
  return { ...routed, assignments, name: word(pathRunner), args: [node.name, ...node.args] };
}

/** The command that runs a file by its path. */
export const pathRunner = '__shell_run';

/** The command that shows what `read -p` asks. */
const readPrompt = '__shell_ask';

/** `exec PROGRAM` is PROGRAM and the end of the shell. */
function routeExec(node: SimpleCommandNode, route: Route): CommandNode {
  const [name = null, ...args] = execTarget(node.args);
  const replaced = routeSimple({ ...node, name, args, redirections: [] }, route);
  const leave = command('exit');
  leave.args = parse('exit $?').statements.flatMap((line) =>
    line.pipelines.flatMap((pipe) =>
      pipe.commands.flatMap((inner) => (inner.type === 'SimpleCommand' ? inner.args : [])),
    ),
  );
  return group([statement(replaced), statement(leave)], node.redirections);
}

/** `exec -a -bash bash` is a login shell: the dash in front of its name says so. */
function execTarget(args: readonly WordNode[]): readonly WordNode[] {
  const [option, name, target, ...rest] = args;
  const asked = option && literalText(option);
  if (asked === '-l' && name) return [name, word('-l'), ...args.slice(2)];
  if (asked !== '-a' || !name || !target) return args;
  return literalText(name)?.startsWith('-') ? [target, word('-l'), ...rest] : [target, ...rest];
}

/** `read` asks the terminal for its line when it is called, not before: its input is a file that asks. */
function routeRead(node: SimpleCommandNode, route: Route): CommandNode {
  const ask = { ...command(readPrompt), args: node.args, redirections: outputs(route) };
  const read = {
    ...node,
    redirections: [...outputs(route), redirection(0, '<', devices.line), ...node.redirections],
  };
  return group([statement(ask), statement(read)]);
}

/** `eval` of a text that is there as it stands is that text. */
function routeEval(node: SimpleCommandNode, route: Route): CommandNode {
  const whole = { ...node, redirections: [...outputs(route), ...node.redirections] };
  const texts = node.args.map(literalText);
  if (node.assignments.length > 0 || texts.length === 0 || texts.includes(undefined)) return whole;
  try {
    const { statements } = parse(texts.join(' '));
    if (statements.length === 0 || statements.some(({ deferredError }) => deferredError)) return whole;
    return group(routeBody(adapt(statements), route), node.redirections);
  } catch {
    return whole;
  }
}

/** The redirections that lead a command's streams to the shell's own. */
export function outputs({ streams, errorsTo }: Routes): Redirection[] {
  // They come before the student's own, so that `2>&1` still means what it says.
  const own: Redirection[] = [];
  if (streams.output) own.push(redirection(1, '>>', devices.output));
  if (streams.errors) own.push(redirection(2, '>>', devices[errorsTo]));
  return own;
}

/** The command that a name leads to, through aliases and through `command NAME`. */
function calledName(name: string, node: SimpleCommandNode, aliases: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let current = name;
  for (
    let value = aliases.get(current);
    value !== undefined && !seen.has(current);
    value = aliases.get(current)
  ) {
    seen.add(current);
    const first = value.trim().split(/\s+/)[0];
    if (!first || first === current) break;
    current = first;
  }
  if (current !== 'command' && current !== 'builtin') return current;
  const target = node.args[0] && literalText(node.args[0]);
  return target === undefined || target.startsWith('-') ? current : target;
}

const controlsFlow = new Set(['exit', 'logout', 'return', 'break', 'continue', 'exec']);

// What just-bash itself carries out in the shell: no other command is told about streams by them.
const builtins = new Set(
  `: . [ alias bg bind builtin caller cd command compgen complete compopt declare dirs disown echo enable eval
  export false fg getopts hash help jobs kill let local mapfile popd printf pushd pwd readarray readonly set shift
  shopt source suspend test times trap true type typeset ulimit umask unalias unset wait`.split(/\s+/),
);
