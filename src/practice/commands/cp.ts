import { posix } from 'node:path';
import { type GuestFacts, GuestFileError } from '../guest-files.ts';
import { confirm } from './confirm.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';
import { cannotStat, factsOf, readTransfers, type Transfer } from './targets.ts';

/** `cp [-r] [-i] [-n] [-v] [-p] SOURCE… TARGET` */
export const cp: GuestCommand = {
  name: 'cp',
  help: `Usage: cp [OPTION]... [-T] SOURCE DEST
  or:  cp [OPTION]... SOURCE... DIRECTORY
  or:  cp [OPTION]... -t DIRECTORY SOURCE...
Copy SOURCE to DEST, or multiple SOURCE(s) to DIRECTORY.

  -a, --archive        same as -dR --preserve=all
  -f, --force          if an existing destination file cannot be opened, remove it and try again
  -i, --interactive    prompt before overwrite
  -n, --no-clobber     do not overwrite an existing file
  -p                   same as --preserve=mode,ownership,timestamps
  -R, -r, --recursive  copy directories recursively
  -t, --target-directory=DIRECTORY  copy all SOURCE arguments into DIRECTORY
  -u, --update         copy only when the SOURCE file is newer
  -v, --verbose        explain what is being done
`,
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'afinprRuvTdLPH',
      values: 't',
      long: {
        archive: 'a',
        force: 'f',
        interactive: 'i',
        'no-clobber': 'n',
        recursive: 'r',
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
      if (!(await copyOne(context, transfer, options.has))) exitCode = 1;
    }
    return exitCode;
  },
};

type Has = (flag: string) => boolean;

async function copyOne(context: CommandContext, transfer: Transfer, has: Has): Promise<boolean> {
  const { files, complain } = context;
  const recurses = has('r') || has('R') || has('a');
  const { from, shownFrom, to, shownTo } = transfer;
  let facts: GuestFacts;
  try {
    facts = has('a') || has('d') || has('P') ? await files.lstat(from) : await files.stat(from);
  } catch (error) {
    return cannotStat(context, shownFrom, error);
  }
  const fail = (words: string) => {
    complain(`cp: ${words}\n`);
    return false;
  };
  if (facts.kind === 'folder' && !recurses)
    return fail(`-r not specified; omitting directory ${quoteName(shownFrom)}`);
  const target = await factsOf(context, to);
  if (target && (await isSame(context, from, to))) {
    return fail(`${quoteName(shownFrom)} and ${quoteName(shownTo)} are the same file`);
  }
  if (facts.kind === 'folder') {
    if (target && target.kind !== 'folder') {
      return fail(
        `cannot overwrite non-directory ${quoteName(shownTo)} with directory ${quoteName(shownFrom)}`,
      );
    }
    if (`${to}/`.startsWith(`${from}/`)) {
      return fail(`cannot copy a directory, ${quoteName(shownFrom)}, into itself, ${quoteName(shownTo)}`);
    }
  } else if (target?.kind === 'folder') {
    return fail(
      `cannot overwrite directory ${quoteName(shownTo)} with non-directory ${quoteName(shownFrom)}`,
    );
  }
  if (facts.kind !== 'folder' && !target && shownTo.endsWith('/')) {
    return fail(`cannot create regular file ${quoteName(shownTo)}: Not a directory`);
  }
  if (target && facts.kind !== 'folder' && !(await mayOverwrite(context, facts, target, shownTo, has)))
    return true;
  return facts.kind === 'folder'
    ? copyFolder(context, transfer, facts, has, target !== undefined)
    : copyFile(context, transfer, facts, has);
}

async function mayOverwrite(
  context: CommandContext,
  facts: GuestFacts,
  target: GuestFacts,
  shownTo: string,
  has: Has,
): Promise<boolean> {
  if (has('n')) return false;
  if (has('u') && target.modified >= facts.modified) return false;
  return !has('i') || (await confirm(context, `cp: overwrite ${quoteName(shownTo)}? `));
}

async function copyFile(
  context: CommandContext,
  transfer: Transfer,
  facts: GuestFacts,
  has: Has,
): Promise<boolean> {
  const { files, complain, write } = context;
  const { from, shownFrom, to, shownTo } = transfer;
  let bytes: Buffer = Buffer.alloc(0);
  try {
    if (facts.kind === 'link') {
      await files.link(await files.readLink(from), to);
    } else {
      bytes = await files.read(from);
    }
  } catch (error) {
    complain(`cp: cannot open ${quoteName(shownFrom)} for reading: ${errorText(error)}\n`);
    return false;
  }
  try {
    if (facts.kind !== 'link') await files.write(to, bytes, { mode: facts.mode });
    if (has('p') || has('a')) await files.utimes(to, facts.accessed, facts.modified);
  } catch (error) {
    const isMissingFolder =
      shownTo.endsWith('/') && error instanceof GuestFileError && error.code === 'EISDIR';
    const words = isMissingFolder ? 'Not a directory' : errorText(error);
    complain(`cp: cannot create regular file ${quoteName(shownTo)}: ${words}\n`);
    return false;
  }
  if (has('v')) write(`${quoteName(shownFrom)} -> ${quoteName(shownTo)}\n`);
  return true;
}

async function copyFolder(
  context: CommandContext,
  transfer: Transfer,
  facts: GuestFacts,
  has: Has,
  exists: boolean,
): Promise<boolean> {
  const { files, complain, write } = context;
  const { from, shownFrom, to, shownTo } = transfer;
  try {
    if (!exists) await files.makeFolder(to);
  } catch (error) {
    complain(`cp: cannot create directory ${quoteName(shownTo)}: ${errorText(error)}\n`);
    return false;
  }
  if (has('v') && !exists) write(`${quoteName(shownFrom)} -> ${quoteName(shownTo)}\n`);
  let names: readonly string[];
  try {
    names = await files.list(from);
  } catch (error) {
    complain(`cp: cannot access ${quoteName(shownFrom)}: ${errorText(error)}\n`);
    return false;
  }
  let isWhole = true;
  for (const name of names) {
    if (context.isInterrupted()) return false;
    const inner = {
      from: posix.join(from, name),
      shownFrom: `${shownFrom.replace(/\/+$/, '')}/${name}`,
      to: posix.join(to, name),
      shownTo: `${shownTo.replace(/\/+$/, '')}/${name}`,
    };
    isWhole = (await copyOne(context, inner, (flag) => flag === 'P' || has(flag))) && isWhole;
  }
  if (has('p') || has('a')) await files.utimes(to, facts.accessed, facts.modified);
  return isWhole;
}

async function isSame({ files }: CommandContext, one: string, other: string): Promise<boolean> {
  try {
    return (await files.realPath(one)) === (await files.realPath(other));
  } catch {
    return false;
  }
}
