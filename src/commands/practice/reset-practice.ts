import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { say } from '../../language/language.ts';
import { practiceWords as words } from '../../language/practice.ts';
import { accountFolders } from '../../practice/home-folders.ts';
import { resetAccount } from '../../practice/reset-account.ts';
import type { CommandContext } from '../command.ts';

/** Gives an account of the machine back as new, after its name was typed, and says where the old things are. */
export async function resetPractice(
  { account, yes }: { readonly account: string; readonly yes: boolean },
  context: CommandContext,
): Promise<number> {
  const { language, output, errors, folders } = context;
  if (!existsSync(accountFolders(folders.practice, account).home)) {
    output.write(`${say(words.nothingToReset, language, { account })}\n`);
    return 0;
  }
  if (!yes && (await ask(say(words.confirmReset, language, { account }), context)) !== account) {
    output.write(`${say(words.notConfirmed, language)}\n`);
    return 1;
  }
  try {
    const folder = resetAccount(folders.practice, account, new Date());
    output.write(`${say(words.resetDone, language, { account, folder: folder ?? '' })}\n`);
    return 0;
  } catch (error) {
    // Windows moves no folder of which a file is open.
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined || !['EBUSY', 'EPERM', 'EACCES'].includes(code)) throw error;
    errors.write(`${say(words.resetBusy, language, { account, detail: code })}\n`);
    return 1;
  }
}

/** What the reader types; undefined when the input ends or they press Ctrl-C. */
async function ask(question: string, { input, output, signal }: CommandContext): Promise<string | undefined> {
  const reader = createInterface({ input, output });
  try {
    const ended = new Promise<undefined>((resolve) => reader.once('close', () => resolve(undefined)));
    const answer = await Promise.race([reader.question(question, { signal }), ended]);
    return answer?.trim();
  } catch {
    return undefined;
  } finally {
    reader.close();
  }
}
