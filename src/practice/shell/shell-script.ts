import type { StatementNode } from 'just-bash';
import { adapt } from './adapt.ts';
import { lazily } from './lazily.ts';
import { internal, internalName, readCommandOf } from './live-script.ts';
import { decodePrompt, type PromptFacts } from './prompt.ts';
import type { ShellMemory } from './shell-memory.ts';
import { startupFiles } from './startup-files.ts';
import { group, quote, statement } from './syntax.ts';
import { outputs, ownRoutes, routesAfter, routeToTerminal } from './terminal-routes.ts';
import { backgroundText, waitingForJobs } from './typed-jobs.ts';
import type { ShellOptions } from './worker-messages.ts';

/** A command as it was typed. */
export type TypedCommand = { readonly text: string; readonly statements: readonly StatementNode[] };

export type ScriptSide = {
  readonly options: ShellOptions;
  readonly memory: ShellMemory;
  isInterrupted(): boolean;
  forgetInterruption(): void;
  /** What `__shell_wait` got: undefined when the shell is to leave. */
  next(): TypedCommand | undefined;
};

/**
 * The script that a shell runs for as long as it lives, one statement after another: the start-up files, and then
 * again and again the prompt, the waiting, and what was typed.
 */
export class ShellScript {
  readonly #side: ScriptSide;
  #routes = ownRoutes;
  #commandCount = 0;
  /** The typed command was interrupted, and what is left of it is not to be heard of. */
  wasInterrupted = false;
  /** What runs now may be interrupted: between commands nobody would catch what the signal throws. */
  isGuarded = false;
  /** A file that is read as text now is read as shell text. */
  isSourcing = false;

  constructor(side: ScriptSide) {
    this.#side = side;
  }

  *statements(): Generator<StatementNode> {
    const { options, memory } = this.#side;
    const isInteractive = options.style === 'interactive';
    yield* this.#restore();
    if (options.readsStartupFiles && !options.snapshot && this.#commandCount === 0) yield* this.#startUp();
    for (;;) {
      yield internal('mark');
      if (memory.wantsArrays) yield* readCommandOf(`${internalName('arrays')} "$(declare -p)"`);
      if (isInteractive) yield* this.#askPrompt();
      yield internal('wait');
      this.wasInterrupted = false;
      const next = this.#side.next();
      if (!next) return;
      this.#commandCount++;
      if (isInteractive && next.statements.length > 0) yield* this.#beforeCommand();
      memory.noteDefinitions(next.text, next.statements);
      this.isSourcing = /(?:^|[\s;&|])(?:source|\.)\s/.test(next.text);
      yield* this.#guarded(next.statements);
      this.isSourcing = false;
    }
  }

  promptFacts(): PromptFacts {
    const { options, memory } = this.#side;
    const { account, name } = options;
    return {
      user: account.name,
      host: account.hostname,
      directory: memory.snapshot().directory,
      home: memory.variable('HOME') ?? `/home/${account.name}`,
      shellName: name,
      historyNumber: memory.history.length + 1,
      commandNumber: this.#commandCount + 1,
      now: new Date(),
    };
  }

  /** Statements whose interruption ends them and no more. */
  *#guarded(statements: readonly StatementNode[]): Generator<StatementNode> {
    const side = this.#side;
    for (const whole of statements) {
      const text = side.options.style === 'interactive' ? backgroundText(whole) : undefined;
      if (text !== undefined) {
        yield internal('note');
        yield internal('background', text);
        continue;
      }
      const typed = adapt(waitingForJobs(whole));
      const [node = typed] = routeToTerminal([typed], side.memory.aliases(), this.#routes);
      const noteInterruption = () => {
        this.isGuarded = false;
        if (!side.isInterrupted()) return;
        this.wasInterrupted = true;
        side.forgetInterruption();
      };
      const enter = () => {
        this.isGuarded = true;
      };
      const body = lazily(function* () {
        try {
          enter();
          yield node;
        } finally {
          // It runs before just-bash handles what was thrown, which it could not do while the signal still throws.
          noteInterruption();
        }
      });
      yield statement(group(body, outputs(this.#routes)));
      this.#routes = routesAfter(this.#routes, typed);
      if (this.wasInterrupted) {
        yield internal('status', '130');
        return;
      }
    }
  }

  *#restore(): Generator<StatementNode> {
    const { options, memory } = this.#side;
    yield* readCommandOf('shopt -s expand_aliases');
    yield* readCommandOf(options.setUp);
    yield* readCommandOf(memory.snapshot().definitions);
    yield internal('status', String(memory.status));
  }

  *#startUp(): Generator<StatementNode> {
    this.isSourcing = true;
    for (const path of startupFiles(this.#side.options)) {
      yield* this.#guarded(readCommandOf(`if [ -r ${quote(path)} ]; then . ${quote(path)}; fi`));
      this.wasInterrupted = false;
    }
    this.isSourcing = false;
  }

  *#askPrompt(): Generator<StatementNode> {
    const { memory } = this.#side;
    const before = memory.variable('PROMPT_COMMAND');
    if (before) {
      yield* this.#guarded(readCommandOf(before));
      yield internal('note');
    }
    yield* this.#expand(memory.variable('PS1') ?? '', 'prompt');
  }

  *#beforeCommand(): Generator<StatementNode> {
    const prompt = this.#side.memory.variable('PS0');
    if (prompt) yield* this.#expand(prompt, 'print');
  }

  /** Hands a prompt, its variables and `$(…)` replaced, to an internal command. */
  *#expand(prompt: string, receiver: string): Generator<StatementNode> {
    const text = decodePrompt(prompt, this.promptFacts());
    // In a here-document quotes are only quotes, which is how bash expands its prompts too.
    const end = '__END_OF_PROMPT__';
    const statements = readCommandOf(`${internalName(receiver)} <<${end}\n${text}\n${end}\n`);
    // What `$(…)` in a prompt complains of is shown where it stands, and cannot end the shell.
    yield* this.#guarded(statements);
    this.wasInterrupted = false;
  }
}
