import { type GuestFacts, GuestFileError } from '../guest-files.ts';
import { confirm } from './confirm.ts';
import { copyTree } from './copy-tree.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';
import { removeTree } from './remove-tree.ts';
import { cannotStat, factsOf, readTransfers, type Transfer } from './targets.ts';

/** `mv [-i] [-n] [-v] SOURCE… TARGET` */
export const mv: GuestCommand = {
  name: 'mv',
  help: `Usage: mv [OPTION]... [-T] SOURCE DEST
  or:  mv [OPTION]... SOURCE... DIRECTORY
  or:  mv [OPTION]... -t DIRECTORY SOURCE...
Rename SOURCE to DEST, or move SOURCE(s) to DIRECTORY.

  -f, --force          do not prompt before overwriting
  -i, --interactive    prompt before overwrite
  -n, --no-clobber     do not overwrite an existing file
  -t, --target-directory=DIRECTORY  move all SOURCE arguments into DIRECTORY
  -u, --update         move only when the SOURCE file is newer
  -v, --verbose        explain what is being done
`,
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'finuvT',
      values: 't',
      long: {
        force: 'f',
        interactive: 'i',
        'no-clobber': 'n',
        update: 'u',
        verbose: 'v',
        'target-directory': 't',
        'no-target-directory': 'T',
      },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const transfers = await readTransfers(context, options);
    if (typeof transfers === 'number') return transfers;
    let exitCode = 0;
    for (const transfer of transfers) {
      if (!(await moveOne(context, transfer, options.has))) exitCode = 1;
    }
    return exitCode;
  },
};

async function moveOne(
  context: CommandContext,
  { from, shownFrom, to, shownTo }: Transfer,
  has: (flag: string) => boolean,
): Promise<boolean> {
  const { files, complain, write } = context;
  let facts: GuestFacts;
  try {
    facts = await files.lstat(from);
  } catch (error) {
    return cannotStat(context, shownFrom, error);
  }
  const fail = (words: string) => {
    complain(`mv: ${words}\n`);
    return false;
  };
  const target = await factsOf(context, to);
  if (target && from === to)
    return fail(`${quoteName(shownFrom)} and ${quoteName(shownTo)} are the same file`);
  if (facts.kind === 'folder' && `${to}/`.startsWith(`${from}/`)) {
    return fail(`cannot move ${quoteName(shownFrom)} to a subdirectory of itself, ${quoteName(shownTo)}`);
  }
  if (facts.kind === 'folder' && target && target.kind !== 'folder') {
    return fail(
      `cannot overwrite non-directory ${quoteName(shownTo)} with directory ${quoteName(shownFrom)}`,
    );
  }
  if (facts.kind !== 'folder' && target?.kind === 'folder') {
    return fail(
      `cannot overwrite directory ${quoteName(shownTo)} with non-directory ${quoteName(shownFrom)}`,
    );
  }
  if (target && has('n')) return true;
  if (target && has('u') && target.modified >= facts.modified) return true;
  if (target && has('i') && !(await confirm(context, `mv: overwrite ${quoteName(shownTo)}? `))) return true;
  if (facts.kind !== 'folder' && shownTo.endsWith('/') && !target) {
    return fail(`cannot move ${quoteName(shownFrom)} to ${quoteName(shownTo)}: Not a directory`);
  }
  try {
    await rename(context, from, to);
  } catch (error) {
    return fail(`cannot move ${quoteName(shownFrom)} to ${quoteName(shownTo)}: ${errorText(error)}`);
  }
  if (has('v')) write(`renamed ${quoteName(shownFrom)} -> ${quoteName(shownTo)}\n`);
  return true;
}

async function rename({ files }: CommandContext, from: string, to: string): Promise<void> {
  try {
    await files.rename(from, to);
  } catch (error) {
    if (!(error instanceof GuestFileError) || error.code !== 'EXDEV') throw error;
    // Home and /tmp may lie on different disks of the host.
    await copyTree(files, from, to, { keepTimes: true });
    await removeTree(files, from);
  }
}
