import { Box, Text, type TextProps } from 'ink';
import { createElement } from 'react';
import { type Line, type Span, truncate } from './text.ts';

/** Draws exactly `height` rows of `width` cells: what is longer is cut, what is missing is blank. */
export function Lines({
  lines,
  width,
  height,
}: {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}) {
  const rows = Array.from({ length: height }, (_, row) => drawRow(lines[row] ?? [], width));
  // Children are spread, since a row is its place on the screen and needs no key of its own.
  return createElement(
    Box,
    { flexDirection: 'column', width, height, flexShrink: 0, overflow: 'hidden' },
    ...rows,
  );
}

function drawRow(line: Line, width: number) {
  const cut = truncate(line, width);
  // An empty text has no height; a space keeps the row.
  if (cut.every((part) => part.text === '')) return createElement(Text, null, ' ');
  return createElement(Text, { wrap: 'truncate' }, ...cut.map(drawSpan));
}

function drawSpan({ text, dim, colour, ...style }: Span) {
  const props: TextProps = { ...style, ...(dim && { dimColor: true }), ...(colour && { color: colour }) };
  return createElement(Text, props, text);
}
