import { describe, expect, test } from 'vitest';
import { KeyReader, type KeyToken } from '../../src/terminal/key-reader.ts';

const leader = 7;

function read(...chunks: (string | Buffer)[]): KeyToken[] {
  const reader = new KeyReader(leader);
  return [...chunks.flatMap((chunk) => reader.read(Buffer.from(chunk as string))), ...reader.flush()];
}

/** All the bytes that go on, in hexadecimal, and the kinds of the rest in between. */
function summary(tokens: KeyToken[]): string {
  return tokens
    .map((token) =>
      token.kind === 'bytes' || token.kind === 'pasted' ? token.bytes.toString('latin1') : `<${token.kind}>`,
    )
    .join('');
}

const keys: Record<string, string | Buffer> = {
  'Ctrl-A': '\x01',
  'Ctrl-C': '\x03',
  'Ctrl-D': '\x04',
  'Ctrl-Z': '\x1a',
  'Ctrl-\\': '\x1c',
  'Ctrl-]': '\x1d',
  'Ctrl-^': '\x1e',
  'Ctrl-_': '\x1f',
  'Ctrl-Space': '\x00',
  'Ctrl-H': '\x08',
  Backspace: '\x7f',
  Tab: '\t',
  'Ctrl-J': '\n',
  Enter: '\r',
  Esc: '\x1b',
  'Esc twice': '\x1b\x1b',
  'Alt-b': '\x1bb',
  'Alt-[': '\x1b[',
  'Alt-O': '\x1bO',
  'Alt-.': '\x1b.',
  'Alt-Backspace': '\x1b\x7f',
  'Up (CSI)': '\x1b[A',
  'Up (SS3)': '\x1bOA',
  'Ctrl-Right': '\x1b[1;5C',
  'Shift-Up': '\x1b[1;2A',
  'Home (CSI H)': '\x1b[H',
  'Home (CSI 1~)': '\x1b[1~',
  F2: '\x1bOQ',
  F5: '\x1b[15~',
  F12: '\x1b[24~',
  Insert: '\x1b[2~',
  Delete: '\x1b[3~',
  'Page up': '\x1b[5~',
  'Shift-F5': '\x1b[15;2~',
  'Shift-Tab': '\x1b[Z',
  'a cursor report': '\x1b[12;40R',
  'device attributes': '\x1b[?62;22c',
  'focus in': '\x1b[I',
  'a colour report that ends with the byte of Ctrl+G': '\x1b]11;rgb:0000/0000/0000\x07',
  'a colour report': '\x1b]11;rgb:0000/0000/0000\x1b\\',
  é: 'é',
  ñ: 'ñ',
  日: '日',
  '🚀': '🚀',
  'a byte that is no UTF-8': Buffer.from([0xff]),
  'é in Latin-1': Buffer.from([0xe9]),
  'CSI u': '\x1b[97;5u',
  'a burst': 'ls -l\r',
  'keypad j': '\x1bOj',
};

describe('keys go on byte by byte as they came', () => {
  test.each(Object.entries(keys))('%s', (_, key) => {
    expect(summary(read(key))).toBe(Buffer.from(key as string).toString('latin1'));
  });

  test.each(Object.entries(keys).filter(([name]) => !name.includes('Ctrl+G')))(
    '%s, one byte at a time',
    (_, key) => {
      const bytes = Buffer.from(key as string);
      const single = Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1));
      expect(summary(read(...single))).toBe(bytes.toString('latin1'));
    },
  );

  test('a lone Esc does not wait', () => {
    expect(summary(new KeyReader(leader).read(Buffer.from('\x1b')))).toBe('\x1b');
  });

  test('half a character waits for nobody', () => {
    const reader = new KeyReader(leader);
    expect(summary(reader.read(Buffer.from([0xc3])))).toBe('\xc3');
    expect(summary(reader.read(Buffer.from([0xb1])))).toBe('\xb1');
  });
});

describe('what is ours is found however it is cut', () => {
  test('the leader between other keys', () => {
    expect(summary(read('ab\x07c\x07\x07'))).toBe('ab<leader>c<leader><leader>');
  });

  test('the leader right after Esc', () => {
    expect(summary(read('\x1b\x07'))).toBe('\x1b<leader>');
  });

  test('another leader', () => {
    const reader = new KeyReader(0x1d);
    expect(summary(reader.read(Buffer.from('a\x07\x1db')))).toBe('a\x07<leader>b');
  });

  test.each(['\x1bOP', '\x1b[11~', '\x1b[[A'])('F1 as %j', (f1) => {
    expect(summary(read(`a${f1}b`))).toBe('a<help>b');
    expect(summary(read(`a${f1.slice(0, 2)}`, `${f1.slice(2)}b`))).toBe('a<help>b');
  });

  test('a mouse report', () => {
    const [report] = read('\x1b[<0;10;5', 'M');
    expect(report).toEqual({ kind: 'mouse', report: { button: 0, column: 9, row: 4, released: false } });
    expect(summary(read('\x1b[<35;100;20mx'))).toBe('<mouse>x');
  });

  test('a paste holds no leader and no F1, however it is cut', () => {
    const paste = 'a\x1b[200~uno\x07dos\x1bOP\n\x1b[31mtres\x1b[20\x1b[201~\x07b';
    const wanted = 'a<paste-start>uno\x07dos\x1bOP\n\x1b[31mtres\x1b[20<paste-end><leader>b';
    expect(summary(read(paste))).toBe(wanted);
    for (let cut = 1; cut < paste.length; cut++) {
      // An Esc that came alone has been passed on already: that is the price of not holding it back
      const [first, second] = [paste.slice(0, cut), paste.slice(cut)];
      expect(summary(read(first, second)), `cut at ${cut}`).toBe(wanted);
    }
    const bytes = Array.from(paste.slice(1));
    const tokens = read(...bytes);
    expect(summary(tokens)).toBe(`\x1b${wanted.slice(1)}`);
    expect(tokens[1]).toEqual({ kind: 'paste-start', bytes: Buffer.from('[200~') });
  });

  test('a large paste in blocks of 4 KB comes out whole', () => {
    const text = 'línea con ñ y \x07\n'.repeat(20_000);
    const bytes = Buffer.from(`\x1b[200~${text}\x1b[201~`);
    const blocks = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, index) =>
      bytes.subarray(index * 4096, (index + 1) * 4096),
    );
    const tokens = read(...blocks);
    const pasted = tokens.flatMap((token) => (token.kind === 'pasted' ? [token.bytes] : []));
    expect(Buffer.concat(pasted).toString()).toBe(text);
    expect(tokens.at(-1)?.kind).toBe('paste-end');
  });
});
