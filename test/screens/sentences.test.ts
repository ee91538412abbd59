import { describe, expect, test } from 'vitest';
import type { Sentence } from '../../src/language/language.ts';
import { guideSentences } from '../../src/language/screens/guide.ts';
import { keySentences } from '../../src/language/screens/keys.ts';
import { pageSentences } from '../../src/language/screens/pages.ts';
import { statusSentences } from '../../src/language/screens/status.ts';
import { uploadSentences } from '../../src/language/screens/upload.ts';

const keyLabels = Object.entries(keySentences).flatMap(([name, { label, help }]): [string, Sentence][] => [
  [`${name} label`, label],
  [`${name} help`, help],
]);
const sentences: readonly (readonly [string, Sentence])[] = [
  ...Object.entries(guideSentences),
  ...Object.entries(pageSentences),
  ...Object.entries(statusSentences),
  ...Object.entries(uploadSentences),
  ...keyLabels,
];

describe('the sentences of the interface', () => {
  test('each exists in both languages, and both ask for the same values', () => {
    for (const [name, { es, en }] of sentences) {
      expect(es.trim(), name).not.toBe('');
      expect(en.trim(), name).not.toBe('');
      expect(placeholders(es), name).toEqual(placeholders(en));
    }
  });

  test('Spanish opens its questions and exclamations, and speaks to «tú»', () => {
    for (const [name, { es }] of sentences) {
      expect(count(es, '?'), name).toBe(count(es, '¿'));
      expect(count(es, '!'), name).toBe(count(es, '¡'));
      expect(es, name).not.toMatch(/\b(usted|vos|ustedes|vosotros|haz clic|ordenador|tenés|podés)\b/i);
    }
  });

  test('none is longer than a person reads at a glance', () => {
    for (const [name, { es, en }] of sentences) {
      expect(Math.max(es.length, en.length), name).toBeLessThanOrEqual(180);
    }
  });
});

const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const count = (text: string, character: string): number => text.split(character).length - 1;
