import { describe, expect, test } from 'vitest';
import { styledColumns } from '../../../src/screens/session/styled-columns.ts';

describe('columns cut out of a line of the chrome', () => {
  test('plain text, from any column to any other', () => {
    expect(styledColumns('una guía corta', 0, 20, false)).toEqual({ text: 'una guía corta', columns: 14 });
    expect(styledColumns('una guía corta', 4, 8, false)).toEqual({ text: 'guía', columns: 4 });
    expect(styledColumns('una guía corta', 20, 30, false)).toEqual({ text: '', columns: 0 });
    expect(styledColumns('una guía corta', 10, 10, false)).toEqual({ text: '', columns: 0 });
  });

  test('the style in which they stand comes along, and ends with them', () => {
    const line = '\x1b[1mfuerte \x1b[32mverde\x1b[39m\x1b[22m llano';
    expect(styledColumns(line, 9, 15, false).text).toBe('\x1b[1m\x1b[32mrde\x1b[39m\x1b[22m ll\x1b[0m');
    expect(styledColumns(line, 14, 17, false).text).toBe('\x1b[1m\x1b[32m\x1b[39m\x1b[22mlan\x1b[0m');
  });

  test('a wide character that the cut goes through becomes a blank', () => {
    expect(styledColumns('a日本b', 0, 4, false)).toEqual({ text: 'a日 ', columns: 4 });
    expect(styledColumns('a日本b', 2, 6, false)).toEqual({ text: ' 本b', columns: 4 });
    expect(styledColumns('👩‍💻x', 0, 3, false)).toEqual({ text: '👩‍💻x', columns: 3 });
  });

  test('without colour the attributes stay', () => {
    const line = '\x1b[1;31mA\x1b[38;5;9mB\x1b[48;2;1;2;3;4mC\x1b[39mD\x1b[0mE';
    expect(styledColumns(line, 0, 9, true).text).toBe('\x1b[1mAB\x1b[4mCD\x1b[0mE\x1b[0m');
  });

  test('nothing but text and styles comes out', () => {
    const line = 'a\x1b]8;;http://example.org\x07b\x1b]8;;\x07\x1b[2Jc\x07\x9b2Jd\re\x1bcf';
    expect(styledColumns(line, 0, 40, false).text).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
  });
});
