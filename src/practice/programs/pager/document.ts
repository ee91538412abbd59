import { errorText } from '../../commands/error-text.ts';
import type { ProgramContext } from '../program.ts';

/** What a pager shows: a text and the name it goes by; the standard input has none. */
export type PagedText = { readonly name: string; readonly lines: readonly string[]; readonly bytes: number };

/** Something that cannot be shown, in the words that end the pager's message. */
export type Unreadable = { readonly name: string; readonly why: string };

/** Reads one file as a pager does. */
export async function readPaged(
  { files, directory }: ProgramContext,
  name: string,
): Promise<PagedText | Unreadable> {
  try {
    const path = files.resolve(directory, name);
    if ((await files.stat(path)).kind === 'folder') return { name, why: 'is a directory' };
    return asPaged(name, await files.read(path));
  } catch (error) {
    return { name, why: errorText(error) };
  }
}

/** Reads all of what comes through a pipe. */
export async function readPipe({ input }: ProgramContext): Promise<PagedText> {
  const parts: Buffer[] = [];
  for await (const bytes of input) parts.push(bytes);
  return asPaged('', Buffer.concat(parts));
}

/** A text as a pager holds it. */
export function asPaged(name: string, content: Buffer | string): PagedText {
  const lines = content.toString().replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { name, lines, bytes: Buffer.byteLength(content) };
}
