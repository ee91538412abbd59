import { expect, test } from 'vitest';
import { keystrokeBytes, unknownKeystrokes } from '../../src/course/keystrokes.ts';

test('keys with a name become what a terminal sends for them', () => {
  expect(keystrokeBytes('ls<Enter>')).toBe('ls\r');
  expect(keystrokeBytes('<Esc>:wq<Enter><C-c><C-x>')).toBe('\u001b:wq\r\u0003\u0018');
  expect(keystrokeBytes('<Up><Tab>ñ')).toBe('\u001b[A\tñ');
});

test('what only looks like a key stays as it is', () => {
  expect(keystrokeBytes('a < b > c <stdio.h> <3')).toBe('a < b > c <stdio.h> <3');
  expect(unknownKeystrokes('#include <stdio.h>')).toEqual([]);
});

test('a slip in the name of a key is told', () => {
  expect(unknownKeystrokes('ls<Return><Enter><Escape>')).toEqual(['Return', 'Escape']);
});
