import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language/language.ts';
import { practiceWords as words } from '../../language/practice.ts';
import { isAccountName } from '../../practice/account-name.ts';
import { findRunningMachine } from '../../practice/process/ask-machine.ts';
import type { CommandContext } from '../command.ts';

/** Says whether the machine runs, which accounts it has and where they are. It changes nothing. */
export async function showPractice(
  { json }: { readonly json: boolean },
  { language, output, folders }: CommandContext,
): Promise<number> {
  const folder = folders.practice;
  const running = await findRunningMachine(folder);
  const accounts = accountNames(join(folder, 'accounts'));
  if (json) {
    const { process, port, version } = running ?? {};
    output.write(
      `${JSON.stringify({ running: running !== undefined, process, port, version, folder, accounts })}\n`,
    );
    return 0;
  }
  const state = running
    ? say(words.running, language, { port: running.port })
    : say(words.notRunning, language);
  const named =
    accounts.length > 0 ? say(words.accounts, language, { accounts }) : say(words.noAccounts, language);
  output.write(`${state}\n${named}\n${say(words.homeFolder, language)}: ${folder}\n`);
  return 0;
}

function accountNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isAccountName).sort();
  } catch {
    return [];
  }
}
