import { posix } from 'node:path';
import { type GuestFacts, GuestFileError } from '../guest-files.ts';
import { errorText } from './error-text.ts';
import type { CommandContext } from './guest-command.ts';
import { type ParsedOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';

/** One thing to copy or move: where from, where to, and both as they are shown. */
export type Transfer = {
  readonly from: string;
  readonly shownFrom: string;
  readonly to: string;
  readonly shownTo: string;
};

/**
 * Reads `SOURCE TARGET`, `SOURCE… FOLDER` and `-t FOLDER SOURCE…`, which cp and mv share. Gives the exit code when
 * it has complained.
 */
export async function readTransfers(
  context: CommandContext,
  options: Extract<ParsedOptions, { kind: 'parsed' }>,
): Promise<readonly Transfer[] | number> {
  const { files, directory, complain, name } = context;
  const given = options.value('t');
  const sources = given === undefined ? options.operands.slice(0, -1) : options.operands;
  const target = given ?? options.operands.at(-1);
  if (target === undefined) return usageError(context, { message: 'missing file operand' });
  if (sources.length === 0) {
    return usageError(context, { message: `missing destination file operand after ${quoteName(target)}` });
  }
  const facts = await factsOf(context, target);
  const isFolder = facts?.kind === 'folder' && !options.has('T');
  if (!isFolder && (sources.length > 1 || given !== undefined)) {
    complain(
      `${name}: target ${quoteName(target)}: ${facts ? 'Not a directory' : 'No such file or directory'}\n`,
    );
    return 1;
  }
  return sources.map((source) => {
    const shownTo = isFolder
      ? `${target.replace(/\/+$/, '') || '/'}/${posix.basename(source)}`.replace('//', '/')
      : target;
    return {
      from: files.resolve(directory, source),
      shownFrom: source,
      to: files.resolve(directory, shownTo),
      shownTo,
    };
  });
}

/** Facts of what is there, undefined when nothing is. */
export async function factsOf(
  { files, directory }: CommandContext,
  path: string,
): Promise<GuestFacts | undefined> {
  try {
    return await files.stat(files.resolve(directory, path));
  } catch (error) {
    if (error instanceof GuestFileError) return undefined;
    throw error;
  }
}

/** Complains that a source cannot be used and says that it cannot. */
export function cannotStat({ name, complain }: CommandContext, shown: string, error: unknown): false {
  complain(`${name}: cannot stat ${quoteName(shown)}: ${errorText(error)}\n`);
  return false;
}
