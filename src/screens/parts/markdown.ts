import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Glyphs } from './glyphs.ts';
import { blank, type Line, type Span, type Style, span, widthOf } from './text.ts';
import { hardBreak, wrap, wrapText } from './wrap.ts';

/** Sets Markdown in lines of at most `width` cells: headings, lists, code, links, tables; never HTML. */
export function renderMarkdown(markdown: string, width: number, glyphs: Glyphs): readonly Line[] {
  const key = `${width} ${glyphs.bullet} ${markdown}`;
  const known = recent.get(key);
  if (known) return known;
  const lines = trimBlank(blocks(lexer(markdown), { width: Math.max(8, width), glyphs }));
  if (recent.size >= mostRecent) recent.clear();
  recent.set(key, lines);
  return lines;
}

/** The same few texts are drawn at each key: setting them once keeps a frame short. */
const recent = new Map<string, readonly Line[]>();
const mostRecent = 64;

type Setting = { readonly width: number; readonly glyphs: Glyphs };

function blocks(
  tokens: readonly Token[],
  setting: Setting,
  gap: 'blank' | 'none' = 'blank',
): readonly Line[] {
  const lines: Line[] = [];
  for (const token of tokens) {
    const drawn = block(token as MarkedToken, setting);
    if (drawn.length === 0) continue;
    if (lines.length > 0 && gap === 'blank') lines.push(blank);
    lines.push(...drawn);
  }
  return lines;
}

function block(token: MarkedToken, setting: Setting): readonly Line[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return wrap(inline(token.tokens, { bold: true, underline: token.depth === 1 }), setting.width);
    case 'paragraph':
      return wrap(inline(token.tokens, {}), setting.width);
    case 'text':
      return wrap(inline(token.tokens ?? [token], {}), setting.width);
    case 'code':
      return codeBlock(token, setting);
    case 'blockquote':
      return prefixed(blocks(token.tokens, narrower(setting, 2)), `${setting.glyphs.vertical} `);
    case 'list':
      return list(token, setting);
    case 'table':
      return table(token, setting);
    case 'hr':
      return [[span(setting.glyphs.horizontal.repeat(setting.width), { dim: true })]];
    default:
      return wrapText(token.raw.trim(), setting.width);
  }
}

/** What is typed is shown as it is typed: indented, never filled; a line too long is broken where the edge is. */
function codeBlock(token: Tokens.Code, setting: Setting): readonly Line[] {
  const width = setting.width - 2;
  return token.text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((text) => hardBreak(span(text, { colour: 'cyan' }), width))
    .map((line) => [{ text: '  ' }, ...line]);
}

function list(token: Tokens.List, setting: Setting): readonly Line[] {
  const lines: Line[] = [];
  token.items.forEach((item, index) => {
    const mark = token.ordered ? `${Number(token.start || 1) + index}. ` : `${setting.glyphs.bullet} `;
    const body = blocks(item.tokens, narrower(setting, widthOf(mark)), item.loose ? 'blank' : 'none');
    if (item.loose && index > 0) lines.push(blank);
    body.forEach((line, row) => {
      lines.push([{ text: row === 0 ? mark : ' '.repeat(widthOf(mark)) }, ...line]);
    });
  });
  return lines;
}

/** A table is set as `first: second · third`, one row a line: columns rarely fit beside a shell. */
function table(token: Tokens.Table, setting: Setting): readonly Line[] {
  return [token.header, ...token.rows].flatMap((cells, row) =>
    wrap(
      cells.flatMap((cell, column) => [
        ...(column === 0 ? [] : [{ text: ' · ' }]),
        ...inline(cell.tokens, { bold: row === 0 }),
      ]),
      setting.width,
      '  ',
    ),
  );
}

function inline(tokens: readonly Token[], style: Style): readonly Span[] {
  return tokens.flatMap((token) => inlineToken(token as MarkedToken, style));
}

function inlineToken(token: MarkedToken, style: Style): readonly Span[] {
  switch (token.type) {
    case 'strong':
      return inline(token.tokens, { ...style, bold: true });
    case 'em':
      return inline(token.tokens, { ...style, italic: true });
    case 'codespan':
      return [span(flow(token.text), { ...style, bold: true, colour: 'cyan' })];
    case 'br':
      return [{ text: '\n' }];
    case 'link':
      return link(token, style);
    case 'del':
      return inline(token.tokens, style);
    case 'text':
      return token.tokens ? inline(token.tokens, style) : [span(flow(token.text), style)];
    case 'escape':
      return [span(token.text, style)];
    case 'image':
      return [span(token.text, style)];
    default:
      return [span(flow(token.raw), style)];
  }
}

/** The address stands beside the words, because a terminal's text cannot be relied on to be clicked. */
function link(token: Tokens.Link, style: Style): readonly Span[] {
  const words = inline(token.tokens, { ...style, underline: true });
  if (token.text === token.href || token.href === `mailto:${token.text}`) return words;
  return [...words, span(` (${token.href})`, style)];
}

/** A line break inside a paragraph is a space: the author's lines are not the reader's. */
const flow = (text: string): string => text.replace(/\s*\n\s*|[\t\u00a0\u202f]/g, ' ');

const narrower = (setting: Setting, by: number): Setting => ({
  ...setting,
  width: Math.max(8, setting.width - by),
});

const prefixed = (lines: readonly Line[], prefix: string): readonly Line[] =>
  lines.map((line) => [{ text: prefix, dim: true }, ...line]);

function trimBlank(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.length === 0) end--;
  return lines.slice(0, end);
}
