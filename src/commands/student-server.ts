import { say } from '../language/language.ts';
import { tutorCommandSentences as sentences } from '../language/tutor-command.ts';
import { openServer } from '../server/open-server.ts';
import type { Server } from '../server/server.ts';
import { ServerError } from '../server/server-error.ts';
import type { ServerTarget, TargetSource } from '../server/target.ts';
import { ask, askSecret } from './ask.ts';
import type { CommandContext } from './command.ts';

/** Which server a student works on. Without `server` it is the practice machine on this computer. */
export type StudentServerOptions = {
  /** The student's name in the course: on the practice machine also the account's. */
  readonly student?: string | undefined;
  /** `user@host[:port]`, or a name from `~/.ssh/config`. */
  readonly server?: string | undefined;
};

/** A server and who works on it. Disposing closes the connection, and lets the practice machine stop if nobody else uses it. */
export type StudentServer = AsyncDisposable & {
  readonly server: Server;
  readonly student: string;
  /** Names the progress of this student on this server; stable from one day to the next. */
  readonly progressName: string;
};

/**
 * Opens the server that a student works on. Returns before it is reached, except that a real server's questions (an
 * unknown host key, a password) are asked on the terminal first. Throws `ServerError` for a destination that cannot
 * be understood or a login that was refused there.
 */
export async function openStudentServer(
  context: CommandContext,
  options: StudentServerOptions,
): Promise<StudentServer> {
  return options.server === undefined
    ? openPracticeServer(context, options.student)
    : openRealServer(context, options.server, options.student);
}

async function openPracticeServer(context: CommandContext, name: string | undefined): Promise<StudentServer> {
  const { accountNameFor, localAccountName } = await import('../practice/account-name.ts');
  const account = name === undefined ? localAccountName() : accountNameFor(name);
  const leases = new AsyncDisposableStack();
  const source: TargetSource = {
    address: { host: '127.0.0.1', port: 0, username: account },
    // Asked again after a cut: a machine that was killed comes back on another port.
    find: async () => {
      const { sharePracticeMachine } = await import('../practice/process/share-practice-machine.ts');
      const machine = await sharePracticeMachine({ folder: context.folders.practice, account }).catch(
        (error: Error) => {
          throw new ServerError('reach', 'not-started', error.message, { cause: error });
        },
      );
      leases.use(machine);
      return {
        host: machine.host,
        port: machine.port,
        username: machine.username,
        hostKey: { kind: 'pinned', fingerprint: machine.hostKeyFingerprint },
        login: { password: async () => machine.password },
      };
    },
  };
  const server = openServer(source);
  return {
    server,
    student: account,
    progressName: 'practice',
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await leases.disposeAsync();
    },
  };
}

async function openRealServer(
  context: CommandContext,
  destination: string,
  student: string | undefined,
): Promise<StudentServer> {
  const asked = { password: false };
  const target = await resolveWithQuestions(context, destination, asked);
  const server = await enter(target, context, asked);
  const { host, port, username } = target;
  return {
    server,
    student: student ?? username,
    progressName: `${username}@${host}:${port}`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

// As ssh does: a password that was mistyped is asked for again, and nothing else is tried twice.
const passwordTries = 3;

async function enter(
  target: ServerTarget,
  context: CommandContext,
  asked: { password: boolean },
): Promise<Server> {
  for (let tries = 1; ; tries += 1) {
    asked.password = false;
    const server = openServer(target);
    try {
      await server.home();
      return server;
    } catch (error) {
      await server[Symbol.asyncDispose]();
      const isMistyped = asked.password && error instanceof ServerError && error.layer === 'login';
      if (!isMistyped || tries === passwordTries) throw error;
      context.errors.write(`${say(sentences.passwordAgain, context.language)}\n`);
    }
  }
}

async function resolveWithQuestions(
  context: CommandContext,
  destination: string,
  asked: { password: boolean },
): Promise<ServerTarget> {
  const { resolveTarget } = await import('../server/resolve-target.ts');
  const { language } = context;
  const { target } = await resolveTarget(destination, {
    acceptHost: async (question) => {
      const answer = await ask(say(sentences.acceptHostKey, language, question), context);
      return /^(s[ií]?|yes|y)$/i.test(answer?.trim() ?? '');
    },
    password: async (address) => {
      const password = await askSecret(say(sentences.password, language, { address }), context);
      asked.password = password !== undefined;
      return password;
    },
    passphrase: (file) => askSecret(say(sentences.passphrase, language, { file }), context),
    answerPrompts: async (prompts) => {
      const answers: string[] = [];
      for (const { text, echo } of prompts) {
        const answer = await (echo ? ask : askSecret)(text.trim(), context);
        if (answer === undefined) return undefined;
        answers.push(answer);
      }
      return answers;
    },
  });
  return target;
}
