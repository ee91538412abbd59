import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { restoreScreen } from '../../src/screens/session/screen-text.ts';
import type { ShellHandle } from '../../src/screens/view.ts';
import { ServerError } from '../../src/server/server-error.ts';
import { screenText } from '../terminal/compare-screens.ts';
import { FakeChannel } from '../terminal/fake-channel.ts';
import { ShownSession } from './shown-session.ts';
import { StandInView, standInChrome } from './stand-in-chrome.ts';

/** On a busy computer a frame may come late; what is waited for comes long before this. */
const patience = { timeout: 45_000, interval: 10 } as const;

describe('from the first frame to the last', () => {
  test('the chrome is there at once and says that the shell is on its way', async () => {
    await using shown = new ShownSession({ openShell: () => new Promise(() => {}) });
    expect(shown.output).toContain('conectando…');
    expect(await shown.shows('conectando…')).toContain(' pie connecting');
  });

  test('the shell covers that when it is there, and is told its size', async () => {
    let size = '';
    const channel = new FakeChannel();
    await using shown = new ShownSession({
      openShell: async ({ columns, rows }) => {
        size = `${columns}x${rows}`;
        return channel;
      },
    });
    await shown.shows('pie open');
    channel.says('ana@servidor:~$ ');
    expect(await shown.shows('ana@servidor')).not.toContain('conectando…');
    expect(size).toBe('79x38');
    shown.session.resize(80, 24);
    shown.screen.resize(80, 24);
    await vi.waitFor(() => expect(channel.sizes).toEqual(['80x22']), patience);
  });

  test('what is typed before the shell is there reaches it', async () => {
    const { promise, resolve } = Promise.withResolvers<FakeChannel>();
    await using shown = new ShownSession({ openShell: () => promise });
    shown.type('ls\r');
    const channel = new FakeChannel();
    resolve(channel);
    await shown.shows('pie open');
    expect(channel.written.toString()).toBe('ls\r');
  });

  test('closing gives back a terminal as it was', async () => {
    const shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('\x1b[?1049h\x1b[?1h\x1b=\x1b[?1003h\x1b[?1006h\x1b[?2004h\x1b[?25l\x1b[5 q\x1b[41mvim');
    await shown.shows('vim');
    expect(shown.screen.modes.mouseTrackingMode).toBe('any');
    expect(shown.screen.modes.applicationCursorKeysMode).toBe(true);
    await shown.session.close();
    await sleep(20);
    expect(shown.output.endsWith(restoreScreen)).toBe(true);
    expect(shown.screen.modes).toMatchObject({
      applicationCursorKeysMode: false,
      applicationKeypadMode: false,
      bracketedPasteMode: false,
      mouseTrackingMode: 'none',
      sendFocusMode: false,
      synchronizedOutputMode: false,
      wraparoundMode: true,
    });
    expect(shown.screen.buffer.active.type).toBe('normal');
    expect(shown.shell.isClosed).toBe(true);
    expect(await shown.session.done).toEqual({ kind: 'closed' });
  });

  test('a chrome that breaks gives the screen back and says why', async () => {
    await using shown = new ShownSession({ breakAt: 3 });
    await shown.shows('pie open');
    shown.view.change({ counter: 3 });
    const end = await shown.session.done;
    expect(end).toMatchObject({ kind: 'failed', error: { message: 'the chrome broke' } });
    expect(shown.output.endsWith(restoreScreen)).toBe(true);
    expect(shown.shell.isClosed).toBe(true);
  });

  test('nothing is written and no timer runs while nothing happens', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('$ ');
    await sleep(500);
    const before = shown.writes;
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await sleep(200);
    expect(shown.writes).toBe(before);
    // The test's own sleep and what the test runner keeps stand in both counts
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(
      timers,
    );
  });
});

test('a page that the chrome opens while it is first drawn hides the shell from the start', async () => {
  const view = new StandInView();
  const chrome = (shell: ShellHandle) => {
    view.change({ covered: true });
    return standInChrome(view)(shell);
  };
  await using shown = new ShownSession({ view, chrome });
  await shown.shows('pie open');
  shown.shell.says('welcome of the shell');
  await sleep(60);
  expect(shown.text()).not.toContain('welcome of the shell');
  view.change({ covered: false });
  expect(await shown.shows('welcome of the shell')).toContain('pie open');
});

