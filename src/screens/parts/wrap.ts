import { characters, type Line, type Span, type Style, span, widthOf } from './text.ts';

/** Breaks spans into lines of at most `width` cells, between words where it can; `indent` starts every line but the first. */
export function wrap(spans: readonly Span[], width: number, indent = ''): readonly Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  let gap: Span | undefined;
  for (const word of words(spans)) {
    if (word.kind === 'break') newLine(false);
    else if (word.kind === 'gap') gap = used > startOf() ? word.span : undefined;
    else place(word.spans);
  }
  return lines;

  function startOf(): number {
    return lines.length > 1 ? widthOf(indent) : 0;
  }

  function place(parts: readonly Span[]): void {
    const cells = parts.reduce((total, part) => total + widthOf(part.text), 0);
    const gapCells = gap ? widthOf(gap.text) : 0;
    if (used + gapCells + cells <= width) {
      if (gap) push(gap);
      gap = undefined;
      for (const part of parts) push(part);
      return;
    }
    gap = undefined;
    if (used > startOf()) newLine(true);
    for (const part of parts) pushBroken(part);
  }

  function pushBroken(part: Span): void {
    const { text: _text, ...style } = part;
    for (const character of characters(part.text)) {
      if (used + widthOf(character) > width && used > startOf()) newLine(true);
      push({ ...style, text: character });
    }
  }

  function push(part: Span): void {
    const current = lines.at(-1);
    const last = current?.at(-1);
    if (current && last && sameStyle(last, part))
      current[current.length - 1] = { ...last, text: last.text + part.text };
    else current?.push(part);
    used += widthOf(part.text);
  }

  function newLine(soft: boolean): void {
    gap = undefined;
    lines.push(indent ? [{ text: indent }] : []);
    used = soft || indent ? widthOf(indent) : 0;
  }
}

/** Wraps a plain text in one style; its own line breaks stay. */
export const wrapText = (text: string, width: number, style: Style = {}, indent = ''): readonly Line[] =>
  text.split('\n').flatMap((part) => wrap([span(part, style)], width, indent));

/** Breaks a span where the edge is and nowhere else, for what must be read as it is typed; spaces stay. */
export function hardBreak(part: Span, width: number): readonly Line[] {
  const rows: string[] = [''];
  for (const character of characters(part.text)) {
    const row = rows.at(-1) ?? '';
    if (row !== '' && widthOf(row) + widthOf(character) > width) rows.push(character);
    else rows[rows.length - 1] = row + character;
  }
  return rows.map((text) => [{ ...part, text }]);
}

type Piece =
  | { readonly kind: 'word'; readonly spans: readonly Span[] }
  | { readonly kind: 'gap'; readonly span: Span }
  | { readonly kind: 'break' };

/** Words may run over several spans (`**rm**-rf`), and are then kept together. */
function* words(spans: readonly Span[]): Generator<Piece> {
  let word: Span[] = [];
  for (const part of spans) {
    for (const text of part.text.split(/(\n| +)/)) {
      if (text === '') continue;
      const isBreak = text === '\n';
      const isGap = text.startsWith(' ');
      if ((isBreak || isGap) && word.length > 0) {
        yield { kind: 'word', spans: word };
        word = [];
      }
      if (isBreak) yield { kind: 'break' };
      else if (isGap) yield { kind: 'gap', span: { ...part, text } };
      else word.push({ ...part, text });
    }
  }
  if (word.length > 0) yield { kind: 'word', spans: word };
}

function sameStyle(one: Span, other: Span): boolean {
  return (
    one.bold === other.bold &&
    one.dim === other.dim &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.inverse === other.inverse &&
    one.colour === other.colour
  );
}
