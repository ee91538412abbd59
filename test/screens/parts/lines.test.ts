import { render } from 'ink-testing-library';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { Lines } from '../../../src/screens/parts/lines.tsx';
import { type Line, line } from '../../../src/screens/parts/text.ts';

const drawn = (lines: readonly Line[], width: number, height: number): readonly string[] => {
  const ink = render(createElement(Lines, { lines, width, height }));
  const rows = (ink.lastFrame() ?? '').split('\n');
  ink.unmount();
  return rows;
};

test('what is missing is blank, and what is too much is left out', () => {
  expect(drawn([line('uno')], 10, 3)).toEqual(['uno', '', '']);
  expect(drawn([line('uno'), [], line('tres'), line('cuatro')], 10, 3)).toEqual(['uno', '', 'tres']);
});

test('a row that is too long is cut with a sign, and pushes nothing down', () => {
  expect(drawn([line('una fila muy larga'), line('otra')], 8, 2)).toEqual(['una fil…', 'otra']);
});
