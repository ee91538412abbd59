import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseLanguage } from '../src/language/choose-language.ts';
import { readSettings, saveSettings } from '../src/settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baqueano-settings-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('the language that a student switched to is there the next day', () => {
  saveSettings(join(folder, 'new'), { language: 'en' });
  expect(readSettings(join(folder, 'new'))).toEqual({ language: 'en' });
  expect(chooseLanguage([], { LANG: 'es_AR.UTF-8' }, 'en')).toBe('en');
  expect(chooseLanguage(['--lang', 'es'], {}, 'en')).toBe('es');
});

test.each(['', '{', '[]', 'null', '{"language":"xx"}'])('settings that say %j are none', async (text) => {
  await writeFile(join(folder, 'settings.json'), text);
  expect(readSettings(folder)).toEqual({});
});

test('settings that cannot be written stop nobody', async () => {
  await writeFile(join(folder, 'file'), '');
  saveSettings(join(folder, 'file'), { language: 'en' });
  expect(readSettings(join(folder, 'file'))).toEqual({});
});
