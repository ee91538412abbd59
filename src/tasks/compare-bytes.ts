import { firstDifference } from './lines.ts';

/** In what a file that arrived differs from the one that was sent, in the order in which a teacher would suspect it. */
export type ByteDifference =
  | { readonly kind: 'truncated' | 'doubled' | 'longer' | 'line-endings' | 'byte-order-mark' | 'different' }
  | { readonly kind: 'other-encoding'; readonly encoding: string }
  | { readonly kind: 'different-line'; readonly line: number };

/** Compares two contents that are not equal. `size` is the whole file's, of which `actual` may be only the beginning. */
export function compareBytes(expected: Buffer, actual: Buffer, size: number): ByteDifference {
  if (size < expected.length && startsWith(expected, actual)) return { kind: 'truncated' };
  if (startsWith(actual, expected))
    return { kind: isRepeated(expected, actual, size) ? 'doubled' : 'longer' };
  if (unixLines(withoutMark(actual)).equals(unixLines(withoutMark(expected)))) {
    const marks = hasMark(actual) !== hasMark(expected);
    return { kind: marks ? 'byte-order-mark' : 'line-endings' };
  }
  const sent = expected.toString('utf8');
  const encoding = encodings.find(({ decode }) => sameLines(decode(actual), sent));
  if (encoding) return { kind: 'other-encoding', encoding: encoding.name };
  if (expected.includes(0) || actual.includes(0)) return { kind: 'different' };
  const difference = firstDifference(sent.split('\n'), actual.toString('utf8').split('\n'));
  return difference ? { kind: 'different-line', line: difference.line } : { kind: 'different' };
}

function startsWith(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.subarray(0, beginning.length).equals(beginning);
}

function isRepeated(expected: Buffer, actual: Buffer, size: number): boolean {
  if (expected.length === 0 || size % expected.length !== 0) return false;
  for (let at = 0; at < size; at += expected.length) {
    if (!actual.subarray(at, at + expected.length).equals(expected)) return false;
  }
  return true;
}

const hasMark = (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));

const withoutMark = (bytes: Buffer) => (hasMark(bytes) ? bytes.subarray(3) : bytes);

/** Byte by byte, so that it also holds for what is no UTF-8. */
function unixLines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n/g, '\n'), 'latin1');
}

const sameLines = (one: string, other: string) => one.replace(/\r\n/g, '\n') === other.replace(/\r\n/g, '\n');

const encodings: readonly { readonly name: string; decode(bytes: Buffer): string }[] = [
  { name: 'UTF-16', decode: (bytes) => new TextDecoder('utf-16le').decode(bytes) },
  { name: 'UTF-16', decode: (bytes) => new TextDecoder('utf-16be').decode(bytes) },
  { name: 'Latin-1', decode: (bytes) => new TextDecoder('windows-1252').decode(bytes) },
];
