import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/server/open-server.ts';
import type { ShellChannel } from '../../src/server/server.ts';
import { realServerMissing, startRealServer } from '../real/sshd.ts';
import { screenText } from '../terminal/compare-screens.ts';
import { localShellMissing, openLocalShell } from '../terminal/local-shell.ts';
import { type OpenShell, TwoScreens } from './two-screens.ts';

type Host = AsyncDisposable & { open: OpenShell };

function localHost(): Host {
  const shells: (ShellChannel & AsyncDisposable)[] = [];
  return {
    open: async (size) => {
      const shell = openLocalShell(size);
      shells.push(shell);
      return shell;
    },
    [Symbol.asyncDispose]: async () => {
      for (const shell of shells) await shell[Symbol.asyncDispose]();
    },
  };
}

async function sshHost(): Promise<Host> {
  const real = await startRealServer();
  const server = openServer(real.target());
  return {
    open: (size) => server.openShell(size),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await real.stop();
    },
  };
}

describe.skipIf(localShellMissing)('a local shell: the pane shows what the shell alone would show', () => {
  provePane(async () => localHost());
});

describe.skipIf(realServerMissing && !process.env.CI)(
  `a shell over SSH (${realServerMissing ?? 'a real sshd'}): the pane shows what the shell alone would show`,
  () => {
    provePane(sshHost);
  },
);

