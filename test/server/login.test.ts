import { execFile, spawn } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { ServerError } from '../../src/server/server-error.ts';
import type { Login, ServerTarget } from '../../src/server/target.ts';
import {
  makeKey,
  type RealServer,
  realServerHasOwnHome,
  realServerMissing,
  startRealServer,
} from '../real/sshd.ts';
import { troubleOf } from './trouble-of.ts';

const run = promisify(execFile);
const noPasswords = realServerHasOwnHome ? undefined : 'needs root: a password of its own account';

describe.skipIf(realServerMissing)(`logging in ${realServerMissing ?? ''}`, () => {
  let real: RealServer;
  beforeAll(async () => {
    real = await startRealServer();
  });
  afterAll(() => real?.stop());

  const entering = (login: Login): ServerTarget => ({ ...real.target(), login });
  const enter = async (login: Login) => {
    await using server = openServer(entering(login));
    return await troubleOf(server.run('true').then(({ exitCode }) => exitCode));
  };
  const refusal = async (login: Login) => {
    await using server = openServer(entering(login));
    return await server.run('true').then(
      () => undefined,
      (error: ServerError) => error,
    );
  };
  const entered = 'no trouble: 0';
  const authorize = async (file: string) =>
    appendFile(join(real.folder, 'authorized_keys'), await readFile(`${file}.pub`));

  test('with a key file, passing over those that are not there', async () => {
    expect(await enter({ keyFiles: [join(real.folder, 'nothing'), real.keyFile] })).toBe(entered);
  });

  test.each(['rsa', 'ecdsa'])('with a key of kind %s', async (type) => {
    const file = await makeKey(join(real.folder, `user_${type}`), type);
    await authorize(file);
    expect(await enter({ keyFiles: [file] })).toBe(entered);
  });

  test('with an encrypted key, whose passphrase is asked once and kept for the next time', async () => {
    const file = await makeKey(join(real.folder, 'encrypted'), 'ed25519', 'una frase');
    await authorize(file);
    const asked: string[] = [];
    const passphrase = async (keyFile: string) => {
      asked.push(keyFile);
      return 'una frase';
    };
    await using server = openServer(entering({ keyFiles: [file], passphrase }), { backoff: [10] });
    await server.run('true');
    await real.kill();
    await real.start();
    await server.run('true');
    expect(asked).toEqual([file]);
  });

  test('nobody is asked for a passphrase or a password that is not needed', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const file = await makeKey(join(real.folder, 'locked'), 'ed25519', 'x');
    expect(await enter({ keyFiles: [real.keyFile, file], passphrase: never, password: never })).toBe(entered);
  });

  test('a refusal lists every way that was tried, and why others were not', async () => {
    const wrong = await makeKey(join(real.folder, 'wrong'));
    const locked = await makeKey(join(real.folder, 'locked2'), 'ed25519', 'x');
    const notKey = join(real.folder, 'not-a-key');
    await writeFile(notKey, 'hola');
    const error = await refusal({ keyFiles: [wrong, locked, notKey], passphrase: async () => 'y' });
    expect(error).toMatchObject({
      layer: 'login',
      code: 'refused',
      facts: {
        tried: [`key ${wrong}`],
        skipped: [`${locked} (wrong-passphrase)`, `${notKey} (unsupported)`],
        username: real.username,
      },
    });
  });

  test('with nothing to enter with, it says what the server accepts', async () => {
    const error = await refusal({
      keyFiles: [join(real.folder, 'nothing')],
      password: async () => undefined,
    });
    expect(error).toMatchObject({ layer: 'login', code: 'nothing-to-try' });
    expect(error?.facts.accepts).toContain('publickey');
  });

  test.skipIf(noPasswords)(`with a password ${noPasswords ?? ''}`, async () => {
    expect(await enter({ password: async () => real.password })).toBe(entered);
  });

  test.skipIf(noPasswords)(
    `a wrong password is tried once and is in no error ${noPasswords ?? ''}`,
    async () => {
      let asked = 0;
      const error = await refusal({
        password: async () => {
          asked += 1;
          return 'secreto-equivocado';
        },
      });
      expect(error).toMatchObject({ layer: 'login', code: 'refused', facts: { tried: ['password'] } });
      expect(asked).toBe(1);
      expect(`${error?.stack} ${JSON.stringify(error)}`).not.toContain('secreto-equivocado');
      expect(real.log().match(/Failed password/g)).toHaveLength(1);
    },
  );

  test('with an agent, and a dead agent is only one way in less', async () => {
    const socket = join(real.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      const file = await makeKey(join(real.folder, 'in-agent'));
      await authorize(file);
      await untilAdded(file, socket);
      expect(await enter({ agent: socket })).toBe(entered);
    } finally {
      agent.kill();
    }
    expect(await enter({ agent: join(real.folder, 'dead'), keyFiles: [real.keyFile] })).toBe(entered);
    const error = await refusal({ agent: join(real.folder, 'dead') });
    expect(error).toMatchObject({ layer: 'login', code: 'refused', facts: { tried: ['agent'] } });
  });

  test('with more keys than the server has patience for, it says that there were too many', async () => {
    const keyFiles: string[] = [];
    for (let number = 0; number < 8; number += 1)
      keyFiles.push(await makeKey(join(real.folder, `many_${number}`)));
    expect(await enter({ keyFiles })).toBe('login: too-many-tries');
  });

  async function untilAdded(file: string, socket: string): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await run('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
        return;
      } catch (error) {
        if (tries === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
});

// sshd asks questions only through PAM, which a test's own account may not have: the other side is ssh2's server.
describe('a server that asks questions', () => {
  const hostKey = ssh2.utils.generateKeyPairSync('ed25519');
  type Round = readonly { readonly prompt: string; readonly echo: boolean }[];

  async function serve(rounds: readonly Round[], right: readonly (readonly string[])[]) {
    const server = new ssh2.Server({ hostKeys: [hostKey.private] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (context) => {
        if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
        const ask = (round: number) => {
          const prompts = rounds[round];
          if (!prompts) return context.accept();
          context.prompt([...prompts], (answers) => {
            if (JSON.stringify(answers) === JSON.stringify(right[round])) ask(round + 1);
            else context.reject(['keyboard-interactive']);
          });
        };
        ask(0);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { port } = address;
    const target = (login: Login): ServerTarget => ({
      host: '127.0.0.1',
      port,
      username: 'ana',
      hostKey: { kind: 'known-hosts', files: [], accept: async () => true },
      login,
    });
    return {
      target,
      [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
    };
  }

  async function outcome(target: ServerTarget): Promise<string> {
    await using server = openServer(target);
    return await new Promise((resolve) => {
      server.onConnection((state) => {
        if (state.kind === 'connected') resolve('connected');
        if (state.kind === 'closed') resolve(`${state.error?.layer}: ${state.error?.code}`);
      });
    });
  }

  test('two steps with several questions are answered by the person', async () => {
    const rounds: Round[] = [
      [
        { prompt: 'Usuario de la facultad:', echo: true },
        { prompt: 'Clave:', echo: false },
      ],
      [{ prompt: 'Código:', echo: true }],
    ];
    await using server = await serve(rounds, [['ana', 'abc'], ['123456']]);
    const seen: string[][] = [];
    const answers = [['ana', 'abc'], ['123456']];
    const answerPrompts: Login['answerPrompts'] = async (prompts) => {
      seen.push(prompts.map(({ text, echo }) => `${text}${echo ? '' : ' (hidden)'}`));
      return answers[seen.length - 1];
    };
    expect(await outcome(server.target({ answerPrompts }))).toBe('connected');
    expect(seen).toEqual([['Usuario de la facultad:', 'Clave: (hidden)'], ['Código:']]);
  });

  test('the password itself, asked as a question, is not asked of the person twice', async () => {
    await using server = await serve([[{ prompt: 'Password:', echo: false }]], [['abc']]);
    expect(await outcome(server.target({ password: async () => 'abc' }))).toBe('connected');
  });

  test('a person who gives up is a refused login, not a wait for ever', async () => {
    await using server = await serve([[{ prompt: 'Código:', echo: true }]], [['1']]);
    expect(await outcome(server.target({ answerPrompts: async () => undefined }))).toBe('login: refused');
  });
});