describe('a shell that goes', () => {
  test('a cut line keeps the last screen, and a new shell comes by itself', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('\x1b[?1049h\x1b[?1000hvim was open here');
    await shown.shows('vim was open here');
    shown.shell.ends({ exitCode: undefined, error: new ServerError('reach', 'cut', 'read ECONNRESET') });
    for (let tries = 0; tries < 2000 && shown.channels.length < 2; tries++) await sleep(10);
    await sleep(10);
    expect(shown.text()).toContain('vim was open here');
    shown.shell.says('new$ ');
    const text = await shown.shows('new$');
    expect(text).toContain('new$');
    await vi.waitFor(() => expect(shown.screen.modes.mouseTrackingMode).toBe('none'), patience);
  });

  test('a new shell writes below what the old one had shown, whatever program had come and gone in it', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('$ nano\r\n\x1b[?1049hediting\x1b[?1049l$ ls\r\nuno\r\ndos\r\n$ ');
    await shown.shows('dos');
    shown.shell.ends({ exitCode: undefined, error: new ServerError('reach', 'cut', 'read ECONNRESET') });
    for (let tries = 0; tries < 2000 && shown.channels.length < 2; tries++) await sleep(10);
    await sleep(10);
    shown.shell.says('new$ ');
    const text = await shown.shows('new$');
    expect(text).toContain('$ ls');
    expect(text.indexOf('new$')).toBeGreaterThan(text.indexOf('dos'));
  });

  test('keys are not kept for a shell that the student does not see yet', async () => {
    const gates = [Promise.resolve(new FakeChannel()), new Promise<FakeChannel>(() => {})];
    const first = await gates[0];
    await using shown = new ShownSession({ openShell: () => gates.shift() ?? new Promise(() => {}) });
    await shown.shows('pie open');
    first?.says('rm -rf carpeta');
    first?.ends({ exitCode: undefined, error: new ServerError('reach', 'cut', 'read ECONNRESET') });
    expect(await shown.shows('pie cut')).toContain('rm -rf carpeta');
    shown.type('\r');
    await sleep(30);
    expect(first?.written.toString()).toBe('');
  });

  test('after exit Enter opens another one, and other keys do nothing', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.ends({ exitCode: 0 });
    await shown.shows('pie left');
    shown.type('x');
    await sleep(30);
    expect(shown.channels).toHaveLength(1);
    shown.type('\r');
    await shown.shows('pie open');
    expect(shown.channels).toHaveLength(2);
  });

  test('a shell that cannot be had is said, and Enter tries again', async () => {
    let tries = 0;
    await using shown = new ShownSession({
      openShell: async () => {
        tries += 1;
        throw new Error('no');
      },
    });
    await shown.shows('pie failed');
    shown.type('\r');
    await vi.waitFor(() => expect(tries).toBe(2), patience);
  });
});

describe('keys', () => {
  test('the leader gives the keys to the chrome and back, and twice it goes to the shell', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.type('a\x07b');
    await sleep(30);
    shown.type('\x07');
    shown.type('c\x07\x07d');
    await vi.waitFor(() => expect(shown.shell.written.toString()).toBe('ac\x07d'), patience);
    await vi.waitFor(() => expect(shown.view.typed).toEqual(['b']), patience);
    expect(shown.view.keys).toEqual(['leader', 'leader', 'leader', 'leader-again']);
  });

  test('F1 is help at the prompt and the program’s own in a full-screen program', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.type('\x1bOP');
    expect(shown.view.keys).toEqual(['help']);
    shown.shell.says('\x1b[?1049h');
    await sleep(30);
    shown.type('\x1bOP');
    expect(shown.view.keys).toEqual(['help']);
    expect(shown.shell.written.toString()).toBe('\x1bOP');
  });

  test('a paste has its markers only where the program asked for them', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.type('\x1b[200~uno\x07\x1b[201~');
    expect(shown.shell.written.toString()).toBe('uno\x07');
    shown.shell.says('\x1b[?2004h');
    await sleep(30);
    shown.type('\x1b[200~dos\x1b[201~');
    expect(shown.shell.written.toString()).toBe('uno\x07\x1b[200~dos\x1b[201~');
    expect(shown.view.keys).toEqual([]);
  });

  test('a paste into the chrome comes as one text', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.type('\x07');
    await sleep(30);
    shown.type('\x1b[200~una ');
    shown.type('respuesta\x07\x1b[201~');
    await vi.waitFor(() => expect(shown.view.pasted).toEqual(['una respuesta\x07']), patience);
    expect(shown.shell.written.toString()).toBe('');
  });

  test('the mouse stays the terminal’s until a program asks, and then counts from the pane’s corner', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    expect(shown.screen.modes.mouseTrackingMode).toBe('none');
    shown.shell.says('\x1b[?1000h\x1b[?1006h');
    await vi.waitFor(() => expect(shown.screen.modes.mouseTrackingMode).toBe('vt200'), patience);
    shown.type('\x1b[<0;42;2M\x1b[<0;42;2m\x1b[<0;3;3M');
    expect(shown.shell.written.toString()).toBe('\x1b[<0;1;1M\x1b[<0;1;1m');
    shown.type('\x07');
    await vi.waitFor(() => expect(shown.screen.modes.mouseTrackingMode).toBe('none'), patience);
  });

  test('what a program asks of its terminal is answered', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('abc\x1b[6n\x1b[c');
    await vi.waitFor(() => expect(shown.shell.written.toString()).toBe('\x1b[1;4R\x1b[?1;2c'), patience);
  });
});

