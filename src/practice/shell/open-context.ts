import { latin1FromBytes, type ResolvedCommandContext } from 'just-bash';
import { availableCommands } from '../commands/apt/installed.ts';
import type { CommandContext, RunTextOptions, ShellSide } from '../commands/guest-command.ts';
import type { LiveShell } from './live-shell.ts';
import { withStreams } from './nested-streams.ts';
import { inItsWords, inOwnWords } from './own-words.ts';
import { quote } from './syntax.ts';
import { streamsOf, streamsVariable } from './terminal-routes.ts';

export type OpenContext = {
  readonly context: CommandContext;
  /** What the command wrote that goes into a pipe or a file. */
  readonly stdout: Buffer[];
  readonly stderr: string[];
};

/** What one of our commands gets to see, made from what just-bash gives to its own. */
export function openContext(
  name: string,
  args: readonly string[],
  outer: ResolvedCommandContext,
  shell: LiveShell,
): OpenContext {
  const streams = streamsOf(outer.env.get(streamsVariable), name);
  const stdout: Buffer[] = [];
  const stderr: string[] = [];
  const piped = () => Buffer.from(latin1FromBytes(outer.stdin), 'latin1');
  let unread: Buffer | undefined;
  const write = (text: string | Buffer): void | Promise<void> => {
    const bytes = Buffer.from(text);
    if (streams.output) return shell.print(1, bytes);
    stdout.push(bytes);
  };
  const complain = (text: string) => {
    if (streams.errors) void shell.print(2, Buffer.from(text));
    else stderr.push(text);
  };
  const complainAsShell = (text: string) => {
    if (streams.errors) void shell.write(2, Buffer.from(`bash: ${text}\n`));
    else stderr.push(`bash: ${text}\n`);
  };
  const environment = withoutMark(outer.exportedEnv ?? {});
  const runText = async (text: string, options: RunTextOptions = {}) => {
    if (!outer.exec) throw new Error('just-bash gave no way to run a command within a command');
    const inner = { ...streams, input: streams.input && options.input === undefined };
    const variables = options.environment ?? environment;
    const names = Object.keys(variables).filter((variable) => /^[A-Za-z_]\w*$/.test(variable));
    const exports = names.length > 0 ? `export ${names.join(' ')};` : '';
    const result = await outer.exec(withStreams(exports + text, inner), {
      cwd: outer.cwd,
      env: { IFS: ' \t\n', OPTIND: '1', ...variables, PWD: outer.cwd, ...positionals(options.positional) },
      replaceEnv: true,
      stdin: streams.input
        ? (options.input?.toString('latin1') ?? '')
        : (options.input ?? piped()).toString('latin1'),
      stdinKind: 'bytes',
      ...(outer.signal && { signal: outer.signal }),
    });
    const isBytes = result.stdoutKind === 'bytes' || result.stdoutEncoding === 'binary';
    if (result.stdout !== '') write(Buffer.from(result.stdout, isBytes ? 'latin1' : 'utf8'));
    if (result.stderr !== '') complain(result.stderr);
    return result.exitCode;
  };
  const context: CommandContext = {
    name,
    arguments: args,
    account: shell.options.account,
    files: shell.files,
    directory: outer.cwd,
    environment,
    variables: outer.env,
    streams,
    terminal: shell.terminal,
    shell: shellSide(shell),
    input: async () => {
      if (!streams.input) return piped();
      const answer = await shell.request({ kind: 'rest' });
      return Buffer.from((answer.kind === 'input' ? answer.bytes : undefined) ?? []);
    },
    inputLine: async () => {
      if (streams.input) {
        const answer = await shell.request({ kind: 'line', isSecret: false });
        return answer.kind === 'input' && answer.bytes ? Buffer.from(answer.bytes) : undefined;
      }
      unread ??= piped();
      if (unread.length === 0) return undefined;
      const end = unread.indexOf('\n');
      const line = end < 0 ? unread : unread.subarray(0, end + 1);
      unread = unread.subarray(line.length);
      return line;
    },
    secretLine: async () => {
      const answer = await shell.request({ kind: 'line', isSecret: true });
      return answer.kind === 'input' && answer.bytes ? Buffer.from(answer.bytes) : undefined;
    },
    write,
    complain,
    complainAsShell,
    runText,
    runOriginal: async (originalArguments, { input, rephrase = (text: string) => text } = {}) => {
      if (input !== undefined) {
        // It cannot be handed another input, so it runs once more, and then finds that input in front of it.
        return runText([name, ...originalArguments.map(quote)].join(' '), { input });
      }
      if (!outer.origCommand) throw new Error(`just-bash has no ${name}`);
      const original = await outer.origCommand([...inItsWords(name, originalArguments)]);
      const result = { ...original, ...inOwnWords(name, originalArguments, original) };
      const isBytes = result.stdoutKind === 'bytes' || result.stdoutEncoding === 'binary';
      if (result.stdout !== '') write(Buffer.from(result.stdout, isBytes ? 'latin1' : 'utf8'));
      if (result.stderr !== '') complain(rephrase(result.stderr));
      return result.exitCode;
    },
    isInterrupted: () => shell.isInterrupted(),
  };
  return { context, stdout, stderr };
}

function shellSide(shell: LiveShell): ShellSide {
  return {
    isLogin: shell.options.isLogin,
    isInteractive: shell.options.style === 'interactive',
    history: () => shell.memory.history,
    forgetHistory: () => shell.memory.forgetHistory(),
    commandNames: () => availableCommands(shell.options.account),
    openShell: async (options) => {
      const answer = await shell.request({ kind: 'shell', options });
      return answer.kind === 'done' ? answer.exitCode : 130;
    },
    runProgram: async (name, context) => {
      const { streams } = context;
      const answer = await shell.request({
        kind: 'program',
        name,
        arguments: [name, ...context.arguments],
        environment: context.environment,
        directory: context.directory,
        streams,
        input: streams.input ? undefined : await context.input(),
      });
      if (answer.kind !== 'done') return 130;
      context.write(Buffer.from(answer.stdout));
      context.complain(Buffer.from(answer.stderr).toString());
      return answer.exitCode;
    },
  };
}

function withoutMark(environment: Readonly<Record<string, string>>): Record<string, string> {
  const { [streamsVariable]: _, ...rest } = environment;
  return rest;
}

function positionals(values: readonly string[] | undefined): Record<string, string> {
  if (!values) return {};
  const [name = 'bash', ...rest] = values;
  return {
    '0': name,
    '#': String(rest.length),
    '@': rest.join(' '),
    '*': rest.join(' '),
    ...Object.fromEntries(rest.map((value, index) => [String(index + 1), value])),
  };
}
