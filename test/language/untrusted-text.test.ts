import { expect, test, vi } from 'vitest';
import { cut, readable, visible } from '../../src/language/untrusted-text.ts';

test.each([
  ['plain text stays, accents and emoji included', 'año ✓ 👩‍👩‍👧 — «ñ»', 'año ✓ 👩‍👩‍👧 — «ñ»'],
  ['line breaks and tabs are written out', 'a\nb\tc\r', 'a\\nb\\tc\\r'],
  ['escape codes are written out', '\x1b[31mrojo\x1b[0m\x07\x9b', '\\x1b[31mrojo\\x1b[0m\\x07\\x9b'],
  ['a change of direction is written out', 'a\u202etxt.exe', 'a\\u{202e}txt.exe'],
  ['characters without a width are written out', 'da\u200btos\ufeff', 'da\\u{200b}tos\\u{feff}'],
  ['a joiner outside of an emoji is written out', 'da\u200dtos', 'da\\u{200d}tos'],
  ['half a character becomes the replacement character', 'a\ud800', 'a\ufffd'],
])('%s', (_, text, expected) => {
  expect(visible(text)).toBe(expected);
  expect(visible(visible(text))).toBe(expected);
});

test('a long text is cut to its columns, wide characters and accents whole', () => {
  expect(cut('corto', 5)).toBe('corto');
  expect(cut('más largo', 5)).toBe('más …');
  expect(cut('日本語日本語', 5)).toBe('日本…');
  expect(cut('n\u0303n\u0303n\u0303n\u0303', 3)).toBe('n\u0303n\u0303…');
});

test('of a text of megabytes only the beginning is looked at to cut it', () => {
  using segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
  expect(cut('x'.repeat(50_000_000), 10)).toBe('xxxxxxxxx…');
  expect(segment).toHaveBeenCalled();
  expect(Math.max(...segment.mock.calls.map(([text]) => text?.length ?? 0))).toBeLessThanOrEqual(160);
});

test('facts are short lists and short texts, an odd space written out; numbers stay numbers', () => {
  const many = Array.from({ length: 20 }, (_, index) => `f${index}`);
  const facts = readable({ many, size: 3, name: 'a\u00a0b', long: 'x'.repeat(500) });
  expect(facts.many).toEqual([...many.slice(0, 8), '…']);
  expect(facts.size).toBe(3);
  expect(facts.name).toBe('a\\xa0b');
  expect(String(facts.long)).toHaveLength(120);
});
