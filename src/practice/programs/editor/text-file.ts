import { type GuestFacts, GuestFileError, type GuestFiles } from '../../guest-files.ts';

/** How a file's text is stored, kept as it was found so that saving changes only what was edited. */
export type TextFormat = {
  readonly lineEnd: '\n' | '\r\n';
  readonly endsWithLineEnd: boolean;
  readonly encoding: 'utf8' | 'latin1';
};

export type OpenedText =
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      readonly bytes: number;
      readonly format: TextFormat;
    }
  | { readonly kind: 'new' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'refused'; readonly code: string };

/** Larger files are refused: an editor in a lesson holds its text in memory, with every undo step. */
const maxTextBytes = 16 * 1024 * 1024;

export const newFormat: TextFormat = { lineEnd: '\n', endsWithLineEnd: true, encoding: 'utf8' };

/** Reads a file for editing; what stands in the way is an answer, not an exception. */
export async function openText(files: GuestFiles, path: string): Promise<OpenedText> {
  let facts: GuestFacts;
  try {
    facts = await files.stat(path);
  } catch (error) {
    const code = error instanceof GuestFileError ? error.code : 'EIO';
    return code === 'ENOENT' ? { kind: 'new' } : { kind: 'refused', code };
  }
  if (facts.kind === 'folder') return { kind: 'folder' };
  if (facts.size > maxTextBytes) return { kind: 'refused', code: 'EFBIG' };
  try {
    return decode(await files.read(path));
  } catch (error) {
    return { kind: 'refused', code: error instanceof GuestFileError ? error.code : 'EIO' };
  }
}

/** Writes the lines in the format in which they were found; returns the bytes written. Throws `GuestFileError`. */
export async function saveText(
  files: GuestFiles,
  path: string,
  lines: readonly string[],
  format: TextFormat,
): Promise<number> {
  const bytes = encode(lines, format);
  await files.write(path, bytes);
  return bytes.length;
}

function decode(bytes: Buffer): OpenedText {
  // A file that is not UTF-8 is kept byte for byte by reading each byte as one character.
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const lineEnd = text.includes('\n') && !/[^\r]\n|^\n/.test(text) ? '\r\n' : '\n';
  const endsWithLineEnd = text === '' || text.endsWith(lineEnd);
  const body = endsWithLineEnd ? text.slice(0, text.length - (text === '' ? 0 : lineEnd.length)) : text;
  const lines = text === '' ? [] : body.split(lineEnd);
  return { kind: 'text', lines, bytes: bytes.length, format: { lineEnd, endsWithLineEnd, encoding } };
}

function encode(lines: readonly string[], format: TextFormat): Buffer {
  const isEmpty = lines.length === 1 && lines[0] === '';
  const text = isEmpty ? '' : lines.join(format.lineEnd) + (format.endsWithLineEnd ? format.lineEnd : '');
  // Text typed into a Latin-1 file that Latin-1 cannot hold makes it UTF-8, as vim does.
  const fits = format.encoding === 'latin1' && !/[^\0-\xff]/.test(text);
  return Buffer.from(text, fits ? 'latin1' : 'utf8');
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
