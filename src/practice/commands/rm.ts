import { posix } from 'node:path';
import { type GuestFacts, GuestFileError } from '../guest-files.ts';
import { confirm } from './confirm.ts';
import { errorText } from './error-text.ts';
import type { CommandContext, GuestCommand } from './guest-command.ts';
import { parseOptions, usageError } from './options.ts';
import { quoteName } from './quote-name.ts';

/** `rm [-r] [-f] [-i] [-v] FILE…` */
export const rm: GuestCommand = {
  name: 'rm',
  help: `Usage: rm [OPTION]... [FILE]...
Remove (unlink) the FILE(s).

  -f, --force       ignore nonexistent files and arguments, never prompt
  -i                prompt before every removal
  -I                prompt once before removing more than three files
  -r, -R, --recursive   remove directories and their contents recursively
  -d, --dir         remove empty directories
  -v, --verbose     explain what is being done

By default, rm does not remove directories.  Use the --recursive (-r or -R)
option to remove each listed directory, too, along with all of its contents.
`,
  async run(context) {
    const options = parseOptions(context.arguments, {
      flags: 'firRdvI',
      values: '',
      long: { force: 'f', recursive: 'r', dir: 'd', verbose: 'v', interactive: 'i', 'preserve-root': 'P' },
    });
    if (options.kind === 'wrong') return usageError(context, options);
    const { has, operands } = options;
    if (operands.length === 0) return has('f') ? 0 : usageError(context, { message: 'missing operand' });
    const recurses = has('r') || has('R');
    const last = options.order.findLast((flag) => flag === 'f' || flag === 'i');
    if (has('I') && last === undefined && (operands.length > 3 || recurses)) {
      const what = `${operands.length} argument${operands.length === 1 ? '' : 's'}${recurses ? ' recursively' : ''}`;
      if (!(await confirm(context, `rm: remove ${what}? `))) return 0;
    }
    const removal = new Removal(context, {
      recurses,
      force: last === 'f',
      asks: last === 'i',
      tells: has('v'),
      foldersToo: has('d'),
    });
    for (const operand of operands) await removal.start(operand);
    return removal.exitCode;
  },
};

type How = {
  readonly recurses: boolean;
  readonly force: boolean;
  readonly asks: boolean;
  readonly tells: boolean;
  readonly foldersToo: boolean;
};

class Removal {
  exitCode = 0;
  readonly #context: CommandContext;
  readonly #how: How;

  constructor(context: CommandContext, how: How) {
    this.#context = context;
    this.#how = how;
  }

  async start(operand: string): Promise<void> {
    const { files, directory } = this.#context;
    const path = files.resolve(directory, operand);
    if (/(?:^|\/)\.\.?\/*$/.test(operand)) {
      if (!this.#how.recurses) return this.#fail(`cannot remove ${quoteName(operand)}: Is a directory`);
      return this.#fail(`refusing to remove '.' or '..' directory: skipping ${quoteName(operand)}`);
    }
    if (path === '/' && this.#how.recurses) {
      this.#fail(
        `it is dangerous to operate recursively on ${operand === '/' ? "'/'" : `${quoteName(operand)} (same as '/')`}`,
      );
      return this.#fail('use --no-preserve-root to override this failsafe');
    }
    await this.#remove(path, operand);
  }

  /** Gives whether it is gone. */
  async #remove(path: string, shown: string): Promise<boolean> {
    const { files } = this.#context;
    if (this.#context.isInterrupted()) return false;
    try {
      const facts = await files.lstat(path);
      return facts.kind === 'folder'
        ? await this.#removeFolder(path, shown)
        : await this.#removeFile(path, shown, facts);
    } catch (error) {
      if (this.#how.force && error instanceof GuestFileError && ['ENOENT', 'ENOTDIR'].includes(error.code))
        return true;
      this.#fail(`cannot remove ${quoteName(shown)}: ${errorText(error)}`);
      return false;
    }
  }

  async #removeFile(path: string, shown: string, facts: GuestFacts): Promise<boolean> {
    const { files, account, terminal, streams } = this.#context;
    const kind =
      facts.kind === 'link' ? 'symbolic link' : facts.size === 0 ? 'regular empty file' : 'regular file';
    const isOwn = facts.userId === account.userId;
    const isProtected = facts.kind === 'file' && (facts.mode & (isOwn ? 0o200 : 0o002)) === 0;
    const isWatched = terminal !== undefined && streams.input;
    const asksFirst = this.#how.asks || (isProtected && isWatched && !this.#how.force);
    const what = isProtected ? `write-protected ${kind}` : kind;
    if (asksFirst && !(await confirm(this.#context, `rm: remove ${what} ${quoteName(shown)}? `)))
      return false;
    await files.removeFile(path);
    this.#tell(`removed ${quoteName(shown)}`);
    return true;
  }

  async #removeFolder(path: string, shown: string): Promise<boolean> {
    const { files } = this.#context;
    const { recurses, foldersToo, asks } = this.#how;
    if (!recurses && !foldersToo) {
      this.#fail(`cannot remove ${quoteName(shown)}: Is a directory`);
      return false;
    }
    if (recurses) {
      const names = await files.list(path);
      if (asks && names.length > 0) {
        const enters = await confirm(this.#context, `rm: descend into directory ${quoteName(shown)}? `);
        if (!enters) return false;
      }
      let isEmpty = true;
      for (const name of names) {
        const inner = `${shown.replace(/\/+$/, '')}/${name}`;
        isEmpty = (await this.#remove(posix.join(path, name), inner)) && isEmpty;
      }
      if (!isEmpty) return false;
    }
    if (asks && !(await confirm(this.#context, `rm: remove directory ${quoteName(shown)}? `))) return false;
    await files.removeFolder(path);
    this.#tell(`removed directory ${quoteName(shown)}`);
    return true;
  }

  #tell(words: string): void {
    if (this.#how.tells) this.#context.write(`${words}\n`);
  }

  #fail(words: string): void {
    this.#context.complain(`rm: ${words}\n`);
    this.exitCode = 1;
  }
}