function provePane(start: () => Promise<Host>): void {
  let host: Host;
  const opened: TwoScreens[] = [];

  beforeAll(async () => {
    host = await start();
  });

  afterEach(async () => {
    for (const screens of opened.splice(0)) await screens[Symbol.asyncDispose]();
  });

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
  });

  async function twoScreens(): Promise<TwoScreens> {
    const screens = await TwoScreens.open(host.open);
    opened.push(screens);
    await screens.rest('$');
    await screens.type("export PS1='$ ' LESS= HISTFILE=; clear; echo ready\r", /^ready/);
    return screens;
  }

  test('a prompt and what is typed at it', async () => {
    const screens = await twoScreens();
    await screens.type('echo hola', 'echo hola');
    expect(screens.differences()).toEqual([]);
    await screens.type('\x7f\x7f\x1b[D\x1b[DXY', 'echo XYho');
    expect(screens.differences()).toEqual([]);
  });

  test('attributes and colours of the palette, of 256 and of 16 million', async () => {
    const screens = await twoScreens();
    const codes =
      '1 2 3 4 5 7 8 9 21 53 31 92 41 103 38;5;1 38;5;208 48;5;9 38;2;10;20;30 48;2;200;1;2'.split(' ');
    const colons = ['4:3', '4:4', '4:3;58:5:9', '58:2::1:2:3;4', '1;4;7;38;5;3'];
    const line = [...codes, ...colons].map((code) => `\\e[${code}m${code}\\e[0m`).join(' ');
    await screens.type(`clear; printf '${line}\\nend\\n'\r`, /\nend/);
    expect(screens.differences()).toEqual([]);
  });

  test('a background that fills the width, and erased parts that keep it', async () => {
    const screens = await twoScreens();
    await screens.type(
      `clear; printf '\\e[44m%-79s\\e[0m\\n\\e[42mab\\e[K\\e[0m\\n\\e[7m%s\\e[0m\\nend\\n' uno dos\r`,
      /\nend/,
    );
    expect(screens.differences()).toEqual([]);
  });

  test('wide, combining and joined characters, at the border too', async () => {
    const screens = await twoScreens();
    await screens.type(
      `clear; printf '日本語テスト|한국어|e\\u0301|ñ|x\\n🚀🔥|👩‍💻|🇰🇿|❤️|✅|x\\n%78s日本\\nend\\n' a\r`,
      /\nend/,
    );
    expect(screens.differences()).toEqual([]);
    await screens.type(
      `clear; printf '日本語\\e[2Gx\\n日本語\\e[4D!\\n%77s日\\e[79G|\\nend\\n' a\r`,
      /\nend/,
    );
    expect(screens.differences()).toEqual([]);
    await screens.type('echo 🚀✅ ñandú', 'ñandú');
    expect(screens.differences()).toEqual([]);
  });

  test('a coloured listing that scrolls', async () => {
    const screens = await twoScreens();
    await screens.type(
      'clear; ls -l --color=always /; seq 1 60; ls --color=always /etc | tail -30; echo end\r',
      /\nend/,
    );
    expect(screens.differences()).toEqual([]);
  });

  test.skipIf(missing('less'))(
    `${missing('less') ?? 'less'}: paging, moving back, searching and leaving`,
    async () => {
      const screens = await twoScreens();
      await screens.type('clear; seq 1 200 | less\r', /\n37\n:/);
      expect(screens.differences()).toEqual([]);
      await screens.type('\x1b[B\x1b[B ', '74');
      expect(screens.differences()).toEqual([]);
      await screens.type('/19\r', /119/);
      expect(screens.differences()).toEqual([]);
      await screens.type('q', '$');
      expect(screens.differences()).toEqual([]);
    },
  );

  test.skipIf(missing('vim.tiny'))(
    `${missing('vim.tiny') ?? 'vim'}: opening, inserting, numbering and leaving`,
    async () => {
      const screens = await twoScreens();
      await screens.type('clear; vim.tiny -u NONE -N -n /etc/services\r', 'Network services');
      expect(screens.differences()).toEqual([]);
      await screens.type('\x1b[B\x1b[Bihola ñandú\x1b', 'hola ñandú');
      expect(screens.differences()).toEqual([]);
      await screens.type(':set nu\r', /\n +9 /);
      expect(screens.differences()).toEqual([]);
      await screens.type('G', /Local services|\n[^~]*$/);
      await screens.type(':q!\r', /^\$ *\n/);
      expect(screens.differences()).toEqual([]);
    },
  );

  test('windows of other sizes, wider and narrower, at the prompt', async () => {
    const screens = await twoScreens();
    await screens.type('clear; seq 1 50\r', '50');
    for (const [columns, rows] of [
      [100, 30],
      [140, 45],
      [80, 24],
      [120, 40],
    ] as const) {
      await screens.resize(columns, rows);
      expect(screens.differences()).toEqual([]);
      await screens.type('echo ahora\r', 'ahora');
      expect(screens.differences()).toEqual([]);
    }
  });

  test.skipIf(missing('vim.tiny'))(`windows of other sizes in ${missing('vim.tiny') ?? 'vim'}`, async () => {
    const screens = await twoScreens();
    await screens.type('clear; vim.tiny -u NONE -N -n /etc/services\r', 'Network services');
    for (const [columns, rows] of [
      [80, 24],
      [130, 41],
    ] as const) {
      await screens.resize(columns, rows);
      expect(screens.differences()).toEqual([]);
    }
  });

  test('a guide that changes while the shell floods leaves both whole', async () => {
    const screens = await twoScreens();
    const flooded = screens.type(
      'for i in $(seq 1 20000); do echo "$i"; done; clear; ls --color=always /; echo end\r',
      /\nend/,
    );
    for (let count = 1; count <= 20; count++) {
      screens.view.change({ counter: count });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await flooded;
    await screens.shows(/^guía 37 ·+ 20/m);
    expect(screens.differences()).toEqual([]);
    const text = screenText(screens.tutor);
    expect(text[0]).toMatch(/^ baqueano/);
    expect(text[1]).toMatch(/^guía 0 ·+ 20/);
    expect(text[38]).toMatch(/^guía 37 ·+ 20/);
    expect(text[39]).toMatch(/pie open/);
  });
}

/** Why a test that needs a program is skipped; undefined when it is there, and on a machine where it must be. */
function missing(program: string): string | undefined {
  if (process.env.CI) return undefined;
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  return found ? undefined : `${program} (not installed)`;
}
