import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/screens/parts/text.ts';
import {
  drawField,
  editField,
  emptyField,
  fieldWith,
  insert,
  type TextField,
} from '../../../src/screens/parts/text-field.ts';

const typed = (field: TextField, ...keys: readonly string[]): TextField =>
  keys.reduce((one, key) => editField(one, key) ?? one, field);

test('what is typed goes in at the cursor, and the arrows move by what a person calls a letter', () => {
  expect(typed(emptyField, 'h', 'o', 'l', 'a')).toEqual({ text: 'hola', cursor: 4 });
  expect(typed(fieldWith('año'), 'left', 'left', 'backspace').text).toBe('ño');
  expect(typed(fieldWith('👩‍💻x'), 'left', 'backspace').text).toBe('x');
});

test('Ctrl+U clears what stands before the cursor, Supr takes the letter under it', () => {
  expect(typed(fieldWith('uno dos'), 'ctrl+u')).toEqual({ text: '', cursor: 0 });
  expect(typed(fieldWith('abc'), 'home', 'delete').text).toBe('bc');
});

test('a key that is none of the field changes nothing and says so', () => {
  expect(editField(fieldWith('a'), 'pageUp')).toBeUndefined();
  expect(editField(fieldWith('a'), 'ctrl+k')).toBeUndefined();
});

test('pasted lines become one line without control characters', () => {
  expect(insert(emptyField, 'uno\r\ndos\x1b\n').text).toBe('uno dos');
});

test('a long text is shown around its cursor, never wider than its place', () => {
  const long = fieldWith('日本語 '.repeat(20));
  for (let width = 4; width < 30; width++) {
    for (let cursor = 0; cursor <= 80; cursor += 7) {
      const shown = plainText(drawField({ ...long, cursor }, width, '…'));
      expect(stringWidth(shown)).toBeLessThanOrEqual(width);
    }
  }
  expect(plainText(drawField(fieldWith('abcdefghij'), 6, '…')).endsWith('j_')).toBe(true);
});
