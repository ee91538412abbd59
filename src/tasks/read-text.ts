import type { Sentence } from '../language/language.ts';
import type { Server } from '../server/server.ts';
import { fail, type Verdict } from '../verdict/verdict.ts';
import { findFile, findFileCodes } from './find-file.ts';
import { unlessLocked } from './permission.ts';

/** Longest text that is read, in bytes. No exercise asks for more, and nobody reads a megabyte by eye. */
const longestText = 1_048_576;

/** The codes of every task that reads a text. */
export const readTextCodes = {
  ...findFileCodes,
  empty: {
    es: '`{{path}}` existe, pero está vacío. ¿Guardaste lo que escribiste?',
    en: '`{{path}}` exists but is empty. Did you save what you wrote?',
  },
  'too-long': {
    es: '`{{path}}` tiene {{size}} bytes: es demasiado para ser el texto que se pide. Mira de dónde salió.',
    en: '`{{path}}` has {{size}} bytes: too much to be the text that is asked for. Look at where it came from.',
  },
  binary: {
    es: '`{{path}}` no es texto, sino datos binarios (como una imagen o un programa).',
    en: '`{{path}}` is not text but binary data (such as a picture or a program).',
  },
  'not-utf8': {
    es: '`{{path}}` está guardado como {{encoding}}, y el servidor espera UTF-8: ahí los acentos se ven mal. Guárdalo otra vez con la codificación UTF-8.',
    en: '`{{path}}` is stored as {{encoding}}, and the server expects UTF-8: accents come out wrong. Save it again with the encoding UTF-8.',
  },
} satisfies Record<string, Sentence>;

/**
 * The text of a file without a byte order mark, its line ends as LF and its letters composed (NFC); or the verdict
 * that says why there is none to read.
 */
export async function readText(
  path: string,
  server: Server,
): Promise<{ readonly text: string } | { readonly verdict: Verdict }> {
  const found = await findFile(path, server);
  if ('verdict' in found) return found;
  const { size } = found.facts;
  if (size === 0) return { verdict: fail('empty', { path }) };
  if (size > longestText) return { verdict: fail('too-long', { path, size }) };

  // Asked for exactly what there is, the read ends there, a round trip sooner than by finding the end.
  const read = await unlessLocked(path, server, () => server.files.read(path, { maxBytes: size }));
  if ('verdict' in read) return read;
  const bytes = read.answer ?? Buffer.alloc(0);
  const text = decodeText(bytes);
  if (typeof text === 'string') {
    return text.trim() === '' ? { verdict: fail('empty', { path }) } : { text };
  }
  if (text.trouble === 'binary') return { verdict: fail('binary', { path }) };
  return { verdict: fail('not-utf8', { path, encoding: text.encoding }) };
}

/** Bytes as text, or what they are instead. */
function decodeText(
  bytes: Buffer,
): string | { readonly trouble: 'binary' } | { readonly trouble: 'not-utf8'; readonly encoding: string } {
  const utf16 = startsWithBytes(bytes, 0xff, 0xfe) || startsWithBytes(bytes, 0xfe, 0xff);
  // What `>` of an older Windows PowerShell writes.
  if (utf16) return { trouble: 'not-utf8', encoding: 'UTF-16' };
  if (bytes.includes(0)) return { trouble: 'binary' };
  try {
    return plainText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { trouble: 'not-utf8', encoding: 'Latin-1' };
  }
}

/** A text as it is compared: LF, composed letters. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

function startsWithBytes(bytes: Buffer, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}
