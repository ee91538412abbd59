import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { footerKeys } from '../../src/screens/footer-line.ts';
import { type Area, actionFor, keyNames, keysOf, keyTable, leaderKey } from '../../src/screens/keys.ts';
import { menuNeeds } from '../../src/screens/menu.ts';
import { helpLines } from '../../src/screens/pages/help.ts';
import { glyphSets } from '../../src/screens/parts/glyphs.ts';
import type { Reader } from '../../src/screens/parts/reader.ts';
import { plainText } from '../../src/screens/parts/text.ts';

const areas = [...new Set(keyTable.map((binding) => binding.area))];
const readers: readonly Reader[] = languages.map((language) => ({
  language,
  glyphs: glyphSets.unicode,
  leader: 'Ctrl+G',
}));

describe('one key table', () => {
  test('no key means two things in one place', () => {
    for (const area of areas) {
      const keys = keysOf(area).flatMap((binding) => Object.values(binding.does).flat());
      expect(keys, area).toHaveLength(new Set(keys).size);
    }
  });

  test('every key of the table brings its action about where the table says', () => {
    for (const { area, does } of keyTable) {
      for (const [action, keys] of Object.entries(does)) {
        for (const key of keys) expect(actionFor(area, key)).toBe(action);
      }
    }
  });

  test.each(readers)(
    'the help of every place names each of its keys with its sentence ($language)',
    (reader) => {
      for (const area of areas) {
        const help = helpLines(area, reader, 200).map(plainText).join('\n');
        for (const binding of keysOf(area)) {
          expect(help).toContain(keyNames(binding, reader));
          expect(help).toContain(binding.help[reader.language]);
        }
      }
    },
  );

  test.each(readers)('the footer says nothing that the help does not, and fits ($language)', (reader) => {
    for (const area of areas) {
      for (const width of [40, 60, 100]) {
        const footer = plainText(footerKeys(keysOf(area), reader, width));
        expect(stringWidth(footer)).toBeLessThanOrEqual(width);
        const shown = keysOf(area).filter((binding) => binding.footer !== undefined);
        const known = shown.map(
          (binding) => `${keyNames(binding, reader)} ${binding.label[reader.language]}`,
        );
        for (const part of footer.trim().split('   ').filter(Boolean)) expect(known).toContain(part);
      }
    }
  });

  test('from every place there is a way out that the footer names even in the narrowest window', () => {
    const exits = ['to-shell', 'close', 'cancel', 'no', 'back'];
    for (const area of areas.filter((one) => one !== 'shell')) {
      const ways = keysOf(area).filter((binding) =>
        Object.keys(binding.does).some((action) => exits.includes(action)),
      );
      expect(
        ways.some((binding) => Object.values(binding.does).flat().includes('escape')),
        area,
      ).toBe(true);
      for (const reader of readers) {
        const footer = plainText(footerKeys(keysOf(area), reader, 42));
        expect(
          ways.some((binding) => footer.includes(binding.label[reader.language])),
          `${area}: ${footer}`,
        ).toBe(true);
      }
    }
  });

  test('the shell keeps every key but the leader and F1', () => {
    const taken = keysOf('shell').flatMap((binding) => Object.values(binding.does).flat());
    expect(taken.every((key) => key === 'f1' || key.startsWith('ctrl+g'))).toBe(true);
  });

  test('another leader key is named everywhere in place of Ctrl+G', () => {
    const reader: Reader = { language: 'es', glyphs: glyphSets.unicode, leader: 'Ctrl+B' };
    expect(leaderKey('hint', reader)).toBe('Ctrl+B p');
    for (const area of areas)
      expect(
        helpLines(area as Area, reader, 100)
          .map(plainText)
          .join('\n'),
      ).not.toContain('Ctrl+G');
  });

  test('the menu has room in the strip of the smallest usual window, 80 columns by 24 rows', () => {
    for (const reader of readers) {
      const { entries, entryColumns } = menuNeeds(reader);
      expect(Math.ceil(entries / Math.floor(80 / entryColumns))).toBeLessThanOrEqual(6);
    }
  });
});
