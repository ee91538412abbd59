import { expect, test } from 'vitest';
import { chooseLanguage } from '../../src/language/choose-language.ts';

test('the language asked for wins over the computer’s', () => {
  expect(chooseLanguage(['check', '--lang', 'en'], { LANG: 'es_AR.UTF-8' })).toBe('en');
  expect(chooseLanguage(['--lang=es'], { LC_ALL: 'en_US.UTF-8' })).toBe('es');
});

test('without being asked, baqueano speaks the language of the computer', () => {
  expect(chooseLanguage([], { LANG: 'en_GB.UTF-8' })).toBe('en');
  expect(chooseLanguage([], { LANG: 'en_GB.UTF-8', LC_ALL: 'es_UY.UTF-8' })).toBe('es');
});

test('a computer that names no language, or one that we do not speak, is spoken to in Spanish', () => {
  expect(chooseLanguage([], { LANG: 'C.UTF-8' })).toBe('es');
  expect(chooseLanguage([], { LANG: 'pt_BR.UTF-8' })).toBe('es');
  expect(chooseLanguage(['--lang', 'xx'], { LANG: 'POSIX' })).toBe('es');
});
