import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { CommandContext } from './command.ts';

/** Asks one question on the terminal; undefined where there is none to answer it, or at Ctrl-C. */
export async function ask(question: string, context: CommandContext): Promise<string | undefined> {
  return askWith(question, context, context.errors);
}

/** Asks for a secret: nothing of what is typed is shown. */
export async function askSecret(question: string, context: CommandContext): Promise<string | undefined> {
  context.errors.write(`${question} `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await askWith('', context, silent);
  context.errors.write('\n');
  return answer;
}

async function askWith(
  question: string,
  { input, signal }: CommandContext,
  output: NodeJS.WritableStream,
): Promise<string | undefined> {
  if (!input.isTTY) return undefined;
  const reader = createInterface({ input, output, terminal: true });
  const leaving = new AbortController();
  // readline answers Ctrl-C itself while it has the terminal.
  reader.on('SIGINT', () => leaving.abort());
  try {
    const ends = AbortSignal.any([signal, leaving.signal]);
    return await reader.question(question === '' ? '' : `${question} `, { signal: ends });
  } catch {
    return undefined;
  } finally {
    reader.close();
  }
}