describe('the screen', () => {
  test('a hidden pane comes back whole', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('$ ls\r\nnotas.txt\r\n$ ');
    const before = await shown.shows('notas.txt');
    shown.view.change({ covered: true });
    expect(await shown.shows('ayuda')).not.toContain('notas.txt');
    shown.view.change({ covered: false });
    expect(await shown.shows('notas.txt')).toBe(before);
  });

  test('what scrolled away can be looked at, and typing comes back to now', async () => {
    let scroll = (_rows: number) => {};
    const { standInChrome, StandInView } = await import('./stand-in-chrome.ts');
    const view = new StandInView();
    await using shown = new ShownSession({
      view,
      chrome: (shell) => {
        scroll = (rows) => shell.scroll(rows);
        return standInChrome(view)(shell);
      },
    });
    await shown.shows('pie open');
    shown.shell.says(Array.from({ length: 100 }, (_, row) => `row-${row}.`).join('\r\n'));
    await shown.shows('row-99.');
    scroll(-38);
    expect(await shown.shows('row-24.')).not.toContain('row-99.');
    shown.type('x');
    expect(await shown.shows('row-99.')).not.toContain('row-24.');
  });

  test('nothing that a server sends gets out of the pane', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    const before = shown.output.length;
    const hostile = [
      '\x1b]0;title\x07',
      '\x1b]52;c;aG9sYQ==\x07',
      '\x1b]8;;http://example.org\x07link\x1b]8;;\x07',
      '\x1bP+q544e\x1b\\',
      '\x1b[8;10;10t\x1b[5i\x1b[?1049h\x1b[2J\x1b[3J\x1bc',
      '\x1b_payload\x1b\\\x1b^payload\x1b\\\x9b31m\u009d0;x\u009c',
      '\x1b[?1007h\x1b[?7l\x1b[20h\x1b[?5h\x1b[?3h\x1b#8\x1b[9999;9999Hend',
    ];
    for (const text of hostile) shown.shell.says(text);
    await shown.shows('end');
    const written = shown.output.slice(before);
    const known = /\x1b\[\d+;\d+H|\x1b\[\d+[GX]|\x1b\[[\d;:]*m|\x1b\[\?(?:2026|25)[hl]|\x1b\[2J/g;
    expect(written.replace(known, '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
  });

  test('random bytes leave the chrome whole and only text, styles and places on the wire', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    const before = shown.output.length;
    let seed = 42;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(
        Array.from({ length: 200 }, () => Math.floor(random() * 256)).map((byte) =>
          random() < 0.15 ? 0x1b : byte,
        ),
      );
      shown.shell.says(bytes);
      if (round % 20 === 0) await sleep(20);
    }
    await sleep(100);
    const written = shown.output.slice(before).replaceAll('\x07', '');
    const known =
      /\x1b\[\d+;\d+H|\x1b\[\d+[GX]|\x1b\[[\d;:]*m|\x1b\[\?(?:2026|25|1|9|100[0-46])[hl]|\x1b\[2J|\x1b[=>]|\x1b\[\d q/g;
    expect(written.replace(known, '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    const rows = screenText(shown.screen);
    expect(rows[0]).toMatch(/^ baqueano/);
    expect(rows[20]).toMatch(/^guía 19 ·+ 0/);
  });

  test('a bell is passed on, a title is not', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('\x07');
    await vi.waitFor(() => expect(shown.bells).toBe(1), patience);
  });

  test('the cursor stands where the shell has it, in its shape, and hides while the chrome has the keys', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('$ \x1b[5 q');
    await vi.waitFor(
      () => expect([shown.screen.buffer.active.cursorX, shown.screen.buffer.active.cursorY]).toEqual([43, 1]),
      patience,
    );
    expect(shown.output).toMatch(/\x1b\[\?25h(?:(?!\x1b\[\?25l).)*\x1b\[5 q\x1b\[2;44H$/);
    shown.type('\x07');
    await vi.waitFor(() => expect(shown.output).toMatch(/\x1b\[0 q\x1b\[\?25l$/), patience);
  });

  test('without colour the attributes stay, in the chrome and in the shell', async () => {
    await using shown = new ShownSession({ noColor: true });
    await shown.shows('pie open');
    shown.shell.says('\x1b[1;31;48;5;9mrojo\x1b[0m \x1b[4;38;2;1;2;3mrgb\x1b[0m');
    await shown.shows('rgb');
    const styles = new Set(shown.output.match(/\x1b\[[\d;:]*m/g));
    expect([...styles].sort()).toEqual(
      ['\x1b[0;1m', '\x1b[0;4m', '\x1b[0m', '\x1b[22m', '\x1b[27m', '\x1b[2m', '\x1b[7m'].sort(),
    );
  });

  test('the cell at the bottom right is never written', async () => {
    await using shown = new ShownSession();
    const view = shown.view;
    view.layout = (columns, rows) => ({
      columns,
      rows,
      pane: { column: 0, row: 0, columns, rows },
      tooSmall: false,
    });
    view.change({});
    await shown.shows('');
    await sleep(50);
    shown.shell.says(`\x1b[2J\x1b[H${Array.from({ length: 40 }, () => 'x'.repeat(120)).join('\r\n')}`);
    await shown.shows('x'.repeat(119));
    const last = screenText(shown.screen).at(-1);
    expect(last).toBe('x'.repeat(119));
  });

  test('a screen that a program holds back is shown at once when whole, and in any case soon', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('\x1b[?2026huno');
    await sleep(60);
    expect(shown.text()).not.toContain('uno');
    shown.shell.says('dos\x1b[?2026l');
    expect(await shown.shows('unodos')).toContain('unodos');
    shown.shell.says('\x1b[?2026htres');
    expect(await shown.shows('tres')).toContain('tres');
  });

  test('a terminal that does not keep up is waited for', async () => {
    let blocked = false;
    let drain = () => {};
    let written = '';
    await using shown = new ShownSession({
      output: {
        write: (text) => {
          written += text;
          return true;
        },
        get writableNeedDrain() {
          return blocked;
        },
        once: (_event, listener) => {
          drain = listener;
        },
      },
    });
    await sleep(50);
    blocked = true;
    shown.shell.says('uno');
    await sleep(50);
    shown.shell.says('\rdos');
    await sleep(50);
    expect(written).not.toContain('uno');
    blocked = false;
    drain();
    await vi.waitFor(() => expect(written).toContain('dos'), patience);
    expect(written).not.toContain('uno');
  });
});

describe('what the shell tells of itself', () => {
  test('each command with its exit code, but no empty Enter', async () => {
    await using shown = new ShownSession();
    await shown.shows('pie open');
    shown.shell.says('\x1b]133;A\x07$ \x1b]133;B\x07\r\n\x1b]133;D;0\x07\x1b]133;A\x07$ ');
    shown.shell.says(
      'ls\r\n\x1b]633;E;ls -l\\x3b pwd \\\\n;nonce\x07\x1b]133;C\x07out\r\n\x1b]133;D;2\x07\x1b]133;A\x07$ ',
    );
    shown.shell.says('x\r\n\x1b]133;C\x07\x1b]133;D\x07');
    await vi.waitFor(
      () =>
        expect(shown.commands).toEqual([
          { line: 'ls -l; pwd \\n', exitCode: 2 },
          { line: undefined, exitCode: undefined },
        ]),
      patience,
    );
  });
});
