import type { AnyAuthMethod, KeyboardInteractiveAuthMethod } from 'ssh2';
import type { Identity } from './identity.ts';

/** A way of logging in that is about to be tried. `name` is `agent`, `key PATH`, `password` or `questions`. */
export type WayIn = { readonly name: string; readonly method: AnyAuthMethod };

/** What a login keeps track of while it goes on. */
export type LoginRecord = {
  /** Ways tried and refused. */
  readonly tried: string[];
  /** Ways that could not be tried, as `PATH (why)`. */
  readonly skipped: string[];
  /** What the server says it accepts; undefined before it was asked. */
  accepts: readonly string[] | undefined;
};

/**
 * The ways in, in the order agent, key files, password, questions. Each is prepared only when its turn comes, so that
 * nobody is asked for a passphrase or a password that is not needed or that the server would not take.
 */
export async function* waysIn(
  username: string,
  identity: Identity,
  record: LoginRecord,
): AsyncGenerator<WayIn, void, undefined> {
  const { agent, keyFiles = [], password, answerPrompts } = identity.login;
  const takes = (method: string) => record.accepts === undefined || record.accepts.includes(method);

  if (agent !== undefined) yield { name: 'agent', method: { type: 'agent', username, agent } };
  for (const file of keyFiles) {
    if (!takes('publickey')) break;
    const key = await identity.key(file);
    if (typeof key === 'string') {
      if (key !== 'missing') record.skipped.push(`${file} (${key})`);
    } else yield { name: `key ${file}`, method: { type: 'publickey', username, key } };
  }
  if (!password && !answerPrompts) return;
  // Asks the server what it takes before asking a person for anything.
  if (record.accepts === undefined) yield { name: 'none', method: { type: 'none', username } };
  if (password && takes('password')) {
    const answer = await identity.password();
    if (answer !== undefined) {
      yield { name: 'password', method: { type: 'password', username, password: answer } };
    }
  }
  // A password that was just refused is not offered a second time as an answer.
  const passwordLeft = password !== undefined && !record.tried.includes('password');
  if (takes('keyboard-interactive') && (answerPrompts || passwordLeft)) {
    const prompt = answerWith(identity, passwordLeft);
    yield { name: 'questions', method: { type: 'keyboard-interactive', username, prompt } };
  }
}

// Many servers ask for the password itself as a question (macOS does): one hidden question is answered with it.
function answerWith(identity: Identity, passwordLeft: boolean): KeyboardInteractiveAuthMethod['prompt'] {
  let passwordGiven = !passwordLeft;
  return (_name, _instructions, _language, prompts, finish) => {
    const answer = async (): Promise<readonly string[]> => {
      const hidden = prompts.length === 1 && prompts[0]?.echo !== true;
      if (hidden && !passwordGiven) {
        passwordGiven = true;
        const password = await identity.password();
        if (password !== undefined) return [password];
      }
      const questions = prompts.map(({ prompt, echo }) => ({ text: prompt, echo: echo === true }));
      return (await identity.login.answerPrompts?.(questions)) ?? [];
    };
    answer().then(
      (answers) => finish([...answers]),
      () => finish([]),
    );
  };
}
