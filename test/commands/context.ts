import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { CommandContext } from '../../src/commands/command.ts';
import { chooseFolders } from '../../src/folders.ts';
import type { Language } from '../../src/language/language.ts';
import { endMachine } from '../practice/end-machine.ts';

/** A computer of its own for a command: folders that are thrown away, and what the command wrote. Its machine ends with it. */
export function ownComputer(language: Language = 'es') {
  const home = mkdtempSync(join(tmpdir(), 'baqueano-command-'));
  const environment = { ...process.env, BAQUEANO_HOME: home };
  const output = new PassThrough();
  const errors = new PassThrough();
  const read = (stream: PassThrough) => () => String(stream.read() ?? '');
  const context: CommandContext = {
    language,
    environment,
    folders: chooseFolders(environment),
    input: Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    errors: errors as unknown as NodeJS.WriteStream,
    signal: new AbortController().signal,
  };
  return {
    home,
    context,
    output: read(output),
    errors: read(errors),
    async remove() {
      await endMachine(context.folders.practice);
      await rm(home, { recursive: true, force: true });
    },
  };
}
