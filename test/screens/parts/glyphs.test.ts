import { expect, test } from 'vitest';
import { chooseGlyphs, glyphSets } from '../../../src/screens/parts/glyphs.ts';

test('a terminal with UTF-8 gets circles and ticks, one without gets ASCII', () => {
  expect(chooseGlyphs({ LANG: 'es_MX.UTF-8', TERM: 'xterm-256color' }, 'linux')).toBe(glyphSets.unicode);
  expect(chooseGlyphs({ LANG: 'C', TERM: 'xterm' }, 'linux')).toBe(glyphSets.ascii);
  expect(chooseGlyphs({ LANG: 'es_MX.UTF-8', LC_ALL: 'C', TERM: 'xterm' }, 'linux')).toBe(glyphSets.ascii);
});

test('a Linux console gets only signs that its font has', () => {
  expect(chooseGlyphs({ LANG: 'es_AR.UTF-8', TERM: 'linux' }, 'linux')).toBe(glyphSets.linuxConsole);
});

test('Windows and macOS, which say nothing of their encoding, are taken at their usual UTF-8', () => {
  expect(chooseGlyphs({}, 'win32')).toBe(glyphSets.unicode);
  expect(chooseGlyphs({ TERM: 'xterm-256color' }, 'darwin')).toBe(glyphSets.unicode);
});

test('each state of a step has a sign of its own in every set, so that nothing depends on colour', () => {
  for (const { todo, current, passed, skipped, failed, unknown } of Object.values(glyphSets)) {
    expect(new Set([todo, current, passed, skipped, failed, unknown]).size).toBe(6);
  }
});
